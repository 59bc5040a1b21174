/**
 * Support of the armed forces of Ukraine: packages, funding against need, joint production, training, regenerated brigades, fortification. That all of
 * it is meant to happen is declared; every amount, place and time is notional. Equipment and material move over the same network as the force.
 */
import type {
  FormationRow,
  FortificationWorkRow,
  FundingNeedRow,
  PackageRow,
  ProductionLineRow,
  TrainingProgrammeRow,
} from '../scenario/cooperation-section.ts';
import type { ReplenishmentRow, StockRow } from '../scenario/supply-section.ts';

const notional = { source: 'muster-assumption', confidence: 'A', notional: true } as const;
const declared = { source: 'paris-declaration', confidence: 'A', notional: true } as const;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });

/** Equipment comes to the depot abroad, goes by rail to two depots near the regeneration areas, and is drawn there by the brigades. */
const EQUIPMENT_ABROAD = 'st-DEP-Slawkow-II-UA';
const EQUIPMENT = { west: 'st-DEP-Lviv-II', centre: 'st-DEP-Zhytomyr-II' } as const;
const COMPONENTS = 'st-DEP-Slawkow-II-components';

export const equipmentStocks: readonly StockRow[] = [
  {
    id: EQUIPMENT_ABROAD,
    place: 'DEP-Slawkow',
    item: 'equipment for regenerated brigades',
    amountT: 500,
    capacityT: 30_000,
  },
  { id: EQUIPMENT.west, place: 'DEP-Lviv', item: 'equipment for regenerated brigades', amountT: 0, capacityT: 12_000 },
  {
    id: EQUIPMENT.centre,
    place: 'DEP-Zhytomyr',
    item: 'equipment for regenerated brigades',
    amountT: 1000,
    capacityT: 12_000,
  },
  { id: COMPONENTS, place: 'DEP-Slawkow', item: 'components for joint production', amountT: 120, capacityT: 5000 },
].map((row) => ({ ...row, class: 'II' as const, owner: 'UA', ...notional }));

export const equipmentReplenishments: readonly ReplenishmentRow[] = [EQUIPMENT.west, EQUIPMENT.centre].map((stock) => ({
  id: `rp-${stock.slice(3)}`,
  stock,
  from: EQUIPMENT_ABROAD,
  reorderPointT: 5500,
  orderUpToT: 6000,
  lotT: 400,
  priority: 30,
  modes: ['rail', 'road'],
  ...notional,
}));

/** Id, title, nation, tranches (day after CF, million EUR), what each tranche pays for (stock, t, lead time in days until it sets out, from where). */
type PackageRecord = readonly [
  id: string,
  title: string,
  nation: string | undefined,
  tranches: readonly (readonly [day: number, amountMEur: number])[],
  goods: readonly (readonly [
    stock: string,
    tonnesATranche: number,
    leadDays: readonly [number, number, number],
    from: string,
  ])[],
];

// prettier-ignore
const PACKAGES: readonly PackageRecord[] = [
  ['common', 'Common European loan for the defence of Ukraine', undefined, [[15, 7500], [75, 7500], [135, 7500], [215, 10_000], [275, 10_000]], [[EQUIPMENT_ABROAD, 2500, [14, 21, 40], 'DEBRV'], [COMPONENTS, 150, [7, 14, 30], 'DEP-Leipzig']]],
  ['de', 'German package: equipment and air defence', 'DE', [[10, 3000], [60, 3000], [120, 3000], [220, 4000]], [[EQUIPMENT_ABROAD, 2000, [14, 25, 45], 'DEP-Leipzig']]],
  ['gb', 'UK package', 'GB', [[20, 1200], [90, 1200], [230, 1500]], [[EQUIPMENT_ABROAD, 800, [20, 30, 50], 'GBSOU']]],
  ['fr', 'French package', 'FR', [[30, 800], [100, 800], [225, 1000]], [[EQUIPMENT_ABROAD, 600, [20, 30, 50], 'FRLEH']]],
  ['no', 'Norwegian package: fortification material and power', 'NO', [[5, 900], [50, 900], [95, 900], [220, 2000]], [['st-DEP-Slawkow-IV-UA', 900, [10, 15, 25], 'NOOSL'], ['st-DEP-Bacau-IV-UA', 900, [10, 15, 25], 'NOOSL']]],
];

/** Behind the force and its supplies; equipment is not driven across Europe by lorry. */
const PACKAGE_PRIORITY = 45;
const PACKAGE_MODES = ['sea', 'rail'] as const;

export const packages: readonly PackageRow[] = PACKAGES.map(([id, title, nation, tranches, goods]) => ({
  id: `pk-${id}`,
  title,
  ...(nation === undefined ? {} : { nation }),
  tranches: tranches.map(([day, amountMEur], k) => ({ id: `t${k + 1}`, at: cf(day), amountMEur })),
  deliveries: tranches.flatMap((_, k) =>
    goods.map(([stock, amountT, leadDays, from]) => ({
      stock,
      amountT,
      tranche: `t${k + 1}`,
      leadTime: { triangular: [...leadDays] as [number, number, number] },
      from,
      priority: PACKAGE_PRIORITY,
      modes: [...PACKAGE_MODES],
    })),
  ),
  ...declared,
  note: 'Long-term defence packages are declared; amounts, dates and contents are notional.',
}));

