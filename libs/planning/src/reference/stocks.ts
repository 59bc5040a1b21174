/**
 * Stocks, consumers, replenishment and deliveries. All notional. Rates follow the persons of the force elements times the rates of
 * `unit-templates.ts`; nothing here is a count of real stores.
 *
 * The multinational force draws at its hub. Stocks of depots in Poland, Romania and Slovakia open for it with the request of Ukraine. The supported
 * force is in `sector-stocks.ts`. Protected facilities and strategic depots open after a breach.
 */
import type { ConsumerRow, DeliveryRow, ReplenishmentRow, StockRow, SupplyClass } from '../scenario/supply-section.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import { equipmentReplenishments, equipmentStocks } from './cooperation.ts';
import { airElements } from './force-elements-air.ts';
import { isMultinationalForce } from './force-element-row.ts';
import { landElements } from './force-elements-land.ts';
import { seaElements } from './force-elements-sea.ts';
import { supportElements } from './force-elements-support.ts';
import { sectorConsumers, sectorDeliveries, sectorReplenishments, sectorStocks } from './sector-stocks.ts';
import { notional, computed, tonnes, tens, OWNER } from './stock-row.ts';
import { ENGAGED_KG_PER_PERSON_DAY, STATIC_KG_PER_PERSON_DAY, unitTemplates } from './unit-templates.ts';

type DryClass = keyof typeof STATIC_KG_PER_PERSON_DAY;
const DRY_CLASSES: readonly DryClass[] = ['I', 'II', 'III', 'IV', 'V'];
const WATER_KG_PER_PERSON_DAY = 25;

/** Where an element that does not stand at a hub draws its supplies. Ships and aircraft outside: the hub that feeds their base. */
const SUPPLIED_FROM: Readonly<Record<string, string>> = {
  EPRZ: 'HUB-Rzeszow',
  EPMM: 'HUB-Lublin',
  EPDE: 'HUB-Lublin',
  EPLK: 'HUB-Lublin',
  EPPW: 'HUB-Lublin',
  EPPO: 'HUB-Lublin',
  LRBC: 'HUB-Suceava',
  LRCK: 'HUB-Constanta',
  LROP: 'HUB-Constanta',
  ROCND: 'HUB-Constanta',
  ROGAL: 'HUB-Constanta',
  BGBOJ: 'HUB-Constanta',
  BGVAR: 'HUB-Constanta',
  TRIST: 'HUB-Constanta',
  LTFM: 'HUB-Constanta',
  GRAXD: 'HUB-Alexandroupoli',
};

/** The depot that fills a hub (none: the host delivers), and whether water is drawn there (inside Ukraine it is, elsewhere the host provides it). */
// prettier-ignore
const HUBS: readonly (readonly [hub: string, depot: string | undefined, water: boolean])[] = [
  ['HUB-Lviv', 'DEP-Rzeszow', true], ['HUB-Kyiv-West', 'DEP-Rzeszow', true], ['HUB-Bila-Tserkva', 'DEP-Rzeszow', true], ['HUB-Zhytomyr', 'DEP-Lublin', true], ['HUB-Rivne', 'DEP-Lublin', true],
  ['HUB-Ternopil', 'DEP-Michalovce', true], ['HUB-Khmelnytskyi', 'DEP-Suceava', true], ['HUB-Vinnytsia', 'DEP-Suceava', true], ['HUB-Odesa', 'DEP-Constanta', true],
  ['HUB-Rzeszow', 'DEP-Rzeszow', false], ['HUB-Lublin', 'DEP-Lublin', false], ['HUB-Suceava', 'DEP-Suceava', false], ['HUB-Constanta', 'DEP-Constanta', false],
  ['HUB-Iasi', 'DEP-Bacau', false], ['HUB-Kosice', 'DEP-Kosice', false], ['HUB-Alexandroupoli', undefined, false],
];

