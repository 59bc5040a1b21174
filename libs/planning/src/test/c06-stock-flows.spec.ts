/** C06: receipts and issues of a stock, by paper: what has come, what has gone, and the level that is left. Tonnes and days. */
import { runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const run = (part: Partial<ScenarioDocument>) => runOf(smallScenario({ forceElements: [], ...part }));
const stock = (id: string, amountT: number, part: object = {}) => ({
  id,
  place: 'HUB-East',
  class: 'III' as const,
  amountT,
  ...part,
});

describe('C06 receipts and issues', () => {
  test('C06.1 deliveries come, consumers draw, one stock gives to another: both books agree with the level', () => {
    const result = run({
      stocks: [stock('depot', 100), stock('front', 10)],
      consumers: [{ id: 'c', stock: 'front', steps: [{ from: cf(0), tPerDay: 10 }] }],
      deliveries: [{ id: 'd', stock: 'depot', amountT: 30, at: cf(2), everyDays: 3, times: 2 }],
      replenishments: [
        { id: 'r', stock: 'front', from: 'depot', reorderPointT: 0, orderUpToT: 20, lotT: 20, modes: ['road'] },
      ],
    });
    const { clock, stocks, stockFlows } = result;
    const at = (id: string, day: number) => {
      const step = (day * 1440) / clock.stepMin;
      const flow = stockFlows.find((row) => row.id === id)!;
      const level = stocks.find((row) => row.id === id)!.levelT.p50[step];
      return [flow.receivedT.p50[step], flow.goneT.p50[step], level];
    };
    // The front is empty on days 1, 3, 5 ..., and gets 20 t each time at once, for both stand at one place.
    expect([0, 1, 2, 4, 6].map((day) => at('depot', day))).toEqual([
      [0, 0, 100],
      [0, 20, 80],
      [30, 20, 110],
      [30, 40, 90],
      [60, 60, 100],
    ]);
    expect([0, 1, 2, 4, 6].map((day) => at('front', day))).toEqual([
      [0, 0, 10],
      [20, 10, 20],
      [20, 20, 10],
      [40, 40, 10],
      [60, 60, 10],
    ]);
  });

  test('C06.2 what does not fit is received and has gone, as what is lost; the account agrees', () => {
    const { clock, stocks, stockFlows } = run({
      stocks: [stock('depot', 90, { capacityT: 100 })],
      deliveries: [{ id: 'd', stock: 'depot', amountT: 30, at: cf(2) }],
      disruptions: [
        {
          id: 'x',
          title: 'Fire',
          place: 'HUB-East',
          factor: 1,
          at: cf(4),
          duration: { fixed: 1 },
          stockLossShare: 0.5,
        },
      ],
    });
    const step = (day: number) => (day * 1440) / clock.stepMin;
    const [{ receivedT, goneT }] = stockFlows;
    expect([1, 3, 5].map((day) => [receivedT.p50[step(day)], goneT.p50[step(day)]])).toEqual([
      [0, 0],
      [30, 20],
      [30, 70],
    ]);
    expect(stocks[0].account).toMatchObject({
      receivedT: { p50: 30 },
      issuedT: { p50: 0 },
      consumedT: { p50: 0 },
      lostT: { p50: 70 },
    });
  });
});
