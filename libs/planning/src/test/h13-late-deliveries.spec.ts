/** H13: when deliveries that move have come, in results. A lorry of 10 t drives the 120 km from the garrison to the hub at 60 km/h and halts for 15 min. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { runOf, smallScenario } from '../testing/small-scenario.ts';

const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const push = { id: 'd', stock: 'hub', amountT: 20, at: cf(1), from: 'GARRISON' };
const deliveriesOf = (deliveries: ScenarioDocument['deliveries'], part: Partial<ScenarioDocument> = {}) =>
  runOf(
    smallScenario({
      forceElements: [],
      liftTypes: [
        {
          ...{ id: 'lorry', name: 'Lorry', mode: 'road', carries: ['fuel'], payload: { massT: 10 }, speedKmh: 60 },
          ...{ load: { fixed: 0 }, unload: { fixed: 0 } },
        },
      ],
      liftPools: [{ id: 'lorries', liftType: 'lorry', base: 'GARRISON', count: 1 }],
      stocks: [{ id: 'hub', place: 'HUB-East', class: 'III', amountT: 0 }],
      deliveries,
      ...part,
    }),
  ).deliveries;
const always = (minute: number) => ({ p10: minute, p50: minute, p80: minute, p90: minute, share: 1 });

describe('H13 late deliveries', () => {
  test('H13.1 a delivery comes with the last load of its instalments, late or not, and says where its time went', () => {
    // There in 135 minutes, back in as many, there again.
    const rows = (requiredDays: number) => deliveriesOf([{ ...push, requiredDays, everyDays: 2, times: 2 }]);
    expect(rows(0.3)).toEqual([
      {
        id: 'd',
        stock: 'hub',
        instalments: 2,
        firstDue: always(1440),
        complete: always(3 * 1440 + 405),
        days: { p10: 0.28125, p50: 0.28125, p90: 0.28125 },
        requiredDays: 0.3,
        onTime: expect.objectContaining({ value: 1 }),
        lateShare: 0,
        ledger: [
          { cause: 'waiting-for-lift', resource: 'lift/lorry', meanMin: 270 },
          { cause: 'moving', resource: null, meanMin: 120 },
          { cause: 'march-halt', resource: null, meanMin: 15 },
        ],
      },
    ]);
    expect(rows(0.2)).toMatchObject([{ onTime: { value: 0 }, lateShare: 1 }]);
  });

  test('H13.2 what is required after the run is not late yet; what never comes is late from its date on', () => {
    const last = { ...push, at: cf(30), everyDays: 9, times: 2, amountT: 10 };
    // Of the dates 30 + 5 and 39 + 5 only the first is within the run of 40 days.
    expect(deliveriesOf([{ ...last, requiredDays: 5 }])).toMatchObject([{ onTime: { value: 1 }, lateShare: 0 }]);
    expect(
      deliveriesOf([{ ...last, from: 'depot', requiredDays: 5 }], {
        stocks: [
          { id: 'hub', place: 'HUB-East', class: 'III', amountT: 0 },
          { id: 'depot', place: 'GARRISON', class: 'III', amountT: 0 },
        ],
      }),
    ).toMatchObject([
      {
        complete: { p50: null, share: 0 },
        days: null,
        onTime: { value: 0 },
        lateShare: 1,
        // Ten days of the first and one of the second, of two instalments.
        ledger: [{ cause: 'predecessor', resource: 'supply/depot', meanMin: (10 + 1) * 720 }],
      },
    ]);
    expect(deliveriesOf([{ ...last, at: cf(38), times: 1, requiredDays: 5 }])).toMatchObject([
      { onTime: null, lateShare: null },
    ]);
  });

  test('H13.3 what was due before CF-day is a part of its row; without a date of its own nothing is late', () => {
    const [row] = deliveriesOf([{ ...push, at: cf(-2), everyDays: 4, times: 2, amountT: 10 }]);
    expect(row).toMatchObject({ instalments: 2, firstDue: always(0), complete: always(2 * 1440 + 135), ledger: [] });
    expect([row.requiredDays, row.onTime, row.lateShare]).toEqual([null, null, null]);
    expect(deliveriesOf([{ ...push, from: undefined }])).toEqual([]);
  });
});
