/** Closures, elements, gates, requirements and sectors of a result: when things happen. */
import type * as planning from '@muster/planning/run';
import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Cause, ClosureKind } from '../graphql/result-vocabulary.ts';
import {
  LedgerEntry,
  Probability,
  ProbabilitySeries,
  QuantileSeries,
  QuantileTimes,
  type Keyed,
} from './result-figures.types.ts';

@ObjectType({ description: 'What a closure curve counts.' })
export class ClosureKey implements planning.ClosureKey {
  @Field('Kind of group.', () => ClosureKind)
  kind!: planning.ClosureKey['kind'];
  @Field('The group, for example `land`, `FR`, `FR/land`, `manoeuvre`, `10`; empty for all.', () => String)
  id!: string;
}

@ObjectType({
  description:
    'A closure that no schedule on this network can beat, median over the replications, each with its own draws.',
})
export class ClosureBound implements planning.ClosureBound {
  @Field('Minutes from CF-day.', () => Float)
  closureMin!: number;
  @Field(
    'What found the bound in most replications: "critical path", "work of one capacity" or "flow over time".',
    () => String,
  )
  method!: string;
  @Maybe('Capacity whose work decides it in most replications; null where none alone does.', () => String)
  resource!: string | null;
  @Maybe(
    'Median first release of a movement of the group, minutes from CF-day: the gap is measured from here.',
    () => Float,
  )
  firstReleaseMin!: number | null;
  @Maybe(
    'Median of closure over bound, both from the first release; 1 means that no schedule closes earlier. Null when the group does not close in half of the replications.',
    () => Float,
  )
  ratio!: number | null;
}

@ObjectType({
  description:
    'What the programme of several commodities proves of the closure of the whole force in one replication: no schedule closes earlier with its draws.',
})
export class CommodityBound implements planning.CommodityBound {
  @Field('Number of the replication, the shown one.', () => Int)
  replication!: number;
  @Maybe('Its closure, minutes from CF-day; null when it does not close within the run.', () => Float)
  closureMin!: number | null;
  @Field('The bound, minutes from CF-day.', () => Float)
  boundMin!: number;
  @Field('The strongest of the other bounds in this replication, which it starts from.', () => Float)
  otherBoundMin!: number;
  @Maybe('Closure over bound, both from the first release; null without a closure, or when nothing moves.', () => Float)
  ratio!: number | null;
  @Field('False when its budget ran out: the bound holds, a later one may exist.', () => Boolean)
  finished!: boolean;
  @Field('How many variables the programme has.', () => Int)
  columns!: number;
  @Field('How many constraints the programme has.', () => Int)
  rows!: number;
  @Field('Linear programmes that were solved.', () => Int)
  solves!: number;
}

@ObjectType({
  description:
    'Of the elements that the plan requires at a step, who is ready. Who is not required stands for nobody; who waits for a late relief holds its seat.',
})
export class DueCurve implements planning.DueCurve {
  @Field('Persons of them that are ready, at each step.', () => QuantileSeries)
  ready!: QuantileSeries;
  @Field('Probability that all of them are ready, at each step; 1 while none is required.', () => ProbabilitySeries)
  all!: ProbabilitySeries;
}

@ObjectType({ description: 'Persons required against persons ready over time for one group of elements.' })
export class ClosureCurve implements planning.ClosureCurve {
  @Field('The group.', () => ClosureKey)
  key!: ClosureKey;
  @Field('Persons of the group.', () => Float)
  persons!: number;
  @Field('Elements of the group.', () => Int)
  elements!: number;
  @Field('Persons that the plan requires to be ready at each step.', () => [Float])
  required!: number[];
  @Field('Persons ready at each step, required or not.', () => QuantileSeries)
  ready!: QuantileSeries;
  @Maybe(
    'Of those that are required at each step, who is ready: divide its persons by `required`. Null in runs of earlier versions.',
    () => DueCurve,
  )
  due?: DueCurve | null;
  @Field('Persons at their destination at each step, ready or not.', () => QuantileSeries)
  inPlace!: QuantileSeries;
  @Field(
    'Persons ready and employable at each step: authorised for their task by caveats, their headquarters ready.',
    () => QuantileSeries,
  )
  employable!: QuantileSeries;
  @Field('When the last element of the group is ready.', () => QuantileTimes)
  closure!: QuantileTimes;
  @Maybe(
    'When the last element of the group is at its port of debarkation; null in an estimate, and in results of older engines.',
    () => QuantileTimes,
  )
  closureAtPod!: QuantileTimes | null;
  @Field('When the last element of the group is at its destination.', () => QuantileTimes)
  closureAtDestination!: QuantileTimes;
  @Maybe('Latest required date of the group, minutes from CF-day.', () => Float)
  requiredMin!: number | null;
  @Maybe('Probability that all are ready at their required dates; null where nobody has one.', () => Probability)
  onTime!: Probability | null;
  @Maybe('Lower bound on the median closure; null when none was computed.', () => ClosureBound)
  bound!: ClosureBound | null;
}

