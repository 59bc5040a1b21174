/** The one replication that map and Gantt show. */
import type * as planning from '@muster/planning/run';
import { Float, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { Cause } from '../graphql/result-vocabulary.ts';
import { TransportMode } from '../graphql/vocabulary.ts';
import { type Keyed } from './result-figures.types.ts';

@ObjectType({ description: 'One stretch of an element in the shown replication.' })
export class Phase implements planning.Phase {
  @Field('What the time was spent on.', () => Cause)
  cause!: planning.Cause;
  @Maybe('Where.', () => String)
  resource!: string | null;
  @Field('Begin, minutes from CF-day.', () => Int)
  startMin!: number;
  @Field('End, minutes from CF-day.', () => Int)
  endMin!: number;
}

@ObjectType({ description: 'An element in the shown replication; times in minutes from CF-day.' })
export class ShownElement implements Keyed<planning.ShownElement> {
  @Field('Key of the force element or movement line.', () => String)
  key!: string;
  @Field('The binding chain, without gaps from the anchor to ready.', () => [Phase])
  chain!: Phase[];
  @Maybe('Ordered.', () => Int)
  orderedMin!: number | null;
  @Maybe('At the port of debarkation.', () => Int)
  atPodMin!: number | null;
  @Maybe('At the destination.', () => Int)
  atDestinationMin!: number | null;
  @Maybe('Ready.', () => Int)
  readyMin!: number | null;
  @Maybe('Employable.', () => Int)
  employableMin!: number | null;
  @Maybe('From here on it is employable no more: it leaves, or its caveats end.', () => Int)
  employableUntilMin?: number | null;
  @Maybe('Ordered home: at the end of its tour, called back, or withdrawn.', () => Int)
  leavesMin!: number | null;
  @Maybe('Home again.', () => Int)
  homeMin?: number | null;
}

@ObjectType({
  description:
    'Movements of the shown replication as columns: entry i of each list belongs to movement i, one for each asset and link or air leg.',
})
export class ShownMovements implements planning.ShownMovements {
  @Field('Modes of transport.', () => [TransportMode])
  mode!: planning.ShownMovements['mode'][number][];
  @Field('Keys of the places they leave.', () => [String])
  from!: string[];
  @Field('Keys of the places they reach.', () => [String])
  to!: string[];
  @Field('Departures, minutes from CF-day.', () => [Int])
  startMin!: number[];
  @Field('Arrivals, minutes from CF-day.', () => [Int])
  endMin!: number[];
  @Field('Persons aboard.', () => [Float])
  persons!: number[];
  @Field('Vehicles aboard.', () => [Float])
  vehicles!: number[];
  @Field('Mass aboard, t.', () => [Float])
  massT!: number[];
  @Field('Element or stock order of the first cargo aboard; empty for an empty asset.', () => [String])
  of!: string[];
}

@ObjectType({
  description:
    'Supply under way in the shown replication as columns: entry i of each list tells of one line from a minute on, at the steps of the run; before its first entry nothing of it is.',
})
export class ShownSupply implements planning.ShownSupply {
  @Field('Keys of deliveries and rules of replenishment; `delivered:<package>/<number>` for what a package pays for.', () => [String]) // prettier-ignore
  line!: string[];
  @Field('Minutes from CF-day.', () => [Int])
  atMin!: number[];
  @Field('On its way, t.', () => [Float])
  underWayT!: number[];
  @Field('Of a delivery: due and not issued, t.', () => [Float])
  owedT!: number[];
  @Maybe('What packages paid for and has come or set out, `delivered:<package>/<number>`; null in runs of earlier versions.', () => [String]) // prettier-ignore
  paid?: string[];
  @Maybe('Minutes from CF-day at which it came or set out.', () => [Int])
  paidAtMin?: number[];
}

@ObjectType({
  description:
    'Runs of fortification works, production, training and formations in the shown replication as columns: entry i of each list tells since when one of a row is under way, from a minute on, at the steps of the run; of two of a row and minute the later holds; before its first entry none is.',
})
export class ShownRuns implements planning.ShownRuns {
  @Field('Keys of the rows.', () => [String])
  row!: string[];
  @Field('Minutes from CF-day.', () => [Int])
  atMin!: number[];
  @Field('When the one that is under way began, minutes from CF-day; null where none is.', () => [Int], {
    nullable: 'items',
  })
  sinceMin!: (number | null)[];
}

@ObjectType({ description: 'An amount in the shown replication at a step of the run.' })
export class ShownAmount {
  @Field('Key of the stock, or of the row of support.', () => String)
  key!: string;
  @Field('Of a stock, t; of support what is done, in its unit.', () => Float)
  amount!: number;
}

@ObjectType({
  description:
    'Gates, remedies and commitments in the shown replication as columns: entry i of each list belongs to one of them; minutes from CF-day.',
})
export class ShownDecisions {
  @Field('Keys of the rows.', () => [String])
  key!: string[];
  @Field('Decided for the first time; null where it was not.', () => [Int], { nullable: 'items' })
  decidedMin!: (number | null)[];
  @Field('In force for the first time; null where it was not.', () => [Int], { nullable: 'items' })
  inForceMin!: (number | null)[];
}

@ObjectType({ description: 'What the shown replication has in stock, has done and has decided.' })
export class ShownState {
  @Field('Amount of each stock.', () => [ShownAmount])
  stocks!: ShownAmount[];
  @Field('Packages, production, training, formations and fortification works.', () => [ShownAmount])
  done!: ShownAmount[];
  @Field('When gates, remedies and commitments were decided and in force.', () => ShownDecisions)
  decisions!: ShownDecisions;
}

@ObjectType({ description: 'The replication that is shown in detail.' })
export class ShownReplication {
  readonly runUuid!: string;
  /** Number under which it is kept; undefined for the one that is shown. */
  readonly kept?: number;
  @Field('Number of the replication.', () => Int)
  replication!: number;
  @Field('Hash of its trace.', () => String)
  hash!: string;
}
