/**
 * Each of the fourteen systems of the declaration, switched off by itself on the reference scenario with the same draws: does the outcome change the way
 * that docs/mission.md says? Its table "On the reference scenario" is what this prints. Runs from dist: `npm run build` first.
 *
 *   npm run verify:long -- systems [--replications 10]
 */
import { deniableIncident, parisDeclaration } from '../../libs/planning/dist/reference/index.js';
import { prepare } from '../../libs/planning/dist/run/index.js';
import { runWithoutBounds } from '../../libs/planning/dist/testing/run-without-bounds.js';

const SEED = 1;
const DAY = 1440;
const base = parisDeclaration;
const D_DAY = base.clock.dDay.offset;

/** A gate that is never met. */
const NEVER = { id: 'gate-never', title: 'Never', kind: 'order', refusal: 1 };
const gates = [...base.gates, NEVER];
const rows = (section, part, of = () => true) => ({
  [section]: base[section].map((row) => (of(row) ? { ...row, ...part } : row)),
});
const is = (id) => (row) => row.id === id;
const refused = (id) => rows('gates', { refusal: 1 }, is(id));
const withdrawn = (of) => rows('contributions', { status: 'withdrawn' }, of);
const released = new Set(base.commitments.flatMap(({ releases = [] }) => releases));

/** Nobody watches, and no contribution brings who would. */
const unwatched = {
  monitors: [],
  contributions: base.contributions.map(({ support, ...row }) => ({
    ...row,
    support: { ...support, monitors: undefined },
  })),
};

const days = (times) => ((times?.p50 ?? null) === null ? null : times.p50 / DAY - D_DAY);
const gate = (id) => (r) => days(r.gates.find(is(id)).met);
const linesMet = (r) => r.requirements.reduce((sum, { met }) => sum + met.value, 0);
const brigades = (r) => r.progress.filter(({ kind, complete }) => kind === 'formation' && complete.share > 0.5).length;
const classOf = new Map(base.stocks.map((row) => [row.id, row.class]));
/** Tonnes of a class some days after the breach, without the reserves that commitments release. */
const inReach = (cls, day) => (r) =>
  r.stocks.reduce(
    (sum, { id, levelT }) =>
      sum +
      (classOf.get(id) === cls && !released.has(id)
        ? levelT.p50[Math.floor(((D_DAY + day) * DAY) / r.clock.stepMin)]
        : 0),
    0,
  );
const least = (places) => (r) =>
  r.stocks.reduce(
    (sum, { place, levelT }) =>
      sum + (places.has(place) ? levelT.p10[Math.floor(((D_DAY + 1) * DAY) / r.clock.stepMin)] : 0),
    0,
  );
const cover = (id) => (r) =>
  100 * r.components.find(is(id)).cover.p50[Math.floor(((D_DAY - 1) * DAY) / r.clock.stepMin)];
const share = (id, state) => (r) => 100 * r.elements.find(is(id))[state].share;
const inForce = (r) => r.response.filter((row) => row.kind === 'commitment' && row.inForce.share > 0.5).length;

const SPANISH = 'fe-es-company-1';
const toKremenchuk = rows('forceElements', { destination: 'HUB-Kremenchuk' }, is(SPANISH));