@ObjectType({ description: 'What the run says of one force element or movement line.' })
export class ElementResult implements Keyed<planning.ElementResult> {
  readonly scenarioId!: string;
  @Field('Key of the force element or movement line.', () => String)
  key!: string;
  @Field('When it is ordered to deploy.', () => QuantileTimes)
  ordered!: QuantileTimes;
  @Field('When all of it is at the port of debarkation.', () => QuantileTimes)
  atPod!: QuantileTimes;
  @Field('When it is at its destination.', () => QuantileTimes)
  atDestination!: QuantileTimes;
  @Field('When it is ready.', () => QuantileTimes)
  ready!: QuantileTimes;
  @Maybe(
    'Median of the least readiness that any schedule allows, minutes from CF-day; null when not within the run.',
    () => Float,
  )
  boundMin!: number | null;
  @Field(
    'When it is ready, authorised for its task by its caveats, and its headquarters is ready.',
    () => QuantileTimes,
  )
  employable!: QuantileTimes;
  @Field(
    'When it is ordered home: at the end of its tour, called back, or withdrawn; share 0 where it stays.',
    () => QuantileTimes,
  )
  leaves!: QuantileTimes;
  @Maybe('When it is home again; null in results of older engines.', () => QuantileTimes)
  home?: QuantileTimes | null;
  @Maybe('When it is required, minutes from CF-day.', () => Float)
  requiredMin!: number | null;
  @Maybe('Probability of being ready by then.', () => Probability)
  onTime!: Probability | null;
  @Maybe('Latest arrival at the port of debarkation (LAD), minutes from CF-day.', () => Float)
  latestArrivalMin?: number | null;
  @Maybe(
    'Probability of being at the port of debarkation by then; null without a date and in older runs.',
    () => Probability,
  )
  onTimeAtPod?: Probability | null;
  @Field(
    'From its anchor (CF-day, or D-day for what a breach releases) to ready along the binding chain, mean over all replications, largest first. Where it is never ready, to the end of the run, the last of it for what it waits for.',
    () => [LedgerEntry],
  )
  ledger!: LedgerEntry[];
  @Maybe(
    'The largest avoidable cause (waiting, deciding) of at least a day, else the largest that is not a planned date.',
    () => Cause,
  )
  bindingCause!: planning.Cause | null;
  @Maybe('The resource that binds.', () => String)
  bindingResource!: string | null;
  @Maybe(
    'Key of the gate, remedy or commitment that binds its release: the slowest on its chain, or the one that is not met.',
    () => String,
  )
  bindingGate!: string | null;
}
export const ElementResultConnection = connectionOf(() => ElementResult, 'ElementResult', 'results by element');