const PAX = new Map(unitTemplates.map(({ id, cargo }) => [id, cargo.pax ?? 0]));
const personsOf = ({ cargo, template = '' }: ForceElementRow): number => cargo?.pax ?? PAX.get(template) ?? 0;
const hubOf = ({ destination }: ForceElementRow): string => SUPPLIED_FROM[destination] ?? destination;

const elements = [...landElements, ...airElements, ...seaElements, ...supportElements];
const force = elements.filter(isMultinationalForce);

/** Large combat units have consumers of their own, so that what has not arrived does not eat. */
const LARGE_PERSONS = 500;
const isOwnConsumer = (element: ForceElementRow): boolean =>
  element.nation !== 'UA' &&
  element.component === 'land' &&
  element.capability !== 'logistics' &&
  personsOf(element) >= LARGE_PERSONS;

const personsAt = (hub: string, own: boolean): number =>
  force
    .filter((element) => hubOf(element) === hub && (own || !isOwnConsumer(element)))
    .reduce((sum, element) => sum + personsOf(element), 0);

const staticRate = (persons: number, supplyClass: DryClass): number =>
  tonnes(persons * STATIC_KG_PER_PERSON_DAY[supplyClass]);
const engagedRate = (persons: number, supplyClass: DryClass): number =>
  tonnes(persons * ENGAGED_KG_PER_PERSON_DAY[supplyClass]);
const mediumRate = (persons: number, supplyClass: DryClass): number =>
  tonnes((persons * (STATIC_KG_PER_PERSON_DAY[supplyClass] + ENGAGED_KG_PER_PERSON_DAY[supplyClass])) / 2);

/** Share of the force that is there, by day after CF-day: the planned build-up. */
const BUILD_UP: readonly (readonly [day: number, share: number])[] = [
  [60, 0.2],
  [80, 0.5],
  [105, 0.8],
  [135, 1],
];

/** What so many persons use, by posture; the posture follows the intensity of the attack. */
const toRates = (persons: number, supplyClass: DryClass): NonNullable<ConsumerRow['rates']> => ({
  static: staticRate(persons, supplyClass),
  low: staticRate(persons, supplyClass),
  medium: mediumRate(persons, supplyClass),
  high: engagedRate(persons, supplyClass),
});

const presence: NonNullable<ConsumerRow['presence']> = BUILD_UP.map(([offset, share]) => ({
  from: { anchor: 'CF', offset },
  share,
}));

const HUB_TARGET_DAYS = 10;
const HUB_REORDER_DAYS = 6;

/** On one scale with deployment: filling a hub must not hold up the openers and the first combat units. */
const REPLENISHMENT_PRIORITY: Readonly<Record<DryClass, number>> = { I: 18, III: 15, V: 18, II: 40, IV: 45 };

/** Persons for whom the hub is sized: the force and the large reinforcements that are to come. */
const plannedPersonsAt = (hub: string): number =>
  personsAt(hub, true) +
  elements
    .filter((e) => !force.includes(e) && isOwnConsumer(e) && hubOf(e) === hub)
    .reduce((sum, e) => sum + personsOf(e), 0);

const hubStocks: readonly StockRow[] = HUBS.flatMap(([hub]) =>
  DRY_CLASSES.map((supplyClass) => {
    const targetT = tens(engagedRate(plannedPersonsAt(hub), supplyClass) * HUB_TARGET_DAYS);
    return {
      id: `st-${hub}-${supplyClass}`,
      place: hub,
      class: supplyClass,
      amountT: 0,
      capacityT: targetT * 3,
      targetDays: HUB_TARGET_DAYS,
      ...computed,
      note: 'Empty at first; sized for ten days at high posture.',
    };
  }),
);

