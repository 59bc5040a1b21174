/** The cargo of an element as the streams it moves in: people, vehicles by kind, freight, fuel, and ammunition apart. Parts add up to the totals exactly. */
import { CARGO_KINDS, type CargoKind, type Mode, type Quantity } from '@muster/logistics';
import type { CargoRow, ForceElementRow, PieceRow } from '../scenario/force-section.ts';
import { centimetres } from './quantities.ts';

const NOTHING: Quantity = { pax: 0, massKg: 0, areaM2: 0, wagonTenths: 0, vehicles: 0 };
/** A person with baggage, kg; wagons for a vehicle; how much heavier a tracked vehicle is than a wheeled one (assumptions). */
const PERSON_KG = 120;
const WAGONS_PER_VEHICLE = 0.85;
const TRACKED_TO_WHEELED_MASS = 3;
/** Mass of a wheeled vehicle where the document gives none, t; of a tracked one three times as much (an assumption). */
const WHEELED_T = 10;
/** Deck area of a vehicle where the document gives none, m2 (an assumption). */
const AREA_PER_VEHICLE_M2 = 25;

export const selfMode = (row: ForceElementRow): Mode => (row.component === 'sea' ? 'sea' : 'air');

export interface Stream {
  /** Its kind, and behind a point the number of the piece: `tracked`, `tracked.2`. */
  readonly name: string;
  readonly kind: CargoKind;
  readonly cargo: Quantity;
  readonly mlc?: number;
  readonly heightCm?: number;
  /** Whether readiness waits for it, where its piece says so. */
  readonly critical?: boolean;
}

/** People who go first, as a stream of their own. */
export const ADVANCE_PARTY = 'people.advance';

/** Cargo by stream; the parts of mass, area and wagons add up to the totals exactly. */
export function streamsOf(row: ForceElementRow, cargo: CargoRow): Stream[] {
  const streams: Stream[] = [];
  if (row.deployment === 'self-deploy') {
    // Ships carry their people; aircraft fly ahead of their ground crews and vehicles.
    streams.push({
      name: 'self',
      kind: 'self',
      cargo: { ...NOTHING, pax: row.component === 'sea' ? (cargo.pax ?? 0) : 0, massKg: 1000 },
    });
    if (row.component === 'sea') return streams;
  }
  // Who draws a set comes to it as one: nobody can drive before it is drawn.
  const one = row.deployment === 'draw-set' ? { ...cargo, drivers: 0, advanceParty: 0 } : cargo;
  return [...streams, ...cargoStreams(one)];
}

export function cargoStreams(cargo: CargoRow): Stream[] {
  const wheeled = cargo.wheeled ?? 0;
  const tracked = cargo.tracked ?? 0;
  const vehicles = wheeled + tracked;
  // Readiness counts mass: vehicles that weighed nothing would all have arrived with the first.
  const massT = cargo.massT || (wheeled + tracked * TRACKED_TO_WHEELED_MASS) * WHEELED_T;
  const vehicleMassKg = vehicles > 0 ? Math.round(massT * 1000) : 0;
  const areaM2 = vehicles > 0 ? Math.round(cargo.areaM2 ?? vehicles * AREA_PER_VEHICLE_M2) : 0;
  const wagonTenths = vehicles > 0 ? Math.ceil((cargo.wagons ?? vehicles * WAGONS_PER_VEHICLE) * 10) : 0;
  const wheeledMassKg = Math.round(
    (vehicleMassKg * wheeled) / Math.max(1, wheeled + tracked * TRACKED_TO_WHEELED_MASS),
  );
  const wheeledAreaM2 = Math.round((areaM2 * wheeled) / Math.max(1, vehicles));
  const wheeledWagons = Math.round((wagonTenths * wheeled) / Math.max(1, vehicles));
  const freightT = (cargo.supplyT ?? 0) + (vehicles === 0 ? (cargo.massT ?? 0) : 0);
  const tonnes = (value: number | undefined): Quantity => ({ ...NOTHING, massKg: Math.round((value ?? 0) * 1000) });
  const whole: Record<'wheeled' | 'tracked', Quantity> = {
    wheeled: {
      ...NOTHING,
      massKg: wheeledMassKg,
      areaM2: wheeledAreaM2,
      wagonTenths: wheeledWagons,
      vehicles: wheeled,
    },
    tracked: {
      ...NOTHING,
      massKg: vehicleMassKg - wheeledMassKg,
      areaM2: areaM2 - wheeledAreaM2,
      wagonTenths: wagonTenths - wheeledWagons,
      vehicles: tracked,
    },
  };
  // Outsized pieces are the heaviest: tracked vehicles before wheeled ones.
  const outsizedTracked = Math.min(cargo.outsized ?? 0, tracked);
  const outsizedWheeled = Math.min((cargo.outsized ?? 0) - outsizedTracked, wheeled);
  const [fromTracked, restTracked] = splitVehicles(whole.tracked, outsizedTracked);
  const [fromWheeled, restWheeled] = splitVehicles(whole.wheeled, outsizedWheeled);
  const mlc = cargo.heaviestMlc;
  const all: Omit<Stream, 'name'>[] = [
    { kind: 'wheeled', cargo: restWheeled, mlc },
    { kind: 'tracked', cargo: restTracked, mlc },
    { kind: 'outsized', cargo: addQuantities(fromTracked, fromWheeled), mlc },
    { kind: 'supply', cargo: tonnes(freightT) },
    { kind: 'fuel', cargo: tonnes(cargo.fuelT) },
    { kind: 'ammunition', cargo: tonnes(cargo.ammunitionT) },
  ];
  const equipment: Stream[] = [
    ...all
      .filter((stream) => stream.cargo.massKg + stream.cargo.vehicles > 0)
      .map((stream) => ({ ...stream, name: stream.kind })),
    ...(cargo.pieces ?? []).map(pieceStream),
  ];
  return [...peopleStreams(cargo), ...withDrivers(equipment, cargo.drivers ?? 0)].sort(
    (a, b) => CARGO_KINDS.indexOf(a.kind) - CARGO_KINDS.indexOf(b.kind),
  );
}

