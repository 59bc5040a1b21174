/**
 * Stocks, consumers, replenishment and deliveries of the supported force, aggregated: six forward depots, one for each sector, behind them two
 * depots in the west and centre, each filled from abroad. All notional.
 */
import type { ConsumerRow, DeliveryRow, ReplenishmentRow, StockRow, SupplyClass } from '../scenario/supply-section.ts';
import { notional, tens, OWNER } from './stock-row.ts';

/** The supported force behind one sector: forward depot, depot that fills it, share of the high rate (intensity of the sector). */
// prettier-ignore
const SECTOR_DEPOTS: readonly (readonly [forward: string, rear: string, intensity: number, facility: string, sector: string])[] = [
  ['DEP-Nizhyn', 'DEP-Kyiv', 0.3, 'PF-Zhytomyr', 'sector-north'], ['DEP-Poltava', 'DEP-Kyiv', 1, 'PF-Bila-Tserkva', 'sector-north-east'], ['DEP-Kremenchuk', 'DEP-Kyiv', 0.6, 'PF-Bila-Tserkva', 'sector-centre'],
  ['DEP-Dnipro', 'DEP-Vinnytsia', 1, 'PF-Uman', 'sector-east'], ['DEP-Kryvyi-Rih', 'DEP-Vinnytsia', 0.6, 'PF-Vinnytsia', 'sector-south-east'], ['DEP-Mykolaiv', 'DEP-Vinnytsia', 0.3, 'PF-Uman', 'sector-south'],
];

/** What the modelled part of the supported force uses behind one sector, t a day: static, and high at full intensity. */
const SECTOR_RATE: Readonly<Partial<Record<SupplyClass, readonly [staticT: number, highT: number]>>> = {
  I: [10, 20],
  III: [25, 80],
  IV: [10, 15],
  V: [15, 150],
};
const SECTOR_CLASSES = ['I', 'III', 'IV', 'V'] as const;
const highT = (supplyClass: (typeof SECTOR_CLASSES)[number], intensity: number): number => {
  const [low, high] = SECTOR_RATE[supplyClass] ?? [0, 0];
  return low + (high - low) * intensity;
};

/** Depots in the west and centre, the depot abroad that fills them, days of all sectors behind them. */
const REAR_DEPOTS = [
  ['DEP-Kyiv', 'DEP-Slawkow'],
  ['DEP-Vinnytsia', 'DEP-Bacau'],
] as const;
const rearHighT = (rear: string, supplyClass: (typeof SECTOR_CLASSES)[number]): number =>
  SECTOR_DEPOTS.filter(([, from]) => from === rear).reduce(
    (sum, [, , intensity]) => sum + highT(supplyClass, intensity),
    0,
  );

export const sectorStocks: readonly StockRow[] = SECTOR_CLASSES.flatMap((supplyClass) => [
  ...SECTOR_DEPOTS.map(([place, , intensity]) => ({
    id: `st-${place}-${supplyClass}`,
    place,
    class: supplyClass,
    item: 'for the supported force',
    amountT: tens(highT(supplyClass, intensity) * 8),
    capacityT: tens(highT(supplyClass, intensity) * 20),
    owner: 'UA',
    targetDays: 7,
    ...notional,
  })),
  ...REAR_DEPOTS.flatMap(([place, abroad]) => [
    {
      id: `st-${place}-${supplyClass}`,
      place,
      class: supplyClass,
      item: 'for the supported force',
      amountT: tens(rearHighT(place, supplyClass) * 10),
      capacityT: tens(rearHighT(place, supplyClass) * 40),
      outloadTPerDay: tens(rearHighT(place, supplyClass) * 3),
      owner: 'UA',
      targetDays: 30,
      ...notional,
    },
    {
      id: `st-${abroad}-${supplyClass}-UA`,
      place: abroad,
      class: supplyClass,
      item: 'for the supported force',
      amountT: tens(rearHighT(place, supplyClass) * 10),
      capacityT: tens(rearHighT(place, supplyClass) * 60),
      outloadTPerDay: tens(rearHighT(place, supplyClass) * 3),
      owner: OWNER[abroad],
      targetDays: 30,
      ...notional,
    },
  ]),
]);

const SECTOR_LOT_DAYS = 2;
export const sectorReplenishments: readonly ReplenishmentRow[] = SECTOR_CLASSES.flatMap((supplyClass) => [
  ...SECTOR_DEPOTS.map(([place, rear, intensity]) => ({
    id: `rp-${place}-${supplyClass}`,
    stock: `st-${place}-${supplyClass}`,
    from: `st-${rear}-${supplyClass}`,
    reorderPointT: tens(highT(supplyClass, intensity) * 6),
    orderUpToT: tens(highT(supplyClass, intensity) * 10),
    lotT: tens(highT(supplyClass, intensity) * SECTOR_LOT_DAYS),
    priority: supplyClass === 'V' ? 8 : 15,
    modes: ['rail' as const, 'road' as const],
    ...notional,
  })),
  ...REAR_DEPOTS.map(([place, abroad]) => ({
    id: `rp-${place}-${supplyClass}`,
    stock: `st-${place}-${supplyClass}`,
    from: `st-${abroad}-${supplyClass}-UA`,
    reorderPointT: tens(rearHighT(place, supplyClass) * 8),
    orderUpToT: tens(rearHighT(place, supplyClass) * 12),
    lotT: tens(rearHighT(place, supplyClass) * SECTOR_LOT_DAYS),
    priority: supplyClass === 'V' ? 10 : 15,
    modes: ['rail' as const, 'road' as const],
    ...notional,
  })),
]);

const tenth = (value: number): number => Math.round(value * 10) / 10;

export const sectorConsumers: readonly ConsumerRow[] = SECTOR_CLASSES.flatMap((supplyClass) =>
  SECTOR_DEPOTS.map(([place, , , , sector]) => ({
    id: `cs-${place}-${supplyClass}`,
    name: `Supported force behind ${place}, class ${supplyClass}`,
    stock: `st-${place}-${supplyClass}`,
    sector,
    rates: {
      static: highT(supplyClass, 0),
      low: tenth(highT(supplyClass, 0.3)),
      medium: tenth(highT(supplyClass, 0.6)),
      high: highT(supplyClass, 1),
    },
    ...notional,
    note: 'Aggregated: the part that comes by the corridors, not the whole consumption of the Armed Forces of Ukraine.',
  })),
);

/** Packages for the supported force: weekly from the ceasefire on, larger after a breach. */
export const sectorDeliveries: readonly DeliveryRow[] = SECTOR_CLASSES.flatMap((supplyClass) =>
  REAR_DEPOTS.flatMap(([rear, abroad]) => {
    const stock = `st-${abroad}-${supplyClass}-UA`;
    return [
      {
        id: `dl-${stock}-posture`,
        stock,
        amountT: tens((SECTOR_RATE[supplyClass]?.[0] ?? 0) * 3 * 7 * 1.1),
        at: { anchor: 'CF' as const, offset: 3 },
        everyDays: 7,
        until: { anchor: 'D' as const, offset: 0 },
        ...notional,
      },
      {
        id: `dl-${stock}-response`,
        stock,
        amountT: tens(rearHighT(rear, supplyClass) * 7 * 0.9),
        at: { anchor: 'D' as const, offset: 4 },
        everyDays: 7,
        times: 16,
        ...notional,
      },
    ];
  }),
);