/** System, what is switched off, the change, what is measured, its unit, the way it goes, and what the base is where it is not the reference itself. */
const ROWS = [
  ['S1', 'no monitors', unwatched, 'attribution after the breach', gate('gate-attribution'), 'd', 'more'],
  [
    'S1',
    'no monitors, in a deniable incident',
    { ...deniableIncident, ...unwatched },
    'attribution after the breach',
    gate('gate-attribution'),
    'd',
    'more',
    deniableIncident,
  ],
  ['S2', 'no finding of the commission', refused('gate-attribution'), 'commitments in force', inForce, '', 'less'],
  ['S3', 'no packages', { packages: [] }, 'brigades formed', brigades, '', 'less'],
  [
    'S4',
    'no access to protected facilities and depots',
    { gates, ...rows('stocks', { releasedBy: NEVER.id }, ({ id }) => released.has(id)) },
    'ammunition outside of the reserves, D+30',
    inReach('V', 30),
    't',
    'less',
  ],
  [
    'S5',
    'no works',
    { fortificationWorks: [] },
    'hold time of the sector east',
    (r) => days(r.sectors.find(is('sector-east')).holdUntil),
    'd',
    'less',
  ],
  [
    'S6',
    'French land forces withdrawn',
    withdrawn(is('con-fr-land')),
    'lines met in time, expected',
    linesMet,
    '',
    'less',
  ],
  [
    'S7',
    'no training',
    { gates, ...rows('trainingProgrammes', { startsWhen: NEVER.id }) },
    'brigades formed',
    brigades,
    '',
    'less',
  ],
  [
    'S8',
    'headquarters of the British framework brigade withdrawn',
    rows('forceElements', { status: 'withdrawn' }, is('fe-gb-brigade-headquarters')),
    'lines met in time, expected',
    linesMet,
    '',
    'less',
  ],
  [
    'S8',
    'proposed support of the United States withdrawn',
    withdrawn(({ nation }) => nation === 'US'),
    'attribution after the breach',
    gate('gate-attribution'),
    'd',
    'more',
  ],
  [
    'S8',
    'Polish host support withdrawn',
    withdrawn(is('con-pl-host')),
    'cover of the force on the day before the attack',
    cover('multinational-force'),
    '%',
    'less',
  ],
  [
    'S9',
    'no request of the host',
    refused('gate-host-request'),
    'cover of the force on the day before the attack',
    cover('multinational-force'),
    '%',
    'less',
  ],
  [
    'S9',
    'French approval withdrawn on CF+60',
    rows('gates', { withdrawnAt: { anchor: 'CF', offset: 60 } }, is('gate-approval-fr')),
    'lines met in time, expected',
    linesMet,
    '',
    'less',
  ],
  [
    'S10',
    'the British commitment is not triggered',
    rows('commitments', { trigger: NEVER.id }, is('com-gb-military-capability')),
    'British response battlegroup ready',
    share('fe-gb-response-battlegroup', 'ready'),
    '%',
    'less',
    { ...base, gates },
  ],
  [
    'S11',
    'no joint production',
    { productionLines: [] },
    'ammunition at the depot of the factory, D-1',
    (r) => r.stocks.find(is('st-DEP-Slawkow-V-UA')).levelT.p50[Math.floor(((D_DAY - 1) * DAY) / r.clock.stepMin)],
    't',
    'less',
  ],
  [
    'S11',
    'no shared intelligence',
    { ...unwatched, monitors: base.monitors.filter(({ kind }) => kind !== 'intelligence-sharing') },
    'attribution after the breach',
    gate('gate-attribution'),
    'd',
    'more',
  ],
  [
    'S12',
    'one desk in each office',
    rows('offices', { desks: 1 }),
    'mean wait of a decision in the cell',
    (r) => r.offices.find(is('office-coordination-cell')).meanWaitMin / 60,
    'h',
    'more',
  ],
  [
    'S13',
    'hubs and port never opened',
    { gates, ...rows('siteOpenings', { openedBy: undefined, openedWhen: NEVER.id }) },
    'all ready',
    (r) => days(r.closures[0].closure),
    'd',
    'more',
  ],
  [
    'S13',
    'nothing is protected',
    rows('places', { protection: 'none' }),
    'stock of the two depots that may be hit, D+1, in one of ten',
    least(new Set(['DEP-Poltava', 'DEP-Dnipro'])),
    't',
    'less',
  ],
  [
    'S14',
    'Spanish company sent east of where its caveat allows',
    {},
    'company ready',
    share(SPANISH, 'ready'),
    '%',
    'less',
    { ...base, ...toKremenchuk, ...rows('contributions', { caveats: [] }, is('con-es-land')) },
    { ...base, ...toKremenchuk },
  ],
  [
    'S14',
    'the south led by a nation that its caveat does not name',
    rows('commands', { frameworkNation: 'RO' }, is('cmd-south')),
    'company employable',
    share(SPANISH, 'employable'),
    '%',
    'less',
  ],
];

function runOf(document, replications) {
  const prepared = prepare(document);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues.slice(0, 3)));
  return runWithoutBounds(prepared.value, SEED, replications);
}

const say = (value, unit) =>
  value === null
    ? 'never'
    : `${Math.abs(value) >= 100 ? Math.round(value) : Number(value.toFixed(2))}${unit === '%' ? ' %' : unit === '' ? '' : ` ${unit}`}`;

export function run(args) {
  const at = args.indexOf('--replications');
  const replications = at < 0 ? 10 : Number(args[at + 1]);
  const known = new Map();
  const resultOf = (document) => {
    if (!known.has(document)) known.set(document, runOf(document, replications));
    return known.get(document);
  };
  let holds = true;
  for (const [system, what, off, name, measure, unit, way, on = base, without] of ROWS) {
    const [a, b] = [measure(resultOf(on)), measure(runOf(without ?? { ...on, ...off }, replications))];
    const right = way === 'more' ? (b ?? Infinity) > (a ?? Infinity) : (b ?? Infinity) < (a ?? Infinity);
    if (!right) holds = false;
    console.log(
      `| ${system} | ${what} | ${name} | ${say(a, unit)} | ${say(b, unit)} |${right ? '' : '  <- does not hold'}`,
    );
  }
  return holds;
}