/** The people who go first, and those who are called forward; drivers are with the vehicles. */
function peopleStreams({ pax = 0, drivers = 0, advanceParty = 0 }: CargoRow): Stream[] {
  const people = (name: string, persons: number): Stream => ({
    ...{ name, kind: 'people' },
    cargo: { ...NOTHING, pax: persons, massKg: persons * PERSON_KG },
  });
  return [people(ADVANCE_PARTY, advanceParty), people('people', pax - advanceParty - drivers)].filter(
    ({ cargo }) => cargo.pax > 0,
  );
}

/** Drivers by the vehicles of each stream; the parts add up exactly. */
function withDrivers(streams: readonly Stream[], drivers: number): Stream[] {
  const vehicles = streams.reduce((sum, { cargo }) => sum + cargo.vehicles, 0);
  if (drivers === 0 || vehicles === 0) return [...streams];
  let before = 0;
  return streams.map((stream) => {
    const from = Math.floor((drivers * before) / vehicles);
    before += stream.cargo.vehicles;
    return { ...stream, cargo: { ...stream.cargo, pax: Math.floor((drivers * before) / vehicles) - from } };
  });
}

/** Vehicles that are alike are a stream of their own: each of its loads has so many whole ones, with the size that they really have. */
function pieceStream(piece: PieceRow, i: number): Stream {
  const kind = piece.outsized ? 'outsized' : piece.kind;
  return {
    name: `${kind}.${i + 1}`,
    kind,
    mlc: piece.mlc,
    heightCm: centimetres(piece.heightM),
    critical: piece.critical,
    cargo: {
      ...NOTHING,
      massKg: Math.round(piece.massT * 1000) * piece.count,
      areaM2: Math.ceil((piece.areaM2 ?? AREA_PER_VEHICLE_M2) * piece.count),
      wagonTenths: Math.ceil((piece.wagons ?? WAGONS_PER_VEHICLE) * 10 * piece.count),
      vehicles: piece.count,
    },
  };
}

/** So many of the vehicles, and the rest; the parts add up exactly. */
function splitVehicles(all: Quantity, vehicles: number): [part: Quantity, rest: Quantity] {
  const share = (amount: number) => Math.round((amount * vehicles) / Math.max(1, all.vehicles));
  const part = {
    pax: 0,
    massKg: share(all.massKg),
    areaM2: share(all.areaM2),
    wagonTenths: share(all.wagonTenths),
    vehicles,
  };
  return [
    part,
    {
      pax: all.pax,
      massKg: all.massKg - part.massKg,
      areaM2: all.areaM2 - part.areaM2,
      wagonTenths: all.wagonTenths - part.wagonTenths,
      vehicles: all.vehicles - vehicles,
    },
  ];
}

const addQuantities = (a: Quantity, b: Quantity): Quantity => ({
  pax: a.pax + b.pax,
  massKg: a.massKg + b.massKg,
  areaM2: a.areaM2 + b.areaM2,
  wagonTenths: a.wagonTenths + b.wagonTenths,
  vehicles: a.vehicles + b.vehicles,
});