const hubReplenishments: readonly ReplenishmentRow[] = HUBS.flatMap(([hub, depot]) =>
  (depot === undefined ? [] : DRY_CLASSES).map((supplyClass) => {
    const perDay = engagedRate(plannedPersonsAt(hub), supplyClass);
    return {
      id: `rp-${hub}-${supplyClass}`,
      stock: `st-${hub}-${supplyClass}`,
      from: `st-${depot}-${supplyClass}`,
      reorderPointT: tens(perDay * HUB_REORDER_DAYS),
      orderUpToT: tens(perDay * HUB_TARGET_DAYS) + 10,
      lotT: tens(perDay * 2),
      priority: REPLENISHMENT_PRIORITY[supplyClass],
      modes: ['rail' as const, 'road' as const],
      ...computed,
    };
  }),
);

/** A hub that no depot of the model fills: the host delivers each week what is used. */
const hostDeliveries: readonly DeliveryRow[] = HUBS.filter(([, depot]) => depot === undefined).flatMap(([hub]) =>
  DRY_CLASSES.flatMap((supplyClass) => {
    const stock = `st-${hub}-${supplyClass}`;
    const persons = plannedPersonsAt(hub);
    return [
      {
        id: `dl-${hub}-${supplyClass}-posture`,
        stock,
        amountT: tens(staticRate(persons, supplyClass) * 10),
        at: { anchor: 'CF' as const, offset: 55 },
        everyDays: 7,
        until: { anchor: 'D' as const, offset: 0 },
        ...computed,
      },
      {
        id: `dl-${hub}-${supplyClass}-response`,
        stock,
        amountT: tens(engagedRate(persons, supplyClass) * 7),
        at: { anchor: 'D' as const, offset: 1 },
        everyDays: 7,
        times: 17,
        ...computed,
      },
    ];
  }),
);

const hubConsumers: readonly ConsumerRow[] = HUBS.flatMap(([hub]) =>
  DRY_CLASSES.map((supplyClass) => ({
    id: `cs-${hub}-${supplyClass}`,
    name: `Force at ${hub}, class ${supplyClass}`,
    stock: `st-${hub}-${supplyClass}`,
    rates: toRates(personsAt(hub, false), supplyClass),
    presence: [...presence],
    ...computed,
    note: 'Persons of the force at the hub without the large combat units, times kg per person and day; build-up as planned.',
  })),
);

/** Combat units consume from the moment they are in place; reinforcements at the high rate. */
const elementConsumers: readonly ConsumerRow[] = elements.filter(isOwnConsumer).flatMap((element) =>
  DRY_CLASSES.map((supplyClass) => ({
    id: `cs-${element.id}-${supplyClass}`,
    name: `${element.name}, class ${supplyClass}`,
    stock: `st-${hubOf(element)}-${supplyClass}`,
    element: element.id,
    ...(force.includes(element)
      ? { rates: toRates(personsOf(element), supplyClass) }
      : {
          steps: [
            {
              from: { anchor: 'D' as const, offset: 0 },
              posture: 'high' as const,
              tPerDay: engagedRate(personsOf(element), supplyClass),
            },
          ],
        }),
    ...computed,
  })),
);

const waterHubs = HUBS.filter(([, , water]) => water).map(([hub]) => hub);
const waterPerDay = (hub: string): number => tonnes(personsAt(hub, true) * WATER_KG_PER_PERSON_DAY);
const WATER_DAYS = 5;

const waterStocks: readonly StockRow[] = waterHubs.map((hub) => ({
  id: `st-${hub}-W`,
  place: hub,
  class: 'W',
  amountT: tens(waterPerDay(hub) * WATER_DAYS * 2),
  capacityT: tens(waterPerDay(hub) * WATER_DAYS * 4),
  targetDays: WATER_DAYS,
  ...computed,
}));
const waterConsumers: readonly ConsumerRow[] = waterHubs.map((hub) => ({
  id: `cs-${hub}-W`,
  name: `Force at ${hub}, water`,
  stock: `st-${hub}-W`,
  steps: BUILD_UP.map(([offset, share]) => ({
    from: { anchor: 'CF', offset },
    posture: 'static',
    tPerDay: tonnes(waterPerDay(hub) * share * 1000),
  })),
  ...computed,
}));
const waterDeliveries: readonly DeliveryRow[] = waterHubs.map((hub) => ({
  id: `dl-${hub}-W`,
  stock: `st-${hub}-W`,
  amountT: tens(waterPerDay(hub) * WATER_DAYS),
  at: { anchor: 'CF', offset: 60 },
  everyDays: WATER_DAYS,
  until: { anchor: 'D', offset: 120 },
  ...computed,
  note: 'Local supply by the host nation: it does not use the corridors.',
}));

