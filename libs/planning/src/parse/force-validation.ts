/**
 * What contributions, caveats, support, command and the statement of requirements must satisfy beyond their shape. All findings at once;
 * general rules (ids, references of other sections) stand in `scenario/validation.ts`.
 */
import { CapabilityTree } from '../capability/tree.ts';
import { CommandBook } from '../command/command.ts';
import { validateCommand } from './command-validation.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { CaveatRow, ContributionRow, ForceElementRow } from '../scenario/force-section.ts';
import type { Issue } from '../scenario/issue.ts';
import { caveatBook, scopeOf } from '../force/caveat.ts';

/** Adds a finding; an error unless it is called a warning. */
export type AddIssue = (code: string, path: string, message: string, severity?: Issue['severity']) => void;

export function validateForces(document: ScenarioDocument, clock: ScenarioClock): Issue[] {
  const issues: Issue[] = [];
  const add: AddIssue = (code, path, message, severity = 'error') => issues.push({ code, path, message, severity });
  const known = namesOf(document);
  validateContributions(document, known, add);
  validateElements(document, clock, add);
  validateRequirements(document, clock, add);
  validateCommand(document, clock, add);
  return issues;
}

type Names = ReturnType<typeof namesOf>;

function namesOf(document: ScenarioDocument) {
  const ids = (rows: readonly { readonly id: string }[] | undefined) => new Set((rows ?? []).map((row) => row.id));
  const tree = new CapabilityTree(document);
  return {
    roles: new Map((document.nations ?? []).map((row) => [row.id, row.role])),
    supported: new Set((document.nations ?? []).filter((row) => row.role === 'supported').map((row) => row.id)),
    countryOf: new Map(document.places.map((place) => [place.id, place.country ?? ''])),
    countries: new Set(document.places.map((place) => place.country)),
    tree,
    tasks: new Set([
      ...ids(document.capabilities),
      ...(document.forceElements ?? []).flatMap((row) => row.capability ?? []),
      ...(document.requirements ?? []).map((row) => row.capability),
    ]),
    liftPools: new Map((document.liftPools ?? []).map((row) => [row.id, row.owner])),
    gates: ids(document.gates),
    deliveries: ids(document.deliveries),
    monitors: new Map((document.monitors ?? []).map((row) => [row.id, row.nation])),
    places: ids(document.places),
    links: ids(document.links),
  };
}

function validateContributions(document: ScenarioDocument, names: Names, add: AddIssue): void {
  const offered = new Map<string, string>();
  const brought = new Map<string, string>();
  (document.contributions ?? []).forEach((row, i) => {
    const path = `contributions.${i}`;
    const what = `${row.nation}|${row.component}|${row.kind}|${row.title.trim().toLowerCase()}`;
    const first = offered.get(what);
    if (first !== undefined)
      add('contribution.duplicate', path, `${row.nation} offers "${row.title}" twice: also as ${first}.`);
    else offered.set(what, row.id);
    if (names.roles.get(row.nation) === 'observer')
      add(
        'nation.not-participant',
        `${path}.nation`,
        `${row.nation} observes and takes no part: it cannot contribute "${row.title}".`,
      );
    validateCaveats(row, path, names, add);
    validateSupport(row, path, names, brought, add);
  });
}

