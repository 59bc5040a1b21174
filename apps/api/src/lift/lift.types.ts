import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioDate, ScenarioDuration, ScenarioThing } from '../graphql/quantities.ts';
import { CargoKind, LiftArrangement, LiftTraffic, ParkingKind, TransportMode } from '../graphql/vocabulary.ts';
import { OwnedThing } from '../release/owned-thing.ts';

@ObjectType({ description: 'Scheduled maintenance of a type of lift.' })
export class LiftMaintenance {
  @Field('After so many hours under way.', () => Float)
  everyHours!: number;
  @Field('How long it takes.', () => ScenarioDuration)
  duration!: ScenarioDuration;
}

@ObjectType({ description: 'Duty and rest of the crews of an asset.' })
export class LiftCrew {
  @Field('Longest duty of one crew, h.', () => Float)
  dutyHours!: number;
  @Field('Rest after it, h.', () => Float)
  restHours!: number;
  @Maybe('Crews that take turns; null = one.', () => Int)
  perAsset?: number;
}

@ObjectType({ description: 'Hours that a nation has in a pool.' })
export class LiftQuota {
  @Field('Key of the nation.', () => String)
  nation!: string;
  @Field('Hours under way.', () => Float)
  hours!: number;
  @Maybe('Days after which they are given anew; null = once.', () => Float)
  everyDays?: number;
}

@ObjectType({ description: 'Most that one asset carries in one lift; null does not limit.' })
export class Payload {
  @Maybe('How many people one asset carries at once.', () => Int)
  pax?: number;
  @Maybe('The heaviest load of one asset, in tonnes.', () => Float)
  massT?: number;
  @Maybe('Deck area, m2.', () => Float)
  areaM2?: number;
  @Maybe('Rail wagons.', () => Float)
  wagons?: number;
  @Maybe('How many vehicles one asset carries at once.', () => Int)
  vehicles?: number;
}

@ObjectType({ description: 'Breakdowns of a type of lift before a trip.' })
export class LiftBreakdown {
  @Field('Probability that an asset breaks down before a trip.', () => Float)
  perTrip!: number;
  @Field('How long the repair takes.', () => ScenarioDuration)
  repair!: ScenarioDuration;
}

@ObjectType({ description: 'Payload and speed of a type of lift on legs up to a length.' })
export class LiftByLeg {
  @Field('Longest leg that it is of, km; the last one holds beyond.', () => Float)
  upToKm!: number;
  @Maybe('Share of the payload mass; null = 1.', () => Float)
  payloadShare?: number;
  @Maybe('Share of the block speed; null = 1.', () => Float)
  speedShare?: number;
}

@ObjectType({ description: 'A type of aircraft, ship, train or truck.', implements: () => [Node] })
export class LiftType extends ScenarioThing {
  @Field('As the type is called, such as a model of aircraft.', () => String)
  name!: string;
  @Field('Mode of transport.', () => TransportMode)
  mode!: string;
  @Field('Most that one asset carries.', () => Payload)
  payload!: Payload;
  @Field('Kinds of cargo it takes.', () => [CargoKind])
  carries!: string[];
  @Field('Block speed, km/h.', () => Float)
  speedKmh!: number;
  @Maybe('Longest leg without refuelling, km; air only.', () => Float)
  rangeKm?: number;
  @Maybe('Fuel burnt under way, kg an hour; airfields that count fuel issue it.', () => Float)
  fuelKgPerHour?: number;
  @Field('Time to load one asset.', () => ScenarioDuration)
  load!: ScenarioDuration;
  @Field('Time to unload one asset.', () => ScenarioDuration)
  unload!: ScenarioDuration;
  @Maybe('Highest piece that it takes, m.', () => Float)
  maxHeightM?: number;
  @Maybe('Shortest runway, m.', () => Float)
  minRunwayM?: number;
  @Maybe('Parking spot; air only.', () => ParkingKind)
  parking?: string;
  @Maybe('Vehicles that one asset is on the road with a full load (one when absent).', () => Int)
  roadVehicles?: number;
  @Maybe('How deep the loaded ship lies, in metres: shallower berths do not take it.', () => Float)
  draughtM?: number;
  @Maybe('How long the ship is, in metres: shorter berths do not take it.', () => Float)
  lengthM?: number;
  @Maybe('Track gauge, mm; rail only.', () => Int)
  gauge?: number;
  @Maybe('Most hours under way per asset and day.', () => Float)
  useRateHPerDay?: number;
  @Maybe('Scheduled maintenance.', () => LiftMaintenance)
  maintenance?: LiftMaintenance;
  @Maybe('Duty and rest of crews.', () => LiftCrew)
  crew?: LiftCrew;
  @Maybe('Payload and block speed by length of the leg, shortest first; null = the same on all legs.', () => [
    LiftByLeg,
  ])
  byLeg?: LiftByLeg[];
  @Maybe('Breakdowns; null = none.', () => LiftBreakdown)
  breakdown?: LiftBreakdown;
  @Maybe('An asset is not called forward for less than this share of its payload.', () => Float)
  minimumLoadShare?: number;
  @Maybe('It is called forward for less once cargo has waited this long; null = 14 days.', () => ScenarioDuration)
  maximumHold?: ScenarioDuration;
  @Maybe('Cost of one asset kilometre in EUR, an assumption.', () => Float)
  costPerKm?: number;
}
export const LiftTypeConnection = connectionOf(() => LiftType, 'LiftType', 'lift types');

@ObjectType({ description: 'Assets of one type that are called forward together.', implements: () => [Node] })
export class LiftPool extends OwnedThing {
  readonly liftTypeKey!: string;
  readonly baseKey!: string;
  readonly ownerKey?: string;
  @Maybe('As its owner calls the pool.', () => String)
  name?: string;
  @Field('Assets in the pool.', () => Int)
  count!: number;
  @Maybe('Under which arrangement it is to hand.', () => LiftArrangement)
  arrangement?: string;
  @Field('True when it carries only the cargo of its owner.', () => Boolean)
  reservedForOwner!: boolean;
  @Maybe('Set apart for what supplies forces, or for all else that moves; null = carries both.', () => LiftTraffic)
  carriesOnly?: string;
  @Field('When the assets are to hand: one date, or one for each; empty = at the start.', () => [ScenarioDate])
  availableFrom!: ScenarioDate[];
  @Maybe('Key of the gate or condition that releases the pool.', () => String)
  releasedBy?: string;
  @Maybe('Hours by nation; null = no quotas.', () => [LiftQuota])
  quotas?: LiftQuota[];
}
export const LiftPoolConnection = connectionOf(() => LiftPool, 'LiftPool', 'lift pools');
