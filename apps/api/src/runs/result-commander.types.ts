/** What a run says to a commander, and the force package. Minutes count from CF-day; null means "not within the run". */
import type * as planning from '@muster/planning/run';
import { Float, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import {
  LineKind,
  LineState,
  MatchObstacle,
  PackagePlanKind,
  PackageProof,
  ReadinessRung,
  RequestKind,
  SinglePointKind,
  AbsenceReason,
} from '../graphql/result-vocabulary.ts';
import { TransportMode } from '../graphql/vocabulary.ts';
import { Probability, type Item, type Keyed } from './result-figures.types.ts';

@ObjectType({ description: 'Three quantiles of a number.' })
export class Band implements planning.Band {
  @Field('Tenth percentile.', () => Float)
  p10!: number;
  @Field('Median.', () => Float)
  p50!: number;
  @Field('Ninetieth percentile.', () => Float)
  p90!: number;
}

@ObjectType({ description: 'Ready against required on one day after D-day.' })
export class Checkpoint implements planning.Checkpoint {
  @Field('For example `D+3`.', () => String)
  name!: string;
  @Field('The minute.', () => Float)
  atMin!: number;
  @Field('Persons required then.', () => Float)
  requiredPersons!: number;
  @Field('Persons of them that are ready and employable; who is not required stands for nobody.', () => Band)
  employablePersons!: Band;
  @Field('Lines of the statement of requirements that are due by then.', () => Int)
  linesDue!: number;
  @Field('How many of them are met.', () => Band)
  linesMet!: Band;
  @Field('Probability that all of them are met.', () => Probability)
  allLines!: Probability;
}

@ObjectType({ description: 'A decision, and the last date on which it still helps.' })
export class DecisionPoint implements planning.DecisionPoint {
  @Field('Key of the gate.', () => String)
  gate!: string;
  @Maybe('Who decides.', () => String)
  owner!: string | null;
  @Maybe('Median of when it is decided.', () => Float)
  decidedMin!: number | null;
  @Maybe(
    'Decided by then, all that waits for it is ready on its day in 8 of 10 replications; null = never in time.',
    () => Float,
  )
  allInTimeMin!: number | null;
  @Maybe('Elements that can be ready on their day at all. Null in results of older engines.', () => Int)
  inTime?: number;
  @Maybe(
    'Decided by then, these are ready on their day in 8 of 10 replications; null = none can be, and in results of older engines.',
    () => Float,
  )
  inTimeMin?: number | null;
  @Maybe('Decided later, nothing that waits for it is ready on its day in 8 of 10 replications.', () => Float)
  lastUsefulMin!: number | null;
  @Field('Elements that wait for it.', () => Int)
  elements!: number;
}

@ObjectType({ description: 'Persons at each step, as columns.' })
export class ArrivalSeries {
  @Field('Median.', () => [Float])
  p50!: number[];
  @Field('Ninetieth percentile.', () => [Float])
  p90!: number[];
}

@ObjectType({ description: 'Persons that reach a place, against what it can receive.' })
export class PlaceArrivals implements planning.Arrivals {
  @Field('Key of the place.', () => String)
  place!: string;
  @Maybe(
    'A port, airfield or railhead at which nobody stays. Null in results of older engines, which have destinations only.',
    () => Boolean,
  )
  isOnTheWay!: boolean | null;
  @Maybe('Beds of its reception.', () => Float)
  beds!: number | null;
  @Maybe('Staging area of its reception, m2.', () => Float)
  stagingM2!: number | null;
  @Maybe(
    'Beds that are open at each step, median: fewer than `beds` until the place is opened. Null without beds, and in results of older engines.',
    () => [Float],
  )
  bedsOpen!: number[] | null;
  @Maybe(
    'Of the beds that are open, those in which nobody lies who is being received, at each step, median. Null as `bedsOpen`.',
    () => [Float],
  )
  bedsFree!: number[] | null;
  @Field('Within the 24 h after each step of the clock.', () => ArrivalSeries)
  next24!: ArrivalSeries;
  @Field('Within the 72 h after each step of the clock.', () => ArrivalSeries)
  next72!: ArrivalSeries;
}

@ObjectType({ description: 'A time in which a line of communication is not free.' })
export class LineSpan implements Item<planning.LineOfCommunication['spans']> {
  @Field('Begin.', () => Float)
  fromMin!: number;
  @Field('End.', () => Float)
  untilMin!: number;
  @Field('What is wrong.', () => LineState)
  state!: Item<planning.LineOfCommunication['spans']>['state'];
  @Maybe('That it happens, of what recurs each time; 1 for a queue. Null in results of older engines.', () => Float)
  probability?: number;
}

@ObjectType({ description: 'A place or link that the force depends on.' })
export class LineOfCommunication implements Keyed<planning.LineOfCommunication> {
  @Field('Key of the place or link.', () => String)
  key!: string;
  @Field('What it is.', () => LineKind)
  kind!: planning.LineOfCommunication['kind'];
  @Field('Largest share used of one of its capacities over the run.', () => Float)
  utilisation!: number;
  @Field(
    'When it is not free: by the disruptions at their median, from first to last of what may come again; queues in the shown replication.',
    () => [LineSpan],
  )
  spans!: LineSpan[];
}

@ObjectType({ description: 'Waiting for one type of lift.' })
export class LiftShortfall implements planning.LiftShortfall {
  @Field('Key of the type.', () => String)
  liftType!: string;
  @Field('Assets of the type in all pools.', () => Int)
  assets!: number;
  @Field('Elements that wait for it a day or more on average.', () => Int)
  elements!: number;
  @Field('Mean over those, days.', () => Float)
  waitDays!: number;
  @Maybe('Key of the element that waits longest.', () => String)
  worst!: string | null;
}

@ObjectType({ description: 'What the plan cannot do without.' })
export class SinglePoint implements Keyed<planning.SinglePoint> {
  @Field('What it is.', () => SinglePointKind)
  kind!: planning.SinglePoint['kind'];
  @Field('Key of the nation, element or place.', () => String)
  key!: string;
  @Field('Keys of the requirements that are not filled without it.', () => [String])
  lines!: string[];
  @Field('Share of the persons of the plan that depend on it.', () => Float)
  share!: number;
}

@ObjectType({ description: 'Something to ask of a nation or host.' })
export class CommanderRequest implements planning.CommanderRequest {
  @Field('What is asked for.', () => RequestKind)
  kind!: planning.CommanderRequest['kind'];
  @Maybe('Who is asked; null = all.', () => String)
  to!: string | null;
  @Field('Key of the gate, requirement, lift type or resource that it is about.', () => String)
  subject!: string;
  @Maybe('By when.', () => Float)
  byMin!: number | null;
  @Maybe(
    'Elements that are barred by the caveat, that wait for the decision or the lift, or that are to be offered; null for capacity of hosts.',
    () => Int,
  )
  elements!: number | null;
  @Maybe('Mean wait for the lift, or of one visit at the place, days; null for the other kinds.', () => Float)
  waitDays!: number | null;
  @Field('The request in an English sentence.', () => String)
  text!: string;
}

@ObjectType({ description: 'Cost of movement by one mode.' })
export class ModeCost implements Item<planning.MovementCost['byMode']> {
  @Field('The mode.', () => TransportMode)
  mode!: string;
  @Field('Kilometres of its assets, with cargo, on their way to it and home, mean.', () => Float)
  assetKm!: number;
  @Field('Cost, EUR.', () => Float)
  eur!: number;
}

@ObjectType({
  description:
    'Cost of movement: an assumption, mean kilometres of the lift of each type times its assumed cost of a kilometre.',
})
export class MovementCost implements planning.MovementCost {
  @Field('All modes together, EUR.', () => Float)
  totalEur!: number;
  @Field('The same costs, apart for each mode of transport.', () => [ModeCost])
  byMode!: ModeCost[];
}

@ObjectType({ description: 'An element that is required by D-day and not employable then.' })
export class Absence implements planning.Absence {
  @Field('Key of the force element.', () => String)
  element!: string;
  @Field('The most frequent reason.', () => AbsenceReason)
  reason!: planning.Absence['reason'];
  @Field('Share of the replications.', () => Float)
  share!: number;
}

@ObjectType({ description: 'What a commander reads.' })
export class CommanderPicture {
  @Field('Ready against required at D+3, 7, 14 and 30.', () => [Checkpoint])
  checkpoints!: Checkpoint[];
  @Field('Who must decide what by when, the most urgent first.', () => [DecisionPoint])
  decisions!: DecisionPoint[];
  @Field('Arrivals against reception, by place.', () => [PlaceArrivals])
  arrivals!: PlaceArrivals[];
  @Field('State of the lines of communication, those with most waiting first.', () => [LineOfCommunication])
  communications!: LineOfCommunication[];
  @Field('Shortfall of lift by type, the worst first.', () => [LiftShortfall])
  lift!: LiftShortfall[];
  @Field('Single points of failure, most lines first.', () => [SinglePoint])
  singlePoints!: SinglePoint[];
  @Field('Requests to nations and hosts.', () => [CommanderRequest])
  requests!: CommanderRequest[];
  @Field('Cost of movement.', () => MovementCost)
  cost!: MovementCost;
  @Field('Who is absent on D-day.', () => [Absence])
  absences!: Absence[];
}

@ObjectType({ description: 'A difference in days with its 95 % interval; more is later.' })
export class DaysChange implements planning.DaysChange {
  @Field('Over all replications, in days.', () => Float)
  mean!: number;
  @Field('Lower end.', () => Float)
  low!: number;
  @Field('Upper end.', () => Float)
  high!: number;
}

@ObjectType({ description: 'What one assumption does to the time of readiness, with the same draws.' })
export class Sensitivity implements planning.Sensitivity {
  @Field('The assumption.', () => String)
  assumption!: string;
  @Field('How it was changed down.', () => String)
  low!: string;
  @Field('How it was changed up.', () => String)
  high!: string;
  @Field('Days later when changed down.', () => DaysChange)
  lowDays!: DaysChange;
  @Field('Days later when changed up.', () => DaysChange)
  highDays!: DaysChange;
}

@ObjectType({ description: 'Elements that cannot fill a line for one reason.' })
export class ObstacleCount {
  @Field('The reason.', () => MatchObstacle)
  obstacle!: string;
  @Field('Keys of the force elements.', () => [String])
  elements!: string[];
}

@ObjectType({ description: 'Offers against one line of the statement of requirements.' })
export class LineMatch {
  @Field('Key of the requirement.', () => String)
  requirement!: string;
  @Field('Elements needed.', () => Int)
  needed!: number;
  @Maybe(
    'Persons that the line lacks in the choice of the solver; 0 where it asks for none. Null in results of older engines.',
    () => Float,
  )
  shortPersons!: number | null;
  @Field('Elements that offer the capability.', () => Int)
  offered!: number;
  @Field('Those of them that could fill the line.', () => Int)
  able!: number;
  @Field('Why the others could not.', () => [ObstacleCount])
  obstacles!: ObstacleCount[];
  @Field('Why places stay empty or persons are missing, one sentence each; none when the line is filled.', () => [
    String,
  ])
  reasons!: string[];
}

@ObjectType({ description: 'An element that fills a line.' })
export class PackageAssignment {
  @Field('Key of the requirement.', () => String)
  requirement!: string;
  @Field('Key of the force element.', () => String)
  element!: string;
}

@ObjectType({ description: 'A choice of elements for all lines.' })
export class PackagePlan {
  @Field('Whose choice.', () => PackagePlanKind)
  kind!: string;
  @Field('Who fills what.', () => [PackageAssignment])
  assignments!: PackageAssignment[];
  @Field('Places that stay empty.', () => Int)
  unfilled!: number;
  @Maybe('Persons that are missing in lines that ask for persons. Null in results of older engines.', () => Float)
  shortPersons!: number | null;
  @Field('Days of lateness, summed.', () => Float)
  lateDays!: number;
  @Field('Nations beyond the first, summed over the lines.', () => Int)
  splits!: number;
  @Field(
    'Its price in days: 1,000 to 2,000 an empty place, as much as all its places for all persons of a line, lateness, a tenth for each further nation and each element beyond the places.',
    () => Float,
  )
  cost!: number;
  @Maybe('Whether nothing is cheaper; null when that was not asked.', () => PackageProof)
  proof!: string | null;
  @Maybe('No choice costs less.', () => Float)
  bound!: number | null;
}

@ObjectType({
  description:
    'Offers matched to needs: the own choice of the planner, the choice of a simple rule, and the best that a solver finds.',
})
export class ForcePackage {
  @Field('By line.', () => [LineMatch])
  lines!: LineMatch[];
  @Field('The three choices.', () => [PackagePlan])
  plans!: PackagePlan[];
}

@ObjectType({ description: 'Persons and elements on one rung.' })
export class RungCount {
  @Field('The highest rung that they have reached.', () => ReadinessRung)
  rung!: string;
  @Field('People of the elements that are counted.', () => Float)
  persons!: number;
  @Field('How many elements are counted.', () => Int)
  elements!: number;
}

@ObjectType({ description: 'One cell of the composition of the force.' })
export class CompositionCell {
  @Field('Key of the nation; empty for none.', () => String)
  nation!: string;
  @Field('Component; empty for movements.', () => String)
  component!: string;
  @Field('Capability; empty for none.', () => String)
  capability!: string;
  @Field('By the highest rung reached; rungs without an element are left out.', () => [RungCount])
  rungs!: RungCount[];
}