/** Depots that fill the hubs: thirty days of their hubs at the engaged rate, and weekly deliveries from outside the network. */
const DEPOT_DAYS = 30;
const servedBy = (depot: string): number =>
  HUBS.filter(([, from]) => from === depot).reduce((sum, [hub]) => sum + plannedPersonsAt(hub), 0);
const fillingDepots = [...new Set(HUBS.flatMap(([, depot]) => depot ?? []))];

const depotStocks: readonly StockRow[] = fillingDepots.flatMap((depot) =>
  DRY_CLASSES.map((supplyClass) => {
    const amountT = tens(engagedRate(servedBy(depot), supplyClass) * DEPOT_DAYS);
    return {
      id: `st-${depot}-${supplyClass}`,
      place: depot,
      class: supplyClass,
      item: 'for the multinational force',
      amountT,
      capacityT: amountT * 4,
      reserveT: Math.round(amountT * 0.1),
      outloadTPerDay: tens(Math.max(300, engagedRate(servedBy(depot), supplyClass) * 4)),
      owner: OWNER[depot],
      releasedBy: 'gate-host-request',
      targetDays: 30,
      ...computed,
    };
  }),
);

/** Where the weekly deliveries of a depot set out, by train; of the others they come in on their date. */
const FROM_ABROAD: Readonly<Record<string, string>> = { 'DEP-Rzeszow': 'DEP-Powidz' };

const depotDeliveries: readonly DeliveryRow[] = fillingDepots.flatMap((depot) =>
  DRY_CLASSES.flatMap((supplyClass) => {
    const stock = `st-${depot}-${supplyClass}`;
    const way = FROM_ABROAD[depot] && { from: FROM_ABROAD[depot], priority: 20, modes: ['rail' as const] };
    return [
      {
        id: `dl-${depot}-${supplyClass}-posture`,
        stock,
        ...way,
        amountT: tens(staticRate(servedBy(depot), supplyClass) * 7),
        at: { anchor: 'CF' as const, offset: 42 },
        everyDays: 7,
        until: { anchor: 'D' as const, offset: 0 },
        ...computed,
      },
      {
        id: `dl-${depot}-${supplyClass}-response`,
        stock,
        ...way,
        amountT: tens(engagedRate(servedBy(depot), supplyClass) * 7),
        at: { anchor: 'D' as const, offset: 7 },
        everyDays: 7,
        times: 16,
        ...computed,
      },
    ];
  }),
);

