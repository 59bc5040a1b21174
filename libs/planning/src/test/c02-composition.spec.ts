/** C02: the force at any clock time. Totals are the sum of their cells, and nobody is counted twice or lost. */
import { composeAt, RUNGS, rungAt, totalBy, type ComposedTimes } from '../result/composition.ts';
import { element, offerWith, runOf, smallScenario } from '../testing/small-scenario.ts';

/** A small generator for the cases. */
function drawing(seed: number) {
  let state = seed;
  return (n: number) => (state = (state * 48271) % 2147483647) % n;
}

describe('C02 composition', () => {
  const draw = drawing(4711);
  const maybe = (least: number) => (draw(5) === 0 ? null : least + draw(20));
  const elements = Array.from({ length: 200 }, (_, i) => ({
    id: `e${i}`,
    nation: draw(10) === 0 ? null : `N${draw(5)}`,
    component: ['land', 'air', 'sea'][draw(3)],
    capability: draw(8) === 0 ? null : `c${draw(6)}`,
    persons: draw(500),
  }));
  const times = elements.map(({ id }): ComposedTimes => {
    const orderedMin = maybe(0);
    const atPodMin = orderedMin === null ? null : maybe(orderedMin);
    const atDestinationMin = atPodMin === null ? null : maybe(atPodMin);
    const readyMin = atDestinationMin === null ? null : maybe(atDestinationMin);
    const employableMin = readyMin === null ? null : maybe(readyMin);
    const leavesMin = atDestinationMin === null ? null : maybe(atDestinationMin + 10);
    return { id, orderedMin, atPodMin, atDestinationMin, readyMin, employableMin, leavesMin };
  });
  const persons = elements.reduce((sum, row) => sum + row.persons, 0);

  test('C02.1 add up by nation, component and capability at every clock time', () => {
    for (let minute = -1; minute < 140; minute++) {
      const cells = composeAt(elements, times, minute);
      const whole = totalBy(cells, '').get('')!;
      expect(RUNGS.reduce((sum, rung) => sum + whole[rung].persons, 0)).toBe(persons);
      expect(RUNGS.reduce((sum, rung) => sum + whole[rung].elements, 0)).toBe(elements.length);
      for (const by of ['nation', 'component', 'capability'] as const)
        for (const rung of RUNGS) {
          const rows = [...totalBy(cells, by).values()];
          expect(rows.reduce((sum, row) => sum + row[rung].persons, 0)).toBe(whole[rung].persons);
          expect(rows.reduce((sum, row) => sum + row[rung].elements, 0)).toBe(whole[rung].elements);
        }
    }
  });

  test('C02.2 an element climbs the ladder and leaves at the end of its tour', () => {
    const result = runOf(smallScenario({ forceElements: [element('a', { tourDays: 10 })] }));
    const [row] = result.shown.elements;
    const at = [0, row.atDestinationMin! - 1, row.employableMin!, row.leavesMin!].map((minute) => rungAt(row, minute));
    expect(at).toEqual(['ordered', 'ordered', 'employable', 'left']);
    expect(row.leavesMin! - row.atDestinationMin!).toBe(10 * 1440);
  });

  test('C02.3 whose caveats end is ready and no more employable, as in its line', () => {
    const until = { anchor: 'CF' as const, offset: 20 };
    const result = runOf(
      smallScenario({
        forceElements: [element('a')],
        ...offerWith({ caveats: [{ kind: 'until', rule: 'only', until }] }),
      }),
    );
    const [row] = result.shown.elements;
    expect(row).toMatchObject({ employableUntilMin: 20 * 1440, leavesMin: null });
    const at = [row.employableMin!, 20 * 1440 - 1, 20 * 1440].map((minute) => rungAt(row, minute));
    expect(at).toEqual(['employable', 'employable', 'ready']);
    const employable = composeAt(result.composed, result.shown.elements, 30 * 1440)[0].rungs.employable.persons;
    expect(employable).toBe(result.closures[0].employable.p50[(30 * 1440) / result.clock.stepMin]);
  });
});
