import { runOf, smallScenario } from '../testing/small-scenario.ts';

const stock = (amountT: number) => ({ id: 'st-food', place: 'HUB-East', class: 'I' as const, amountT });
const from = { anchor: 'CF', offset: 0 } as const;
const eaters = { id: 'eaters', stock: 'st-food', steps: [{ from, tPerDay: 2 }] };

const findingsOf = (amountT: number, consumers = [eaters]) =>
  runOf(smallScenario({ stocks: [stock(amountT)], consumers })).verdict.findings.filter(
    ({ code }) => code === 'stock-always-empty',
  );

describe('the verdict on stocks', () => {
  test('a stock that never has anything to give is no plan', () =>
    expect(findingsOf(0)).toEqual([
      { code: 'stock-always-empty', subject: 'st-food', probability: 0, cause: null, resource: null },
    ]));

  test('one that runs out is a matter of degree: its dates stand with the supply', () =>
    expect(findingsOf(4)).toEqual([]));

  test('an empty one on which nobody draws is none', () => expect(findingsOf(0, [])).toEqual([]));
});
