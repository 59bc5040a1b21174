import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioDuration, ScenarioThing } from '../graphql/quantities.ts';
import { CapacityBasis, CargoKind, GaugeChangeMethod, PlaceKind, Protection } from '../graphql/vocabulary.ts';

@ObjectType({ description: 'Daily opening hours.' })
export class OpeningHours {
  @Field('Opens, minutes after 0000Z.', () => Int)
  openMin!: number;
  @Field('Closes, minutes after 0000Z.', () => Int)
  closeMin!: number;
}

@ObjectType({ description: 'What aircraft find at a place.' })
export class AirfieldFacility {
  @Field('Length of the longest runway, m.', () => Float)
  runwayM!: number;
  @Field('Wide-bodied aircraft worked at the same time.', () => Int)
  parkingWide!: number;
  @Field('Narrow-bodied aircraft worked at the same time.', () => Int)
  parkingNarrow!: number;
  @Maybe('Key of the share of its spots that military traffic has; null = all.', () => String)
  parkingShare?: string;
  @Maybe('Cargo handling limit, t a day.', () => Float)
  handlingTPerDay?: number;
  @Maybe('Aviation fuel issued a day, t; null = it does not limit.', () => Float)
  fuelTPerDay?: number;
  @Maybe('Opening hours; null = always open.', () => OpeningHours)
  hours?: OpeningHours;
}

@ObjectType({ description: 'Berths of a port that take the same ships.' })
export class BerthGroup {
  @Field('Name within the port.', () => String)
  id!: string;
  @Field('How many ships of the largest size below lie alongside at once.', () => Int)
  berths!: number;
  @Maybe('Longest ship, m.', () => Float)
  maxLengthM?: number;
  @Maybe('Deepest draught, m.', () => Float)
  maxDraughtM?: number;
  @Maybe('Pace of work at one berth, t an hour; null = that of the port.', () => Float)
  workTPerHour?: number;
}

@ObjectType({ description: 'What ships find at a place.' })
export class SeaportFacility {
  @Field('Berths that take a RO/RO ship at the same time.', () => Int)
  berths!: number;
  @Maybe('Key of the share of its berths that military traffic has; null = all.', () => String)
  berthShare?: string;
  @Maybe('Berths by the ships that they take; null = all berths are alike.', () => [BerthGroup])
  berthGroups?: BerthGroup[];
  @Maybe('Pace of loading and discharge at one berth, t an hour; null = only the ship limits.', () => Float)
  workTPerHour?: number;
  @Maybe('Deepest draught, m.', () => Float)
  maxDraughtM?: number;
  @Maybe('Longest ship, m.', () => Float)
  maxLengthM?: number;
  @Maybe('Room for discharged cargo, m2; null = unlimited.', () => Float)
  stagingM2?: number;
  @Maybe('Vehicles that leave the gate a day; null = unlimited.', () => Float)
  clearanceVehiclesPerDay?: number;
}

@ObjectType({ description: 'What trains find at a place.' })
export class RailFacility {
  @Field('Ramps that work a train at the same time.', () => Int)
  ramps!: number;
  @Maybe('Key of the share of its ramps that military traffic has; null = all.', () => String)
  rampShare?: string;
  @Field('Track gauges, mm.', () => [Int])
  gauges!: number[];
  @Maybe('Trains a day.', () => Float)
  trainsPerDay?: number;
  @Maybe('How the daily quota is to be read.', () => CapacityBasis)
  basis?: string;
  @Maybe('Key of the share of the nominal capacity that military traffic has.', () => String)
  share?: string;
}

@ObjectType({ description: 'One way to change the track gauge at a place.' })
export class GaugeChange {
  @Field('How cargo gets from one gauge to the other.', () => GaugeChangeMethod)
  method!: string;
  @Maybe('Kinds of cargo that this method takes; null = all.', () => [CargoKind])
  takes?: readonly string[];
  @Maybe('Wagons a day.', () => Float)
  wagonsPerDay?: number;
  @Maybe('Time that one train occupies a position.', () => ScenarioDuration)
  trainTime?: ScenarioDuration;
  @Field('Trains worked at the same time.', () => Int)
  positions!: number;
  @Maybe('How the daily quota is to be read.', () => CapacityBasis)
  basis?: string;
  @Maybe('Key of the share of the nominal capacity that military traffic has.', () => String)
  share?: string;
}

