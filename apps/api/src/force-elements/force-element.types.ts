import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { Cargo, ScenarioDate, ScenarioDuration, ScenarioThing } from '../graphql/quantities.ts';
import { Json } from '../graphql/scalars.ts';
import { Component, ContributionStatus, Deployment, TransportMode } from '../graphql/vocabulary.ts';
import { OwnedThing } from '../release/owned-thing.ts';

@ObjectType({ description: 'Movement data of a kind of unit.', implements: () => [Node] })
export class UnitTemplate extends ScenarioThing {
  @Field('What kind of unit it is.', () => String)
  title!: string;
  @Field('Service that units of this kind belong to.', () => Component)
  component!: string;
  @Maybe('Symbol identification code of APP-6(D), 20 or 30 digits.', () => String)
  sidc?: string;
  @Field('What has to be moved.', () => Cargo)
  cargo!: Cargo;
  @Maybe('Main equipment in words.', () => String)
  equipment?: string;
  @Maybe('Consumption by class of supply at static posture, kg a person and day.', () => Json)
  consumptionKgPerPersonDay?: object;
}
export const UnitTemplateConnection = connectionOf(() => UnitTemplate, 'UnitTemplate', 'unit templates');

@ObjectType({ description: 'A unit that is moved and becomes ready.', implements: () => [Node] })
export class ForceElement extends OwnedThing {
  readonly nationKey?: string;
  readonly contributionKey?: string;
  readonly parentKey?: string;
  readonly templateKey?: string;
  readonly ownCargo?: Cargo;
  readonly ownSidc?: string;
  readonly homeKey!: string;
  readonly destinationKey!: string;
  readonly viaKeys!: string[];
  readonly peopleViaKeys!: string[];
  readonly needsKeys!: string[];
  @Field('As the nation calls the unit.', () => String)
  name!: string;
  @Field('Service that it belongs to.', () => Component)
  component!: string;
  @Maybe('Capability it offers, for example `manoeuvre`.', () => String)
  capability?: string;
  @Maybe('How firm it is.', () => ContributionStatus)
  status?: string;
  @Field('How it comes to its place.', () => Deployment)
  deployment!: string;
  @Maybe('Speed of a self-deploying element, km/h.', () => Float)
  selfDeploySpeedKmh?: number;
  @Maybe('Key of the prepositioned set that it draws instead of bringing its equipment.', () => String)
  set?: string;
  @Maybe('Key of the gate or condition that gives the order to deploy.', () => String)
  releasedBy?: string;
  @Maybe('No order before this date.', () => ScenarioDate)
  earliest?: ScenarioDate;
  @Maybe('Notice to move.', () => ScenarioDuration)
  notice?: ScenarioDuration;
  @Maybe('Complete and ready by.', () => ScenarioDate)
  requiredAt?: ScenarioDate;
  @Field('1 is first.', () => Int)
  priority!: number;
  @Field('Modes its equipment may use; empty = all.', () => [TransportMode])
  modes!: string[];
  @Maybe('Longest way that its equipment goes by road at a stretch, km; any when null.', () => Float)
  longestRoadKm?: number;
  @Field('Modes its people may use; empty = air and road.', () => [TransportMode])
  peopleModes!: string[];
  @Maybe('Time in which people and equipment join.', () => ScenarioDuration)
  marryUp?: ScenarioDuration;
  @Maybe('Integration and transfer of authority.', () => ScenarioDuration)
  integration?: ScenarioDuration;
  @Maybe('Share of persons that must have arrived.', () => Float)
  readyPaxShare?: number;
  @Maybe('Share of equipment that must have arrived.', () => Float)
  readyEquipmentShare?: number;
  @Maybe('Length of its tour in days, counted from being in place; it stays when null.', () => Float)
  tourDays?: number;
  @Maybe('Key of the element that relieves it in place: it stays on until that is ready.', () => String)
  relievedBy?: string;
}
export const ForceElementConnection = connectionOf(() => ForceElement, 'ForceElement', 'force elements');
