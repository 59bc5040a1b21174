/** The lift of a generated theatre. */
import { hours, type Numbers, type Rows, type Site } from './generated-rows.ts';

export const LIFT_TYPES: Rows<'liftTypes'>[] = [
  {
    id: 'train',
    name: 'Train',
    mode: 'rail',
    payload: { wagons: 30, massT: 1500 },
    carries: ['wheeled', 'tracked', 'supply', 'ammunition'],
    speedKmh: 35,
    load: hours(4, 6, 10),
    unload: hours(3, 5, 8),
  },
  {
    id: 'train-broad',
    name: 'Train, broad gauge',
    mode: 'rail',
    gauge: 1520,
    payload: { wagons: 30, massT: 1800 },
    carries: ['wheeled', 'tracked', 'supply', 'ammunition'],
    speedKmh: 30,
    load: hours(4, 6, 10),
    unload: hours(3, 5, 8),
  },
  {
    id: 'ro-ro',
    name: 'RO/RO ship',
    mode: 'sea',
    payload: { areaM2: 4000, massT: 8000 },
    carries: ['wheeled', 'tracked', 'supply', 'ammunition'],
    speedKmh: 30,
    load: hours(12, 20, 40),
    unload: hours(12, 20, 40),
    draughtM: 7,
    minimumLoadShare: 0.5,
    maximumHold: { fixed: 3 },
  },
  {
    id: 'charter',
    name: 'Chartered airliner',
    mode: 'air',
    payload: { pax: 250, massT: 40 },
    carries: ['people'],
    speedKmh: 750,
    rangeKm: 6000,
    load: hours(1, 2, 4),
    unload: hours(1, 1.5, 3),
    minRunwayM: 2400,
    parking: 'wide',
    useRateHPerDay: 10,
  },
  {
    id: 'airlifter',
    name: 'Tactical transport aircraft',
    mode: 'air',
    payload: { pax: 90, massT: 18 },
    carries: ['people', 'supply'],
    speedKmh: 500,
    rangeKm: 4000,
    load: hours(1, 2, 4),
    unload: hours(0.5, 1, 3),
    minRunwayM: 1200,
    useRateHPerDay: 6,
    breakdown: { perTrip: 0.05, repair: hours(6, 24, 72) },
  },
  {
    id: 'het',
    name: 'Heavy equipment transporters',
    mode: 'road',
    payload: { vehicles: 10, massT: 700 },
    carries: ['tracked'],
    speedKmh: 40,
    load: hours(2, 3, 5),
    unload: hours(1, 2, 4),
  },
  {
    id: 'lorries',
    name: 'Lorry company',
    mode: 'road',
    payload: { massT: 400 },
    carries: ['supply', 'ammunition'],
    speedKmh: 50,
    load: hours(2, 4, 8),
    unload: hours(2, 4, 8),
  },
];

/** National lift at home, host nation lift and chartered ships and aircraft where the way begins. */
export function makePools(
  n: Numbers,
  sites: readonly Site[],
  nations: readonly string[],
  homes: readonly Site[][],
  elements: number,
): Rows<'liftPools'>[] {
  const pools: Rows<'liftPools'>[] = [];
  const add = (liftType: string, base: Site, count: number, owner?: string) =>
    pools.push({
      id: `${liftType}-${pools.length}`,
      liftType,
      base: base.id,
      count,
      ...(owner ? { owner, reservedForOwner: n.chance(0.3) } : {}),
    });
  const ofKind = (kind: string) => sites.filter((site) => site.place.kind === kind);
  const [ports, airfields] = [
    ofKind('seaport'),
    sites.filter((site) => site.place.airfield && site.place.airfield.runwayM >= 2400),
  ];
  const east = sites.filter((site) => site.place.rail?.gauges.includes(1520));
  // One set of lift for 33 elements; it belongs to the nations in turn.
  for (let k = 0; k < Math.max(3, elements * 0.03); k++) {
    const nation = nations[k % nations.length];
    const home = n.pick(homes[k % nations.length]);
    add('train', home, n.int(2, 4), nation);
    add('het', home, n.int(2, 4), nation);
    add('lorries', home, n.int(2, 5), nation);
    add('airlifter', n.pick(airfields), n.int(1, 3), nation);
    add('ro-ro', n.pick(ports), n.int(1, 2), n.chance(0.5) ? nation : undefined);
    add('charter', n.pick(airfields), n.int(1, 2));
    add('train-broad', n.pick(east), n.int(3, 6));
    add('het', n.pick(east), n.int(2, 4));
    add('lorries', n.pick(east), n.int(3, 8));
  }
  return pools;
}
