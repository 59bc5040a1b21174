/**
 * E02: sanity ranges of the planning factors on the reference scenario. A median outside "absurd" fails; the figures stand beside the
 * believable ranges in docs/validation.md. Times without political gates: they count from the order to deploy.
 */
import { compile, Simulator, MODES, type Program, type ReplicationOutcome } from '@muster/logistics';
import { toWorld } from '../mapping/to-world.ts';
import { parisDeclaration } from '../reference/index.ts';

const REPLICATIONS = 20;
const DAY = 1440;
const document = parisDeclaration;
const program: Program = compile(toWorld(document));
const simulator = new Simulator(program);
const outcomes: ReplicationOutcome[] = Array.from({ length: REPLICATIONS }, (_, r) =>
  simulator.replicate(1, r, { sampleMin: DAY, record: true }),
);
const index = new Map(program.world.elements.map((element, i) => [element.id, i]));

/** Elements that the order for the posture releases, also those that a caveat holds back behind it. */
const posture = (document.forceElements ?? []).flatMap(({ id, releasedBy }) =>
  releasedBy?.startsWith('gate-order-posture') && index.has(id) ? [index.get(id)!] : [],
);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const over = (value: (o: ReplicationOutcome) => number): number => median(outcomes.map(value));

/** Fails when the value is absurd; reports it beside the believable range. */
function expectNotAbsurd(value: number, absurd: readonly [number, number]): void {
  expect(value).toBeGreaterThanOrEqual(absurd[0]);
  expect(value).toBeLessThanOrEqual(absurd[1]);
}

/** Loaded movements of an element, one for each asset or march and link. */
function movesOf(o: ReplicationOutcome, element: string) {
  const log = o.movements!;
  const { places, requirements } = program.world;
  return log.mode
    .map((mode, i) => ({
      mode: MODES[mode],
      from: places[log.from[i]].id,
      to: places[log.to[i]].id,
      start: log.start[i],
      end: log.end[i],
      vehicles: log.vehicles[i],
      element: requirements[log.requirement[i]]?.element,
    }))
    .filter((move) => move.element === element);
}

describe('E02 sanity ranges', () => {
  const battlegroup = 'fe-fr-response-battlegroup';
  const brigade = 'fe-fr-response-brigade';

  test('E02.1 battlegroup France to western Ukraine by rail: 7-10 trains, absurd below 5 or above 15', () => {
    // Loads of trains: what carries on nothing that came by rail to where it begins.
    const trains = over((o) => {
      const loads = movesOf(o, battlegroup).filter(({ mode, vehicles }) => mode === 'rail' && vehicles > 0);
      const come = new Map<string, number>();
      const key = (place: string, vehicles: number) => `${place} ${vehicles}`;
      for (const { to, vehicles } of loads) come.set(key(to, vehicles), (come.get(key(to, vehicles)) ?? 0) + 1);
      return loads.filter(({ from, vehicles }) => {
        const left = come.get(key(from, vehicles)) ?? 0;
        come.set(key(from, vehicles), left - 1);
        return left <= 0;
      }).length;
    });
    expectNotAbsurd(trains, [5, 15]);
  });

  test('E02.2 same, first train departs to last at hub: 8-14 d, absurd below 5 or above 25', () => {
    const e = index.get(battlegroup)!;
    const days = over((o) => {
      const trains = movesOf(o, battlegroup).filter((move) => move.mode === 'rail');
      return (o.atDestination[e] - Math.min(...trains.map((move) => move.start))) / DAY;
    });
    expectNotAbsurd(days, [5, 25]);
  });

  test('E02.3 same, order to ready: 16-28 d, absurd below 10 or above 45', () => {
    const e = index.get(battlegroup)!;
    expectNotAbsurd(
      over((o) => (o.ready[e] - o.ordered[e]) / DAY),
      [10, 45],
    );
  });

  test('E02.4 brigade by Toulon and Constanta: 4-6 shiploads of vehicles, absurd below 3 or above 10', () => {
    const ships = (o: ReplicationOutcome) =>
      movesOf(o, brigade).filter((move) => move.mode === 'sea' && move.from === 'FRTLN' && move.vehicles > 0).length;
    expectNotAbsurd(over(ships), [3, 10]);
  });

  test('E02.8 same, first ship in to cleared port: 5-9 d, absurd below 3 or above 16', () => {
    const days = over((o) => {
      const vehicles = movesOf(o, brigade).filter((move) => move.vehicles > 0);
      const shipsIn = vehicles.filter((move) => move.mode === 'sea' && move.to === 'ROCND').map((move) => move.end);
      const out = vehicles.filter((move) => move.mode !== 'sea' && move.from === 'ROCND').map((move) => move.start);
      return (Math.max(...out) - Math.min(...shipsIn)) / DAY;
    });
    expectNotAbsurd(days, [3, 16]);
  });

  test('E02.5 same, order to ready: 45-70 d, absurd below 28 or above 100', () => {
    const e = index.get(brigade)!;
    expectNotAbsurd(
      over((o) => (o.ready[e] - o.ordered[e]) / DAY),
      [28, 100],
    );
  });

  test('E02.6 the whole force in hubs from C-day: first battlegroup 2-4 weeks, half 6-10, all 12-20; absurd when all are there within 5 weeks', () => {
    const persons = new Map(
      (document.forceElements ?? []).map((row) => [
        row.id,
        row.cargo?.pax ?? document.unitTemplates!.find((t) => t.id === row.template)?.cargo.pax ?? 0,
      ]),
    );
    const total = posture.reduce((sum, e) => sum + persons.get(program.world.elements[e].id)!, 0);
    expect(total).toBeGreaterThan(20_000);
    const weeks = over((o) => {
      const cDay = Math.min(...posture.map((e) => o.ordered[e]).filter((t) => t >= 0));
      return (Math.max(...posture.map((e) => o.ready[e])) - cDay) / (7 * DAY);
    });
    expect(weeks).toBeGreaterThan(5);
    expect(weeks).toBeLessThan(30);
  });

  test('E02.7 everybody of the posture is ready before D-day in the median run', () => {
    const late = over((o) => posture.filter((e) => o.ready[e] < 0 || o.ready[e] > program.world.dDayMin).length);
    expect(late).toBeLessThanOrEqual(5);
  });
});
