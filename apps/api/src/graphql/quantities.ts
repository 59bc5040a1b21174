/** Dates, durations and the fields that every row of a scenario has. */
import { Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from './field.ts';
import { Node } from './node.ts';
import { DateTime } from './scalars.ts';
import { CargoKind, ClockAnchor, Confidence, Distribution, TimeUnit } from './vocabulary.ts';

@ObjectType({ description: 'An instant as the scenario gives it, and on the clock of the run.' })
export class ScenarioDate {
  @Field('What the offset is counted from.', () => ClockAnchor)
  anchor!: string;
  @Maybe('Offset from the anchor in `unit`; null for a calendar instant.', () => Float)
  offset!: number | null;
  @Maybe('Unit of the offset; null for a calendar instant.', () => TimeUnit)
  unit!: string | null;
  @Field('The instant on the calendar.', () => DateTime)
  at!: Date;
  @Field('Minutes from CF-day.', () => Float)
  minute!: number;
}

@ObjectType({ description: 'A duration, fixed or drawn from a distribution.' })
export class ScenarioDuration {
  @Field('How it is drawn; says what the parameters are.', () => Distribution)
  distribution!: string;
  @Field('Parameters of the distribution in `unit` (shape and sigma have none).', () => [Float])
  parameters!: number[];
  @Field('Unit of the parameters.', () => TimeUnit)
  unit!: string;
}

@InputType({ description: 'An instant: an offset from CF-day or D-day, or a calendar instant.' })
export class ScenarioDateInput {
  @Field('What the offset is counted from; `UTC` for a calendar instant.', () => ClockAnchor)
  anchor!: string;
  @Maybe('Offset from the anchor in `unit`; not for a calendar instant.', () => Float)
  offset?: number | null;
  @Maybe('Unit of the offset (default days).', () => TimeUnit)
  unit?: string | null;
  @Maybe('The calendar instant when the anchor is `UTC`.', () => DateTime)
  at?: Date | null;
}

@InputType({ description: 'A duration, fixed or drawn from a distribution.' })
export class ScenarioDurationInput {
  @Field('How it is drawn; says what the parameters are.', () => Distribution)
  distribution!: string;
  @Field('Parameters of the distribution in `unit` (shape and sigma have none).', () => [Float])
  parameters!: number[];
  @Maybe('Unit of the parameters (default days).', () => TimeUnit)
  unit?: string | null;
}

@ObjectType({ description: 'So many vehicles of one kind that are alike.' })
export class CargoPiece {
  @Maybe('What the piece is, for those who load it.', () => String)
  name?: string;
  @Field('How they move on roads.', () => CargoKind)
  kind!: string;
  @Field('How many.', () => Int)
  count!: number;
  @Field('Mass of one, t.', () => Float)
  massT!: number;
  @Maybe('Deck area of one, m2.', () => Float)
  areaM2?: number;
  @Maybe('Rail wagons for one.', () => Float)
  wagons?: number;
  @Maybe('Height of one, m.', () => Float)
  heightM?: number;
  @Maybe('Military load class of one.', () => Int)
  mlc?: number;
  @Maybe('True when only outsized-capable lift carries it.', () => Boolean)
  outsized?: boolean;
  @Maybe('Whether readiness waits for it; where one piece is critical, only critical ones count.', () => Boolean)
  critical?: boolean;
}

@ObjectType({ description: 'What has to be moved, in total.' })
export class Cargo {
  @Maybe('People who travel with it, in persons.', () => Int)
  pax?: number;
  @Maybe('Persons, of those, who travel with the vehicles.', () => Int)
  drivers?: number;
  @Maybe('Persons, of those, who go first; all else sets out when they have arrived.', () => Int)
  advanceParty?: number;
  @Maybe('Wheeled vehicles; they march on their own on roads.', () => Int)
  wheeled?: number;
  @Maybe('Tracked vehicles; on roads they need heavy equipment transporters.', () => Int)
  tracked?: number;
  @Maybe('Mass of vehicles and freight, t.', () => Float)
  massT?: number;
  @Maybe('Deck area of the vehicles, m2.', () => Float)
  areaM2?: number;
  @Maybe('Rail wagons that the vehicles need.', () => Float)
  wagons?: number;
  @Maybe('Heaviest military load class.', () => Int)
  heaviestMlc?: number;
  @Maybe('Pieces that only an outsized-capable aircraft carries.', () => Int)
  outsized?: number;
  @Maybe('General supply, t.', () => Float)
  supplyT?: number;
  @Maybe('Mass of explosives in it, in tonnes.', () => Float)
  ammunitionT?: number;
  @Maybe('Mass of fuel in bulk in it, in tonnes.', () => Float)
  fuelT?: number;
  @Maybe('Vehicles one kind after another, with their own mass and size; they are not in the totals.', () => [
    CargoPiece,
  ])
  pieces?: readonly CargoPiece[];
}

/** Every row of a scenario that the API shows as a thing of its own. */
@ObjectType({ isAbstract: true, implements: () => [Node] })
export abstract class ScenarioThing extends Node {
  readonly __typename!: string;
  readonly uuid!: string;
  readonly scenarioId!: string;
  /** Id of a row of `sources`; the field of the API resolves it. */
  readonly sourceKey?: string;
  @Field('Identifier inside the scenario document, unique within its section.', () => String)
  key!: string;
  @Field('Version of the scenario in which the row changed last.', () => Int)
  version!: number;
  @Maybe('How sure the row is.', () => Confidence)
  confidence?: string;
  @Field('True when the row is invented for the analysis and not reported by anyone.', () => Boolean)
  notional!: boolean;
  @Maybe('What a reader should know about the row.', () => String)
  note?: string;
}
