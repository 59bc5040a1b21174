/** C05: ready of required. Only those that are required at a moment count, each for itself: nobody who is ready too early stands for who is missing. */
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });

/** An element that stands at the hub from the day on. */
const there = (id: string, fromDay: number, requiredDay: number | null, part: object = {}) =>
  element(id, {
    home: 'HUB-East',
    deployment: 'in-place',
    notice: { fixed: fromDay },
    marryUp: { fixed: 0 },
    integration: { fixed: 0 },
    ...(requiredDay === null ? {} : { requiredAt: cf(requiredDay) }),
    ...part,
  });
const run = (part: Partial<ScenarioDocument>, replications = 1) => runOf(smallScenario(part), replications);
/** Persons required, persons of them that are ready, and the probability of all, on some days. */
const onDays = (result: ReturnType<typeof run>, ...days: readonly number[]) => {
  const { closures, clock } = result;
  return days.map((day) => {
    const step = Math.ceil((day * 1440) / clock.stepMin);
    return [closures[0].required[step], closures[0].due!.ready.p50[step], closures[0].due!.all.value[step]];
  });
};

describe('C05 the force that is due', () => {
  test('C05.1 who is ready and not required does not stand for who is required and missing', () => {
    const result = run({ forceElements: [there('missing', 35, 10), there('early', 5, 30)] });
    expect(onDays(result, 5, 10, 30, 35)).toEqual([
      [0, 0, 1],
      [100, 0, 0],
      [200, 100, 0],
      [200, 200, 1],
    ]);
    // The curve of all who are ready is another one.
    expect(result.closures[0].ready.p50[Math.ceil((10 * 1440) / result.clock.stepMin)]).toBe(100);
  });

  test('C05.2 who has no date is never required, and who has gone home without relief is missing', () => {
    const result = run({ forceElements: [there('a', 5, 10, { tourDays: 10 }), there('undated', 0, null)] });
    expect(onDays(result, 10, 14, 15)).toEqual([
      [100, 100, 1],
      [100, 100, 1],
      [100, 0, 0],
    ]);
  });

  test('C05.3 who waits for a late relief holds its seat, with the persons that are required', () => {
    const relief = there('b', 25, 15, { cargo: { pax: 80 } });
    const result = run({ forceElements: [there('a', 5, 10, { tourDays: 10, relievedBy: 'b' }), relief] });
    expect(onDays(result, 14, 15, 24, 25, 30)).toEqual([
      [100, 100, 1],
      [80, 80, 1],
      [80, 80, 1],
      [80, 80, 1],
      [80, 80, 1],
    ]);
  });

  test('C05.4 the probability of all is counted replication by replication, with its interval', () => {
    const late = { triangular: [0, 10, 20] as const };
    const result = run(
      { forceElements: [there('a', 0, 10, { notice: late }), there('b', 0, 10, { notice: late })] },
      40,
    );
    const step = Math.ceil((10 * 1440) / result.clock.stepMin);
    const ready = result.perReplication.elements.map((row) => row.ready.map((at) => at !== null && at <= 10 * 1440));
    const both = ready[0].filter((isReady, r) => isReady && ready[1][r]).length;
    const { value, low, high } = result.closures[0].due!.all;
    expect(both).toBeGreaterThan(0);
    expect(value[step]).toBe(both / 40);
    expect(low[step]).toBeLessThan(value[step]);
    expect(high[step]).toBeGreaterThan(value[step]);
  });

  test('C05.5 a relief that is there before its date holds the seat of whom it has sent home, also at the checkpoints', () => {
    const result = run({ forceElements: [there('a', 5, 10, { tourDays: 10, relievedBy: 'b' }), there('b', 14, 30)] });
    expect(result.elements.find(({ id }) => id === 'a')!.leaves.p50).toBe(15 * 1440);
    expect(onDays(result, 10, 15, 29, 30)).toEqual([
      [100, 100, 1],
      [100, 100, 1],
      [100, 100, 1],
      [100, 100, 1],
    ]);
    const { name, requiredPersons, employablePersons } = result.commander.checkpoints[1];
    expect([name, requiredPersons, employablePersons.p50]).toEqual(['D+7', 100, 100]);
  });
});