@ObjectType({ description: 'Rail capacity of a border crossing in one gauge.' })
export class RailCrossing {
  @Field('Track gauge, mm.', () => Int)
  gauge!: number;
  @Field('Trains a day and direction.', () => Float)
  trainsPerDay!: number;
  @Maybe('How the daily quota is to be read.', () => CapacityBasis)
  basis?: string;
  @Maybe('Key of the share of the nominal capacity that military traffic has.', () => String)
  share?: string;
  @Maybe('The same in the direction back; null = as forth.', () => String)
  backShare?: string;
}

@ObjectType({ description: 'Road capacity of a border crossing.' })
export class RoadCrossing {
  @Field('March units of up to 25 vehicles a day and direction; a column counts once for each.', () => Float)
  convoysPerDay!: number;
  @Maybe('How the daily quota is to be read.', () => CapacityBasis)
  basis?: string;
  @Maybe('Key of the share of the nominal capacity that military traffic has.', () => String)
  share?: string;
  @Maybe('The same in the direction back; null = as forth.', () => String)
  backShare?: string;
}

@ObjectType({ description: 'Lead time of the permission for some kinds of cargo.' })
export class CargoPermission {
  @Field('Kinds of cargo.', () => [CargoKind])
  cargo!: readonly string[];
  @Field('From the release of a line to its permission.', () => ScenarioDuration)
  leadTime!: ScenarioDuration;
}

@ObjectType({ description: 'What a border crossing lets pass.' })
export class CrossingFacility {
  @Maybe('Country that one enters in the direction forth; null = as the links are drawn.', () => String)
  into?: string;
  @Field('By rail, one entry a gauge.', () => [RailCrossing])
  rail!: RailCrossing[];
  @Maybe('By road.', () => RoadCrossing)
  road?: RoadCrossing;
  @Maybe('Time of the formalities for one train or convoy.', () => ScenarioDuration)
  clearance?: ScenarioDuration;
  @Maybe('Lead time of the permission for the first movement of an element.', () => ScenarioDuration)
  permission?: ScenarioDuration;
  @Field('Lead times of kinds of cargo that differ from `permission`; the first row that names a kind counts.', () => [
    CargoPermission,
  ])
  permissionsByCargo!: CargoPermission[];
}

@ObjectType({ description: 'Room for forces that arrive.' })
export class ReceptionFacility {
  @Maybe('Room for vehicles, m2; null = unlimited.', () => Float)
  stagingM2?: number;
  @Maybe('Persons at the same time; null = unlimited.', () => Int)
  beds?: number;
}

@ObjectType({
  description: 'A place of the network with its facilities: airfield, seaport, crossing, hub, depot and others.',
  implements: () => [Node],
})
export class Place extends ScenarioThing {
  readonly ownerKey?: string;
  @Field('As maps and tables show it.', () => String)
  name!: string;
  @Field('What it mainly is.', () => PlaceKind)
  kind!: string;
  @Maybe('Country, ISO 3166-1 alpha-2.', () => String)
  country?: string;
  @Field('Latitude, degrees, WGS 84.', () => Float)
  lat!: number;
  @Field('Longitude, degrees, WGS 84.', () => Float)
  lon!: number;
  @Maybe('Key of the gate or condition that opens it to military traffic.', () => String)
  opensWhen?: string;
  @Maybe('Runway, parking and handling; null where no aircraft lands.', () => AirfieldFacility)
  airfield?: AirfieldFacility;
  @Maybe('Berths, ramps and clearance; null where no ship is worked.', () => SeaportFacility)
  seaport?: SeaportFacility;
  @Maybe('Ramps and gauges; null where no train is worked.', () => RailFacility)
  rail?: RailFacility;
  @Field('Ways to change the track gauge.', () => [GaugeChange])
  gaugeChange!: GaugeChange[];
  @Maybe('Offices and hours of a border; null where none is passed.', () => CrossingFacility)
  crossing?: CrossingFacility;
  @Maybe('Room for those who arrive: beds, vehicles, cargo.', () => ReceptionFacility)
  reception?: ReceptionFacility;
  @Maybe(
    'Net explosive quantity that may be here between discharge and departure, kg; null = it does not limit.',
    () => Float,
  )
  explosivesLimitKg?: number;
  @Maybe('How hard what stands here is to damage.', () => Protection)
  protection?: string;
}
export const PlaceConnection = connectionOf(() => Place, 'Place', 'places');