function validateCaveats(row: ContributionRow, path: string, names: Names, add: AddIssue): void {
  const caveats = row.caveats ?? [];
  const told = new Set<string>();
  caveats.forEach((caveat, k) => {
    const at = `${path}.caveats.${k}`;
    if (caveat.kind === 'until') {
      if (caveat.until === undefined) add('caveat.until', at, 'A caveat on how long needs the date `until`.');
      else if (caveat.rule === 'not')
        add('caveat.rule', `${at}.rule`, 'A caveat on how long allows what is before its date, whatever its rule; "not" may be read as the opposite.', 'warning'); // prettier-ignore
      return;
    }
    if ((caveat.values ?? []).length === 0)
      add('caveat.values', `${at}.values`, `A caveat on ${caveat.kind} names at least one value.`);
    (caveat.values ?? []).forEach((value, v) => {
      if (!isKnown(caveat, value, names))
        add(
          'reference.unknown',
          `${at}.values.${v}`,
          `${value} is no ${WHAT[caveat.kind as keyof typeof WHAT]} of this scenario.`,
        );
    });
  });
  for (const { kind, limits, of } of PURPOSES) {
    const lasting = caveats.flatMap((caveat, k) =>
      caveat.kind === kind && limits(caveat) && caveat.until === undefined && (caveat.values ?? []).length > 0
        ? [{ ...caveat, k }]
        : [],
    );
    const only = lasting.find((caveat) => caveat.rule === 'only');
    const isPossible = only?.values
      ?.flatMap((value) => placesOf(kind, value, names))
      .some((value) =>
        lasting.every(
          ({ rule, values }) =>
            lineageOf(kind, value, names).some((name) => values?.includes(name)) === (rule === 'only'),
        ),
      );
    const at = `${path}.caveats.${lasting.at(-1)?.k}`;
    if (isPossible === false && !told.has(at)) {
      told.add(at);
      add('caveat.contradiction', at, `The caveats of ${row.id} on ${of} leave nothing that is allowed.`);
    }
  }
  if (
    row.stationing === 'inside' &&
    names.supported.size > 0 &&
    [...names.supported].every((country) => caveats.some((caveat) => forbids(caveat, country, names)))
  )
    add(
      'caveat.contradiction',
      `${path}.stationing`,
      `${row.id} stands inside the supported country, and a caveat forbids that country.`,
    );
}

/** Whether forces may stand nowhere in a country for as long as the caveat is there. */
function forbids(caveat: CaveatRow, country: string, names: Names): boolean {
  const { kind, rule, until, values = [] } = caveat;
  if (kind !== 'location' || until !== undefined || values.length === 0 || scopeOf(caveat) === 'transit') return false;
  if (rule === 'not') return values.includes(country);
  return values.every((value) => isKnown(caveat, value, names) && !lineageOf(kind, value, names).includes(country));
}

const WHAT = { location: 'country or place', task: 'capability', partner: 'nation' } as const;

/** What a caveat limits; where forces stand and where they pass are limited apart. */
const PURPOSES = [
  { kind: 'location', of: 'location', limits: (row: CaveatRow) => scopeOf(row) !== 'transit' },
  { kind: 'location', of: 'transit', limits: (row: CaveatRow) => scopeOf(row) !== 'stationing' },
  { kind: 'task', of: 'task', limits: () => true },
  { kind: 'partner', of: 'partner', limits: () => true },
] as const;

function isKnown(caveat: CaveatRow, value: string, names: Names): boolean {
  if (caveat.kind === 'location')
    return names.places.has(value) || names.countries.has(value) || names.roles.has(value);
  if (caveat.kind === 'task') return names.tasks.has(value);
  return names.roles.size === 0 || names.roles.has(value);
}

/** A country stands for its places. */
function placesOf(kind: CaveatRow['kind'], value: string, names: Names): string[] {
  if (kind !== 'location' || names.places.has(value)) return [value];
  const places = [...names.countryOf].filter(([, country]) => country === value).map(([place]) => place);
  return places.length > 0 ? places : [value];
}

function lineageOf(kind: CaveatRow['kind'], value: string, names: Names): string[] {
  if (kind === 'task') return names.tree.lineage(value);
  return kind === 'location' ? [value, names.countryOf.get(value) ?? ''] : [value];
}