@ObjectType({
  description:
    'What lists look at of the force elements and movement lines of a run, as columns: entry i of each list belongs to element i. Times in minutes from CF-day, null where it does not happen within the run.',
})
export class ElementColumns {
  @Field('Keys of the force elements and movement lines.', () => [String])
  key!: string[];
  @Field('When they are required; null without a date.', () => [Float], { nullable: 'items' })
  requiredMin!: (number | null)[];
  @Field('Medians of the least readiness that any schedule allows; null when not within the run.', () => [Float], { nullable: 'items' }) // prettier-ignore
  boundMin!: (number | null)[];
  @Field('When they are ordered to deploy, median.', () => [Float], { nullable: 'items' })
  orderedP50Min!: (number | null)[];
  @Field('When they are at their destination, median.', () => [Float], { nullable: 'items' })
  atDestinationP50Min!: (number | null)[];
  @Field('When they are ready, tenth percentile.', () => [Float], { nullable: 'items' })
  readyP10Min!: (number | null)[];
  @Field('The same, median.', () => [Float], { nullable: 'items' })
  readyP50Min!: (number | null)[];
  @Field('The same, ninetieth percentile.', () => [Float], { nullable: 'items' })
  readyP90Min!: (number | null)[];
  @Field('Probabilities of being ready when they are required; null without a date.', () => [Float], { nullable: 'items' }) // prettier-ignore
  onTime!: (number | null)[];
  @Field('What binds them, as in `ElementResult`.', () => [Cause], { nullable: 'items' })
  bindingCause!: (planning.Cause | null)[];
  @Field('The resources that bind.', () => [String], { nullable: 'items' })
  bindingResource!: (string | null)[];
  @Field('Minutes that they spend for this cause at this resource, mean; null where nothing binds.', () => [Float], { nullable: 'items' }) // prettier-ignore
  bindingMin!: (number | null)[];
  @Field('Shares of the replications in which they are ordered home.', () => [Float])
  leavesShare!: number[];
  @Field('When they are ordered home, tenth percentile.', () => [Float], { nullable: 'items' })
  leavesP10Min!: (number | null)[];
  @Field('The same, median.', () => [Float], { nullable: 'items' })
  leavesP50Min!: (number | null)[];
  @Field('When they are home again, median.', () => [Float], { nullable: 'items' })
  homeP50Min!: (number | null)[];
}

@ObjectType({ description: 'When a gate is met.' })
export class GateResult implements Keyed<planning.GateResult> {
  readonly scenarioId!: string;
  @Field('Key of the gate.', () => String)
  key!: string;
  @Field('When it is met for the first time.', () => QuantileTimes)
  met!: QuantileTimes;
  @Maybe(
    'When it falls for the first time: it is withdrawn, or what it rests on is. Null in runs of earlier versions.',
    () => QuantileTimes,
  )
  fell?: QuantileTimes | null;
  @Maybe('When it is met again after that. Null in runs of earlier versions.', () => QuantileTimes)
  metAgain?: QuantileTimes | null;
  @Maybe(
    'Share of the replications in which it stands at the end of the run. Null in runs of earlier versions.',
    () => Float,
  )
  standsAtEnd?: number | null;
}

@ObjectType({ description: 'Persons that a line of requirements asks for, and those that fill it.' })
export class RequirementPersons {
  @Field('Persons needed.', () => Float)
  needed!: number;
  @Field('Persons of the elements that are ready and employable at each step.', () => QuantileSeries)
  employable!: QuantileSeries;
}

@ObjectType({ description: 'How far a line of the statement of requirements is met.' })
export class RequirementResult implements Keyed<planning.RequirementResult> {
  readonly scenarioId!: string;
  @Field('Key of the requirement.', () => String)
  key!: string;
  @Field('Elements needed.', () => Int)
  needed!: number;
  @Field('Elements named for the line.', () => Int)
  offered!: number;
  @Field('Elements ordered to deploy at each step.', () => QuantileSeries)
  released!: QuantileSeries;
  @Field('Elements at their destination at each step.', () => QuantileSeries)
  inPlace!: QuantileSeries;
  @Field('Elements ready at each step.', () => QuantileSeries)
  ready!: QuantileSeries;
  @Field('Elements ready and employable at each step; these fill the line.', () => QuantileSeries)
  employable!: QuantileSeries;
  @Maybe(
    'Persons against persons, of a line that asks for persons; null of one that does not, and in results of older engines.',
    () => RequirementPersons,
  )
  persons!: RequirementPersons | null;
  @Field('By when, minutes from CF-day.', () => Float)
  byMin!: number;
  @Field('Probability of being met by then.', () => Probability)
  met!: Probability;
  @Field('When it is met.', () => QuantileTimes)
  metAt!: QuantileTimes;
  @Field('False when what is offered can never meet it.', () => Boolean)
  feasible!: boolean;
}
