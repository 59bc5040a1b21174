/** Gates and commitments, support of the armed forces and the five components of the declaration in a result. */
import type * as planning from '@muster/planning/run';
import { Float, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import {
  DeclarationComponent,
  ProgressUnit,
  ReachUnit,
  ResponseStepKind,
  SupportKind,
} from '../graphql/result-vocabulary.ts';
import { MonitorKind, SupportContractKind } from '../graphql/vocabulary.ts';
import { Probability, QuantileSeries, QuantileTimes, QuantityRange, type Keyed } from './result-figures.types.ts';

@ObjectType({ description: 'Tenth, middle and ninetieth percentile of a quantity.' })
export class QuantityBand {
  @Field('Tenth percentile.', () => Float)
  p10!: number;
  @Field('Median.', () => Float)
  p50!: number;
  @Field('Ninetieth percentile.', () => Float)
  p90!: number;
}

@ObjectType({ description: 'A line of requirements against the hold time of a sector.' })
export class SectorRequirement {
  @Field('Key of the requirement.', () => String)
  key!: string;
  @Field('Probability that it is met before the hold time ends.', () => Probability)
  inTime!: Probability;
}

@ObjectType({
  description: 'A sector: its hold time, an assumption, against the force that is to reinforce it; its monitoring.',
})
export class SectorResult implements Omit<Keyed<planning.SectorResult>, 'requirements'> {
  @Field('Key of the sector.', () => String)
  key!: string;
  @Maybe('Name of the sector.', () => String)
  name!: string;
  @Field('When its hold time ends.', () => QuantileTimes)
  holdUntil!: QuantileTimes;
  @Maybe(
    'Probability that the force required behind it is ready before that; null where it is not attacked.',
    () => Probability,
  )
  inTime!: Probability | null;
  @Field('The same for each line of requirements that it names; empty where it is not attacked.', () => [
    SectorRequirement,
  ])
  requirements!: SectorRequirement[];
  @Maybe('Share of it that is watched at each step, 0 to 1.', () => QuantileSeries)
  coverage!: QuantileSeries;
  @Maybe('When the breach is seen there; null where it is not attacked.', () => QuantileTimes)
  detected!: QuantileTimes | null;
  @Maybe('Days that works and regenerated formations add to its hold time.', () => QuantityBand)
  holdGainDays!: QuantityBand;
}

@ObjectType({ description: 'What a monitor reaches of its sectors, by its teams or sensors.' })
export class MonitorReach implements planning.Reach {
  @Field('Teams or sensors.', () => Int)
  count!: number;
  @Field('What those reach that are on watch.', () => Float)
  amount!: number;
  @Field('Length or area of its sectors.', () => Float)
  of!: number;
  @Field('Unit of both.', () => ReachUnit)
  unit!: planning.Reach['unit'];
}

@ObjectType({ description: 'Who watches the ceasefire, and how much of it.' })
export class MonitorResult implements Keyed<planning.MonitorResult> {
  @Field('Key of the monitor.', () => String)
  key!: string;
  @Field('What it is, in a few words.', () => String)
  title!: string;
  @Maybe('Nation that contributes it.', () => String)
  nation!: string | null;
  @Field('What watches.', () => MonitorKind)
  kind!: planning.MonitorResult['kind'];
  @Field('Keys of its sectors.', () => [String])
  sectors!: string[];
  @Field('Share that it adds to each of its sectors once it watches, 0 to 1.', () => Float)
  share!: number;
  @Maybe(
    'What the share follows from; null where the row says only what it sees of all its sectors.',
    () => MonitorReach,
  )
  reach!: MonitorReach | null;
  @Field('From when on it watches.', () => QuantileTimes)
  watchesFrom!: QuantileTimes;
}

@ObjectType({
  description: 'One thing that is decided after a breach: a gate, a rung of the ladder of remedies, a commitment.',
})
export class ResponseStep implements Keyed<planning.ResponseStep> {
  @Field('Key of the gate, remedy or commitment.', () => String)
  key!: string;
  @Field('What it is.', () => ResponseStepKind)
  kind!: planning.ResponseStep['kind'];
  @Field('Of the gate, remedy or commitment, as the scenario has it.', () => String)
  title!: string;
  @Field('Kind of the gate or commitment, or the rung of the ladder.', () => String)
  subject!: string;
  @Maybe('Nation, body or office that decides.', () => String)
  owner!: string | null;
  @Field('When it is decided.', () => QuantileTimes)
  decided!: QuantileTimes;
  @Field('When it is in force: after its lead time.', () => QuantileTimes)
  inForce!: QuantileTimes;
  @Maybe(
    'When it is no longer in force for the first time: it is withdrawn, or what it rests on is. Null in runs of earlier versions.',
    () => QuantileTimes,
  )
  fell?: QuantileTimes | null;
  @Maybe('When it is in force again after that. Null in runs of earlier versions.', () => QuantileTimes)
  metAgain?: QuantileTimes | null;
  @Maybe(
    'Share of the replications in which it is in force at the end of the run. Null in runs of earlier versions.',
    () => Float,
  )
  standsAtEnd?: number | null;
  @Field('How many rows it releases or triggers.', () => Int)
  releases!: number;
}

@ObjectType({ description: 'How far a package, production line, training programme, formation or fortification is.' })
export class SupportProgress implements Keyed<planning.ProgressResult> {
  @Field('Key of the row.', () => String)
  key!: string;
  @Field('Of the row, as the scenario has it.', () => String)
  title!: string;
  @Field('What it is.', () => SupportKind)
  kind!: planning.ProgressResult['kind'];
  @Field('What it counts.', () => ProgressUnit)
  unit!: planning.ProgressResult['unit'];
  @Field('All of it.', () => Float)
  planned!: number;
  @Field('Done at each step.', () => QuantileSeries)
  done!: QuantileSeries;
  @Field('When all of it is done.', () => QuantileTimes)
  complete!: QuantileTimes;
}

@ObjectType({ description: 'Funding of a calendar year against the need, million EUR.' })
export class FundingYear implements planning.FundingYear {
  @Field('Calendar year.', () => Int)
  year!: number;
  @Field('Need.', () => Float)
  needMEur!: number;
  @Field('Tranches of all packages that fall due in it.', () => Float)
  plannedMEur!: number;
  @Field('What is paid in it.', () => QuantityBand)
  paidMEur!: QuantityBand;
}

@ObjectType({ description: 'How an office coped with its decisions.' })
export class OfficeResult implements Keyed<planning.OfficeResult> {
  @Field('Key of the office.', () => String)
  key!: string;
  @Field('What the office is called.', () => String)
  title!: string;
  @Field('Decisions dealt with at a time.', () => Int)
  desks!: number;
  @Field('Decisions dealt with, mean.', () => Float)
  decisions!: number;
  @Maybe('Decisions that still stand in line at the end of the run, mean.', () => Float)
  waiting?: number | null;
  @Field('Mean time in line, minutes; of what still stands there, to the end of the run.', () => Float)
  meanWaitMin!: number;
  @Field('Longest time in line, minutes.', () => QuantityRange)
  longestWaitMin!: QuantityRange;
}

@ObjectType({ description: 'A support contract of a place that is opened.' })
export class ContractResult implements Keyed<planning.ContractResult> {
  @Field('Key of the support contract.', () => String)
  key!: string;
  @Field('What the contract is called.', () => String)
  title!: string;
  @Field('What it provides.', () => SupportContractKind)
  kind!: planning.ContractResult['kind'];
  @Maybe('Host nation that provides it.', () => String)
  nation!: string | null;
  @Field('When it is in force: asked for, and its lead time over.', () => QuantileTimes)
  inForce!: QuantileTimes;
}

@ObjectType({ description: 'When a facility of a place that is opened has all of its capacity.' })
export class FacilityOpening {
  @Field('Beds, reception, staging, clearance, handling or trains.', () => String)
  facility!: string;
  @Field(
    'When the place is opened and every support contract is in force that the facility needs by its kind.',
    () => QuantileTimes,
  )
  full!: QuantileTimes;
}

@ObjectType({ description: 'Opening of a place: how much of its capacity is there when, and what that waits for.' })
export class OpeningResult implements Omit<Keyed<planning.OpeningResult>, 'place' | 'facilities' | 'contracts'> {
  readonly scenarioId!: string;
  readonly placeKey!: string;
  @Field('Key of the opening.', () => String)
  key!: string;
  @Field('Keys of the force elements that open it.', () => [String])
  openedBy!: string[];
  @Field('Share of its capacity before it is opened.', () => Float)
  bareShare!: number;
  @Field('Share once it is opened.', () => Float)
  openedShare!: number;
  @Field('Share with every support contract in force.', () => Float)
  fullShare!: number;
  @Field('When it is opened.', () => QuantileTimes)
  opened!: QuantileTimes;
  @Field('When it is opened and every support contract is in force.', () => QuantileTimes)
  full!: QuantileTimes;
  @Field('The same of each facility that it opens; empty in results of older engines.', () => [FacilityOpening])
  facilities!: FacilityOpening[];
  @Field('Its support contracts.', () => [ContractResult])
  contracts!: ContractResult[];
}

@ObjectType({
  description:
    'How far one of the five components of the declaration is covered, as a share of what the scenario plans.',
})
export class ComponentCover implements Omit<planning.ComponentCover, 'id'> {
  @Field('The component.', () => DeclarationComponent)
  component!: string;
  @Field('What is counted, in words.', () => String)
  measure!: string;
  @Field('Rows that it is the mean of.', () => Int)
  parts!: number;
  @Field('Cover at each step, 0 to 1.', () => QuantileSeries)
  cover!: QuantileSeries;
}
