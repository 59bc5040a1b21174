import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioThing } from '../graphql/quantities.ts';
import { BannedTraffic, CapacityBasis, TransportMode, Weekday } from '../graphql/vocabulary.ts';

@ObjectType({ description: 'Days of the year, both of them included.' })
export class BanSeason {
  @Field('First day, month-day.', () => String)
  from!: string;
  @Field('Last day; before the first when the season goes over the turn of the year.', () => String)
  until!: string;
}

@ObjectType({ description: 'A driving ban of the week, of every week or of the weeks of a season.' })
export class DrivingBan {
  @Field('Days on which it begins, UTC.', () => [Weekday])
  days!: string[];
  @Field('From, minutes after 0000Z.', () => Int)
  fromMin!: number;
  @Field('Until, minutes after 0000Z; on the next day when not after `fromMin`.', () => Int)
  untilMin!: number;
  @Maybe('Whom it binds; null = everybody.', () => BannedTraffic)
  who?: string;
  @Maybe('Days of the year on which it begins; null = all.', () => BanSeason)
  season?: BanSeason;
}

@ObjectType({ description: 'A way between two places for one mode of the surface.', implements: () => [Node] })
export class Link extends ScenarioThing {
  readonly fromKey!: string;
  readonly toKey!: string;
  @Field('Mode of transport.', () => TransportMode)
  mode!: string;
  @Maybe('Published or measured length, km; null = geodesic times circuity.', () => Float)
  lengthKm?: number;
  @Maybe('Length of the way over the geodesic; null = the default of the mode.', () => Float)
  circuity?: number;
  @Field('True when it leads one way only.', () => Boolean)
  oneWay!: boolean;
  @Maybe('Track gauge, mm; rail only.', () => Int)
  gauge?: number;
  @Maybe('Tracks; rail only.', () => Int)
  tracks?: number;
  @Maybe('Trains a day and direction.', () => Float)
  trainsPerDay?: number;
  @Maybe('Vehicles an hour and direction.', () => Float)
  vehiclesPerHour?: number;
  @Maybe('How the quota is to be read.', () => CapacityBasis)
  basis?: string;
  @Maybe('Key of the share of its nominal capacity that military traffic has.', () => String)
  share?: string;
  @Maybe('The same against the direction of the link; null = as forth.', () => String)
  backShare?: string;
  @Maybe('Speed limit, km/h.', () => Float)
  speedKmh?: number;
  @Maybe('Heaviest military load class that may pass.', () => Int)
  mlc?: number;
  @Maybe('Highest piece that may pass, m.', () => Float)
  maxHeightM?: number;
  @Maybe('Hours of the week in which nobody may set out over it.', () => [DrivingBan])
  bans?: DrivingBan[];
}
export const LinkConnection = connectionOf(() => Link, 'Link', 'links');