export const fundingNeeds: readonly FundingNeedRow[] = (
  [
    [2026, 38_000],
    [2027, 34_000],
  ] as const
).map(([year, needMEur]) => ({
  id: `need-${year}`,
  title: `Need of the armed forces in ${year}, within the run`,
  year,
  needMEur,
  ...notional,
}));

export const productionLines: readonly ProductionLineRow[] = [
  {
    id: 'line-ammunition',
    title: 'Joint production of artillery ammunition',
    nation: 'PL',
    place: 'DEP-Slawkow',
    instrument: 'European instrument for joint procurement (assumed)',
    startsWhen: 'gate-host-request',
    inputs: [{ stock: COMPONENTS, amountT: 25 }],
    stock: 'st-DEP-Slawkow-V-UA',
    batchT: 60,
    stages: [
      { batches: 4, batchTime: { triangular: [8, 10, 14] } },
      { batches: 30, batchTime: { triangular: [5, 7, 10] } },
    ],
    ...declared,
  },
  {
    id: 'line-drones',
    title: 'Joint production of unmanned systems',
    nation: 'UA',
    place: 'DEP-Lviv',
    instrument: 'Joint ventures with European partners (assumed)',
    startsWhen: 'gate-ceasefire',
    stock: EQUIPMENT.west,
    batchT: 20,
    stages: [
      { batches: 3, batchTime: { triangular: [10, 14, 20] } },
      { batches: 20, batchTime: { triangular: [5, 7, 10] } },
    ],
    ...declared,
  },
];

export const trainingProgrammes: readonly TrainingProgrammeRow[] = [
  {
    id: 'train-ua',
    title: 'Training centres of Ukraine',
    nation: 'UA',
    place: 'GAR-UA-Zhytomyr',
    startsWhen: 'gate-ceasefire',
    seats: 2400,
    courseLength: { triangular: [38, 42, 50] },
    courses: 5,
    passRate: 0.92,
    ...notional,
  },
  {
    id: 'train-gb',
    title: 'Multinational training in the United Kingdom',
    nation: 'GB',
    place: 'GAR-GB-Catterick',
    instructors: ['fe-au-training', 'fe-nz-training'],
    seats: 1800,
    courseLength: { triangular: [33, 35, 40] },
    courses: 5,
    passRate: 0.9,
    ...notional,
  },
];

/** Id, title, element without `fe-`, programme and persons, equipment stock and t, sector. */
// prettier-ignore
const FORMATIONS: readonly (readonly [id: string, title: string, element: string, programme: string, persons: number, stock: string, tonnes: number, sector: string])[] = [
  ['brigade-3', 'Mechanised brigade, Zhytomyr', 'ua-reserve-brigade-3', 'train-ua', 2000, EQUIPMENT.centre, 2200, 'sector-north-east'],
  ['brigade-1', 'Mechanised brigade, Yavoriv', 'ua-reserve-brigade-1', 'train-gb', 1500, EQUIPMENT.west, 2200, 'sector-east'],
  ['brigade-4', 'Armoured brigade, Cherkasy', 'ua-reserve-brigade-4', 'train-ua', 2200, EQUIPMENT.centre, 2600, 'sector-south-east'],
  ['brigade-2', 'Mechanised brigade, Kamianets', 'ua-reserve-brigade-2', 'train-gb', 1500, EQUIPMENT.west, 2200, 'sector-centre'],
];

export const formations: readonly FormationRow[] = FORMATIONS.map(
  ([id, title, element, programme, persons, stock, amountT, sector]) => ({
    id: `form-${id}`,
    title,
    element: `fe-${element}`,
    trainees: [{ programme, persons }],
    equipment: [{ stock, amountT }],
    formUp: { triangular: [10, 14, 25] },
    sector,
    holdGain: 0.1,
    ...declared,
    note: 'Regeneration is declared; which brigades, from what and by when is notional.',
  }),
);

/** Sector, engineers without `fe-` and how many they are, for whom the time of a stage holds, class IV stock, km. */
// prettier-ignore
const WORKS: readonly (readonly [sector: string, engineer: readonly [element: string, persons: number] | undefined, stock: string, lengthKm: number])[] = [
  ['north', ['gb-engineer-battalion', 600], 'st-DEP-Nizhyn-IV', 40], ['north-east', ['fr-engineer-1', 130], 'st-DEP-Poltava-IV', 48], ['centre', ['fr-engineer-2', 130], 'st-DEP-Kremenchuk-IV', 40],
  ['east', undefined, 'st-DEP-Dnipro-IV', 60], ['south-east', ['nl-engineer', 130], 'st-DEP-Kryvyi-Rih-IV', 40], ['south', ['dk-engineer', 130], 'st-DEP-Mykolaiv-IV', 32],
];

export const fortificationWorks: readonly FortificationWorkRow[] = WORKS.map(([sector, engineer, stock, lengthKm]) => ({
  id: `works-${sector}`,
  title: `Fortification, ${sector} (notional)`,
  sector: `sector-${sector}`,
  startsWhen: 'gate-host-request',
  ...(engineer === undefined ? {} : { engineers: [`fe-${engineer[0]}`], engineersNeeded: engineer[1] }),
  lengthKm,
  stageKm: 4,
  stageTime: { triangular: [6, 9, 14] },
  stock,
  tPerKm: 15,
  holdGain: 0.3,
  ...declared,
  note: 'Support for building fortifications is declared; lengths, material and effect are notional. Coalition engineers prepare elements behind the sector.',
}));