function validateSupport(
  row: ContributionRow,
  path: string,
  names: Names,
  brought: Map<string, string>,
  add: AddIssue,
): void {
  const { support } = row;
  if (support === undefined) return;
  const once = (id: string, at: string, kind: string) => {
    const other = brought.get(`${kind}|${id}`);
    if (other !== undefined) add('support.twice', at, `${id} is brought by ${other} and by ${row.id}.`);
    else brought.set(`${kind}|${id}`, row.id);
  };
  for (const section of ['liftPools', 'monitors'] as const)
    support[section]?.forEach((id, k) => {
      const at = `${path}.support.${section}.${k}`;
      if (!names[section].has(id)) add('reference.unknown', at, `${id} is no row of ${section}.`);
      const owner = names[section].get(id);
      if (owner !== undefined && owner !== row.nation)
        add('support.owner', at, `${id} belongs to ${owner} and is brought by ${row.nation}.`);
      once(id, at, section);
    });
  support.shortens?.forEach(({ gate }, k) => {
    if (!names.gates.has(gate))
      add('reference.unknown', `${path}.support.shortens.${k}.gate`, `${gate} is no row of gates.`);
  });
  support.capacity?.forEach(({ resource }, k) => {
    const owner = resource.split('/').slice(0, -1).join('/');
    if (!names.places.has(owner) && !names.links.has(owner))
      add('reference.unknown', `${path}.support.capacity.${k}.resource`, `${owner} is no row of places or links.`);
  });
  support.deliveries?.forEach((id, k) => {
    const at = `${path}.support.deliveries.${k}`;
    if (!names.deliveries.has(id)) add('reference.unknown', at, `${id} is no row of deliveries.`);
    once(id, at, 'delivery');
  });
}

function validateElements(document: ScenarioDocument, clock: ScenarioClock, add: AddIssue): void {
  const contributions = new Map((document.contributions ?? []).map((row) => [row.id, row]));
  const roles = new Map((document.nations ?? []).map((row) => [row.id, row.role]));
  const countryOf = new Map(document.places.map((place) => [place.id, place.country]));
  const seaports = new Set(document.places.filter((place) => place.seaport !== undefined).map((place) => place.id));
  const caveatsOf = caveatBook(document, clock);
  const elements = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  const checkUse = uselessness(document, clock, caveatsOf, add);
  (document.forceElements ?? []).forEach((row, i) => {
    const path = `forceElements.${i}`;
    const contribution = row.contribution === undefined ? undefined : contributions.get(row.contribution);
    const country = countryOf.get(row.destination) ?? '';
    if (row.nation !== undefined && roles.get(row.nation) === 'observer')
      add('nation.not-participant', `${path}.nation`, `${row.nation} observes and takes no part: it has no ${row.id}.`);
    if (contribution !== undefined && row.nation !== undefined && contribution.nation !== row.nation)
      add(
        'contribution.nation',
        `${path}.contribution`,
        `${row.id} belongs to ${row.nation}, its contribution ${contribution.id} to ${contribution.nation}.`,
      );
    if (contribution?.stationing === 'outside' && roles.get(country) === 'supported')
      add(
        'stationing.contradiction',
        `${path}.destination`,
        `${row.id} goes to ${row.destination} in ${country}, but its contribution stands outside.`,
      );
    if (contribution?.stationing === 'none')
      add(
        'stationing.contradiction',
        `${path}.contribution`,
        `${row.id} is present somewhere, but its contribution is without presence.`,
      );
    if (contribution?.stationing === 'at-sea' && row.component !== 'sea' && !seaports.has(row.destination))
      add(
        'stationing.contradiction',
        `${path}.destination`,
        `${row.id} goes to ${row.destination}, which is no seaport, but its contribution stands at sea.`,
      );
    const caveats = caveatsOf(row.contribution);
    if (caveats.mayStandFrom(row.destination) === null)
      add(
        'caveat.held',
        `${path}.destination`,
        `${row.id} never leaves: a caveat of its contribution forbids ${row.destination}.`,
        'warning',
      );
    checkUse(row, path);
    const until = caveats.employableUntil();
    if (until !== null && row.requiredAt !== undefined && clock.minute(row.requiredAt) > until)
      add('date.order', `${path}.requiredAt`, `${row.id} is required after the day until which it may be employed.`);
    if (row.relievedBy !== undefined) {
      const relief = elements.get(row.relievedBy);
      if (relief === undefined || relief.id === row.id)
        add('reference.unknown', `${path}.relievedBy`, `${row.relievedBy} is no other row of forceElements.`);
      else if (row.tourDays === undefined)
        add('relief.tour', `${path}.relievedBy`, `${row.id} is relieved but has no length of tour.`);
    }
  });
}

