/**
 * K01: golden outcomes of the shipped scenarios, and what each variant teaches beside the reference, with the same draws. The figures change only
 * with a written reason: `npm run golden -- "why they change"` runs this file, writes the new figures, keeps the reason beside them and makes another version of
 * the engine. The trace hash stands with the figures, so that a change of draws that no figure shows does the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parisDeclaration, portAndCrossingLost, referenceScenarios } from '../reference/index.ts';
import { ENGINE_REVISION, ENGINE_VERSION } from '../replication/engine-version.ts';
import { prepare, type RunResult } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { runWithoutBounds } from '../testing/run-without-bounds.ts';
import { goldenOutcome, type GoldenOutcome } from './golden-outcome.ts';

const FILE = join(__dirname, 'golden-outcomes.json');
const SEED = 1;
const REPLICATIONS = 10;
const DAY = 1440;

interface GoldenFile {
  readonly seed: number;
  readonly replications: number;
  /** Why the figures are what they are, the latest last. */
  readonly reasons: readonly string[];
  readonly outcomes: Readonly<Record<string, GoldenOutcome>>;
  /** Hash over the traces of all replications. */
  readonly traces: Readonly<Record<string, string>>;
}

const results = new Map<string, RunResult>();
function run(document: ScenarioDocument, replications = REPLICATIONS): RunResult {
  const known = results.get(document.id);
  if (known) return known;
  const prepared = prepare(document);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues.slice(0, 5)));
  const result = runWithoutBounds(prepared.value, SEED, replications);
  results.set(document.id, result);
  return result;
}
const of = (id: string): RunResult => run(referenceScenarios.find((document) => document.id === id)!);

const golden = JSON.parse(readFileSync(FILE, 'utf8')) as GoldenFile;
const reason = process.env.MUSTER_GOLDEN_REASON;