/** Protected facilities and strategic depots: class V and II kept for the day of a breach, and what they refill when it falls low. */
// prettier-ignore
const RESERVES: readonly (readonly [place: string, supplyClass: SupplyClass, amountT: number, owner: string, gate: string, outloadTPerDay: number, fills: string])[] = [
  ['PF-Zhytomyr', 'V', 1500, 'GB', 'gate-order-response-gb', 250, 'DEP-Nizhyn'], ['PF-Bila-Tserkva', 'V', 2500, 'GB', 'gate-order-response-gb', 300, 'DEP-Poltava'], ['PF-Uman', 'V', 2500, 'FR', 'gate-order-response-fr', 300, 'DEP-Dnipro'],
  ['PF-Vinnytsia', 'V', 2000, 'FR', 'gate-order-response-fr', 300, 'DEP-Kryvyi-Rih'], ['PF-Khmelnytskyi', 'II', 1500, 'FR', 'gate-order-response-fr', 200, 'HUB-Khmelnytskyi'], ['PF-Ternopil', 'II', 1500, 'FR', 'gate-order-response-fr', 200, 'HUB-Ternopil'],
  ['PF-Lviv', 'II', 2000, 'GB', 'gate-order-response-gb', 200, 'HUB-Lviv'], ['PF-Rivne', 'V', 1500, 'GB', 'gate-order-response-gb', 250, 'HUB-Rivne'],
  ['DEP-Leipzig', 'V', 8000, 'DE', 'gate-order-response-de', 600, 'DEP-Slawkow'], ['DEP-Kaiserslautern', 'V', 10000, 'US', 'gate-order-response-us', 800, 'DEP-Slawkow'], ['DEP-Powidz', 'V', 4000, 'US', 'gate-order-response-us', 500, 'DEP-Slawkow'],
  ['DEP-Leipzig', 'III', 10000, 'DE', 'gate-order-response-de', 800, 'DEP-Slawkow'], ['DEP-Powidz', 'II', 3000, 'US', 'gate-order-response-us', 300, 'DEP-Rzeszow'],
];

const reserveStocks: readonly StockRow[] = RESERVES.map(
  ([place, supplyClass, amountT, owner, releasedBy, outloadTPerDay]) => ({
    id: `st-${place}-${supplyClass}`,
    place,
    class: supplyClass,
    item: 'kept for a breach',
    amountT,
    capacityT: amountT * 2,
    outloadTPerDay,
    owner,
    releasedBy,
    ...notional,
  }),
);

/** Of a depot of the supported force: by what the reserve holds. */
const ofReserve = (amountT: number) => ({
  reorderPointT: tens(amountT * 0.3),
  orderUpToT: tens(amountT * 0.5),
  lotT: tens(amountT * 0.1),
});
/** Of what the multinational force draws on: by days of supply, before the depot behind it, or the delivery from outside, is asked. */
const ofDays = (perDay: number, days: number) => ({
  reorderPointT: tens(perDay * (days - 2)),
  orderUpToT: tens(perDay * (days + 2)) + 10,
  lotT: tens(perDay * 2),
});

function reserveLevels(fills: string, supplyClass: SupplyClass, amountT: number): ReturnType<typeof ofReserve> {
  const dry = supplyClass as DryClass;
  if (fills.startsWith('HUB-')) return ofDays(engagedRate(plannedPersonsAt(fills), dry), HUB_TARGET_DAYS);
  if (fillingDepots.includes(fills)) return ofDays(engagedRate(servedBy(fills), dry), DEPOT_DAYS);
  return ofReserve(amountT);
}

const reserveReplenishments: readonly ReplenishmentRow[] = RESERVES.map(
  ([place, supplyClass, amountT, , , , fills]) => ({
    id: `rp-${fills}-${supplyClass}-from-${place}`,
    stock: `st-${fills}-${supplyClass}${fills === 'DEP-Slawkow' ? '-UA' : ''}`,
    from: `st-${place}-${supplyClass}`,
    ...reserveLevels(fills, supplyClass, amountT),
    priority: 9,
    modes: ['rail' as const, 'road' as const],
    ...notional,
  }),
);

export const stocks: readonly StockRow[] = [
  ...hubStocks,
  ...waterStocks,
  ...depotStocks,
  ...sectorStocks,
  ...equipmentStocks,
  ...reserveStocks,
];
export const consumers: readonly ConsumerRow[] = [
  ...hubConsumers,
  ...elementConsumers,
  ...waterConsumers,
  ...sectorConsumers,
];
export const replenishments: readonly ReplenishmentRow[] = [
  ...hubReplenishments,
  ...sectorReplenishments,
  ...reserveReplenishments,
  ...equipmentReplenishments,
];
export const deliveries: readonly DeliveryRow[] = [
  ...waterDeliveries,
  ...hostDeliveries,
  ...depotDeliveries,
  ...sectorDeliveries,
];