/** What keeps an element from being employable whenever it comes. */
function uselessness(
  document: ScenarioDocument,
  clock: ScenarioClock,
  caveatsOf: ReturnType<typeof caveatBook>,
  add: AddIssue,
): (row: ForceElementRow, path: string) => void {
  const tree = new CapabilityTree(document);
  const book = new CommandBook(document, clock);
  return (row, path) => {
    const caveats = caveatsOf(row.contribution);
    const held = (field: string, message: string) => add('caveat.held', `${path}.${field}`, message, 'warning');
    if (row.capability !== undefined && caveats.mayDoFrom(tree.lineage(row.capability)) === null)
      held('capability', `${row.id} is never employable: a caveat of its contribution forbids ${row.capability}.`);
    const until = caveats.employableUntil();
    if (until !== null && row.earliest !== undefined && clock.minute(row.earliest) >= until)
      held('earliest', `${row.id} is ordered on or after the day until which it may be employed.`);
    const spans = book.of(row.id);
    // Under national command in between it may be employed.
    const isLedThroughout =
      spans.length > 0 &&
      spans.every(({ fromMin }, k) => fromMin <= (k === 0 ? 0 : spans[k - 1].untilMin)) &&
      spans.at(-1)!.untilMin >= clock.endMin;
    const leaders = spans.map(({ superior }) => superior.frameworkNation);
    if (isLedThroughout && leaders.every((one) => one !== undefined && caveats.mayServeUnderFrom(one) === null))
      held(
        'contribution',
        `${row.id} is never employable: a caveat forbids service under ${[...new Set(leaders)].join(' and ')}.`,
      );
  };
}

function validateRequirements(document: ScenarioDocument, clock: ScenarioClock, add: AddIssue): void {
  const requirements = document.requirements ?? [];
  const byId = new Map(requirements.map((row) => [row.id, row]));
  const tree = new CapabilityTree(document);
  const inTree = new Set((document.capabilities ?? []).map((row) => row.id));
  (document.capabilities ?? []).forEach((row, i) => {
    if (row.parent !== undefined && !inTree.has(row.parent))
      add('reference.unknown', `capabilities.${i}.parent`, `${row.parent} is no row of capabilities.`);
    if (tree.lineage(row.id).slice(1).includes(row.id))
      add('reference.cycle', `capabilities.${i}.parent`, `${row.id} is a kind of itself.`);
  });
  /** The widest line that a line is part of. */
  const whole = (id: string): string => {
    let at = id;
    for (let step = 0; step < requirements.length && byId.get(at)?.partOf !== undefined; step++)
      at = byId.get(at)?.partOf ?? at;
    return at;
  };
  const namedIn = new Map<string, string>();
  requirements.forEach((row, i) => {
    const path = `requirements.${i}`;
    if (inTree.size > 0 && !inTree.has(row.capability))
      add('reference.unknown', `${path}.capability`, `${row.capability} is no row of capabilities.`);
    if (row.partOf !== undefined) {
      const wider = byId.get(row.partOf);
      if (wider === undefined) add('reference.unknown', `${path}.partOf`, `${row.partOf} is no row of requirements.`);
      else if (byId.get(whole(row.id))?.partOf !== undefined)
        add('reference.cycle', `${path}.partOf`, `${row.id} is part of itself.`);
      else {
        if (clock.minute(row.by) > clock.minute(wider.by))
          add('date.order', `${path}.by`, `${row.id} is the first part of ${wider.id} and is due after it.`);
        if (!tree.meets(row.capability, wider.capability))
          add('requirement.part', `${path}.capability`, `${row.capability} is no kind of ${wider.capability}.`);
      }
    }
    const seen = new Set<string>();
    row.elements?.forEach((id, k) => {
      const other = namedIn.get(id);
      if (seen.has(id) || (other !== undefined && whole(other) !== whole(row.id)))
        add(
          'requirement.offered-twice',
          `${path}.elements.${k}`,
          seen.has(id)
            ? `${id} is named twice.`
            : `${id} is named for ${row.id} and for ${other}, and can fill one of them.`,
        );
      seen.add(id);
      namedIn.set(id, row.id);
    });
  });
}