beforeAll(() => {
  for (const { id } of referenceScenarios) of(id);
  if (reason === undefined) return;
  const ids = referenceScenarios.map(({ id }) => id);
  const file: GoldenFile = {
    seed: SEED,
    replications: REPLICATIONS,
    reasons: [...golden.reasons, reason],
    outcomes: Object.fromEntries(ids.map((id) => [id, goldenOutcome(of(id))])),
    traces: Object.fromEntries(ids.map((id) => [id, of(id).hash])),
  };
  writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`);
  Object.assign(golden, file);
});

describe('K01 golden outcomes', () => {
  test('K01.1 the figures are those of this seed and number of replications, each change with its reason', () => {
    expect([golden.seed, golden.replications]).toEqual([SEED, REPLICATIONS]);
    expect(golden.reasons.length).toBeGreaterThan(0);
    for (const one of golden.reasons) expect(one.length).toBeGreaterThan(20);
  });

  test('K01.8 the version of the engine follows them, and every result names it', () => {
    expect(ENGINE_REVISION).toBe(golden.reasons.length);
    expect(reference().engineVersion).toBe(ENGINE_VERSION);
  });

  test.each(referenceScenarios.map(({ id }) => id))('K01.2 %s', (id) => {
    expect(goldenOutcome(of(id))).toEqual(golden.outcomes[id]);
    expect(of(id).hash).toBe(golden.traces[id]);
  });
});

const reference = () => of(parisDeclaration.id);
const line = (result: RunResult, id: string) => result.requirements.find((row) => row.id === id)!;
const element = (result: RunResult, id: string) => result.elements.find((row) => row.id === id)!;
const gate = (result: RunResult, id: string) => result.gates.find((row) => row.id === id)!.met.p50!;
const sector = (result: RunResult, id: string) => result.sectors.find((row) => row.id === id)!;
const cover = (result: RunResult, id: string) => {
  const { dDayMin, stepMin } = result.clock;
  return result.components.find((row) => row.id === id)!.cover.p50[Math.floor((dDayMin - DAY) / stepMin)];
};
/** Share of the beds at the places of destination that are open on D-day. */
const openBeds = ({ clock, commander }: RunResult) => {
  const places = commander.arrivals.filter(({ beds }) => beds !== null);
  const open = places.reduce((sum, { bedsOpen }) => sum + bedsOpen![Math.floor(clock.dDayMin / clock.stepMin)], 0);
  return open / places.reduce((sum, { beds }) => sum + beds!, 0);
};
const served = (result: RunResult, place: string) =>
  result.resources.filter((row) => row.place === place).reduce((sum, row) => sum + row.served, 0);

describe('K01.7 the reference: what comes by its date, and what days or weeks after it', () => {
  test.each([
    ['reserves', 0.5, -Infinity, 0],
    ['battlegroups-2', 0.5, -Infinity, 0],
    ['brigades', 0.5, -Infinity, 0],
    ['artillery', 0.5, -Infinity, 0],
    ['battlegroups', 0, 0, 4],
    ['fighters', 0, 0, 4],
    ['transport', 0, 2, 7],
    ['medical', 0, 0, 5],
    ['air-defence', 0, 3, 10],
  ])('%s', (name, least, fromDays, toDays) => {
    const { met, metAt, byMin } = line(reference(), `req-response-${name}`);
    expect(met.value).toBeGreaterThanOrEqual(least);
    const late = (metAt.p50! - byMin) / DAY;
    expect(late).toBeGreaterThanOrEqual(fromDays);
    expect(late).toBeLessThanOrEqual(toDays);
  });
});

describe('K01.3 early attack: what the posture is worth', () => {
  const early = () => of('early-attack');

  test('a fifth of the posture is there, a quarter of the beds is not open, no brigade is formed, and works add nothing outside one sector', () => {
    expect(cover(reference(), 'multinational-force')).toBeGreaterThan(0.95);
    expect(cover(early(), 'multinational-force')).toBeGreaterThan(0.15);
    expect(cover(early(), 'multinational-force')).toBeLessThan(0.25);
    expect(openBeds(early())).toBeGreaterThan(0.65);
    expect(openBeds(early())).toBeLessThan(0.85);
    expect(openBeds(reference())).toBeGreaterThan(0.95);
    for (const id of ['form-brigade-1', 'form-brigade-2', 'form-brigade-3', 'form-brigade-4']) {
      const done = (result: RunResult) => result.progress.find((row) => row.id === id)!.complete;
      expect(done(reference()).p90).toBeLessThanOrEqual(reference().clock.dDayMin);
      expect(done(early()).p10 ?? Infinity).toBeGreaterThan(early().clock.dDayMin);
    }
    const gained = (result: RunResult) => result.sectors.filter(({ holdGainDays }) => holdGainDays.p50 > 1).length;
    expect([gained(reference()), gained(early())]).toEqual([6, 1]);
  });

  test('so each sector is reinforced before its hold time ends less often than not, and less often than in the reference', () => {
    for (const { id } of early().sectors) {
      expect(sector(early(), id).inTime!.value).toBeLessThan(0.5);
      expect(sector(reference(), id).inTime!.value).toBeGreaterThan(sector(early(), id).inTime!.value);
    }
  });
});

describe('K01.4 port and crossing lost: what goes around, and what waits', () => {
  const lost = () => of('port-and-crossing-lost');
  const brigade = 'fe-fr-response-brigade';

  test('trains go around Mostyska by Izov and Chop, and no line but that of the brigades is three days later', () => {
    expect(served(lost(), 'XR-Mostyska')).toBeLessThan(0.6 * served(reference(), 'XR-Mostyska'));
    const around = (result: RunResult) => served(result, 'XR-Izov') + served(result, 'XR-Chop-Cierna');
    expect(around(lost())).toBeGreaterThan(around(reference()));
    const later = lost().requirements.filter(
      ({ id, metAt }) => (metAt.p50 ?? Infinity) > (line(reference(), id).metAt.p50 ?? Infinity) + 3 * DAY,
    );
    expect(later.map(({ id }) => id)).toEqual(['req-response-brigades']);
  });

  test('the one brigade whose port the plan fixes waits until the port opens; with its port free it does not', () => {
    const waiting = element(lost(), brigade);
    expect(waiting.ready.p50! - element(reference(), brigade).ready.p50!).toBeGreaterThan(45 * DAY);
    expect(waiting.bindingCause).toBe('closed');
    expect(waiting.bindingResource).toMatch(/^ROCND\/berths:/);
    const free = run(
      {
        ...portAndCrossingLost,
        id: 'port-free',
        forceElements: portAndCrossingLost.forceElements!.map((row) =>
          row.id === brigade ? { ...row, via: undefined } : row,
        ),
      },
      3,
    );
    expect(element(free, brigade).ready.p50!).toBeLessThan(element(reference(), brigade).ready.p50! + 5 * DAY);
  });
});

describe('K01.5 a parliament refuses: single points of failure', () => {
  const refused = () => of('parliament-refuses');

  test('the reference names the lines that fail, the United Kingdom as a single point, before anybody refuses', () => {
    const foretold = reference().commander.singlePoints.find(({ kind, id }) => kind === 'nation' && id === 'GB')!.lines;
    const never = refused()
      .requirements.filter(({ metAt }) => metAt.share === 0)
      .map(({ id }) => id);
    expect(foretold.length).toBeGreaterThan(5);
    expect([...never].sort()).toEqual([...foretold].sort());
    // What others can fill is filled as before.
    for (const id of ['req-monitoring', 'req-manoeuvre-first', 'req-mine-countermeasures'])
      expect(line(refused(), id).met.value).toBe(line(reference(), id).met.value);
  });

  test('the approval is what binds the elements of the nation that are never ready, and others wait for its openers', () => {
    const stuck = refused().elements.filter(({ ready }) => ready.share === 0);
    expect(stuck.filter(({ bindingGate }) => bindingGate === 'gate-approval-gb').length).toBeGreaterThan(25);
    expect(stuck.some(({ bindingCause }) => bindingCause === 'predecessor')).toBe(true);
  });
});

describe('K01.6 a deniable incident: the days go into detection and attribution', () => {
  const deniable = () => of('deniable-incident');

  test('it takes weeks until the breach has an author, and the reinforcement is later by nearly as much', () => {
    const lost = gate(deniable(), 'gate-attribution') - gate(reference(), 'gate-attribution');
    expect(lost).toBeGreaterThan(12 * DAY);
    for (const id of ['req-response-battlegroups', 'req-response-transport', 'req-response-medical']) {
      const later = line(deniable(), id).metAt.p50! - line(reference(), id).metAt.p50!;
      expect(later).toBeGreaterThan(0.7 * lost);
    }
    expect(deniable().elements.filter(({ bindingCause }) => bindingCause === 'attribution').length).toBeGreaterThan(30);
  });

  test('nothing is broken: stocks hold, and only the sector that is attacked has a hold time', () => {
    // What the works of the posture use up runs out with or without an attack.
    const outs = (result: RunResult) =>
      result.stocks.filter((stock) => stock.class !== 'IV' && stock.firstStockOut.share > 0).map(({ id }) => id);
    expect(outs(deniable())).toEqual([]);
    expect(outs(reference()).length).toBeGreaterThan(5);
    expect(
      deniable()
        .sectors.filter(({ inTime }) => inTime !== null)
        .map(({ id }) => id),
    ).toEqual(['sector-east']);
    expect(sector(deniable(), 'sector-north').holdUntil.share).toBe(0);
  });
});
