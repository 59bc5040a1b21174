/** Resources, stocks and bottlenecks of a result: what things wait for. */
import type * as planning from '@muster/planning/run';
import { Float, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { BottleneckStage, ResourceUnit } from '../graphql/result-vocabulary.ts';
import { SupplyClass } from '../graphql/vocabulary.ts';
import {
  LedgerEntry,
  Probability,
  QuantileSeries,
  QuantileTimes,
  QuantityRange,
  type Item,
  type Keyed,
} from './result-figures.types.ts';

@ObjectType({ description: 'Use of one capacity of a place or link.' })
export class ResourceResult implements Omit<Keyed<planning.ResourceResult>, 'place' | 'link'> {
  readonly scenarioId!: string;
  readonly placeKey!: string | null;
  readonly linkKey!: string | null;
  @Field('`<place>/<facility>` or `<link>/path`.', () => String)
  key!: string;
  @Field('Which facility of the place or link it is, such as `berths`.', () => String)
  facility!: string;
  @Field('What the capacity counts.', () => ResourceUnit)
  unit!: planning.ResourceResult['unit'];
  @Field('What it can take at once or in a day, in its unit.', () => Float)
  capacity!: number;
  @Field('Share of the capacity that is used over the run, mean.', () => Float)
  utilisation!: number;
  @Field('Visits served, mean.', () => Float)
  served!: number;
  @Field('Mean wait of a visit, minutes.', () => Float)
  meanWaitMin!: number;
  @Field('How many stood in line at the worst moment, over the replications.', () => QuantityRange)
  longestQueue!: QuantityRange;
  @Field('Length of the queue at each step in the shown replication; empty when nothing ever queued.', () => [Float])
  queue!: number[];
}

@ObjectType({ description: 'Hours of a pool that the cargo of one nation may have, and has had.' })
export class LiftQuotaUse implements Item<planning.LiftUse['quotas']> {
  @Field('Key of the nation.', () => String)
  nation!: string;
  @Field('Hours given over the run.', () => Float)
  givenH!: number;
  @Field('Hours used, mean.', () => Float)
  usedH!: number;
}

@ObjectType({ description: 'Use of one pool of lift over the run.' })
export class LiftUse implements Keyed<planning.LiftUse> {
  @Field('Key of the pool.', () => String)
  key!: string;
  @Field('Key of the type of lift.', () => String)
  liftType!: string;
  @Field('Assets of the pool.', () => Int)
  assets!: number;
  @Field('Trips, mean.', () => Float)
  trips!: number;
  @Field('Kilometres with cargo, on the way to it and on the way home, mean.', () => Float)
  km!: number;
  @Field('Hours of driving, flying or sailing; rests and fuel stops are none.', () => QuantityRange)
  hoursUnderWay!: QuantityRange;
  @Field('Mean share of the hours that its use rate allows while its assets are to hand.', () => Float)
  useShare!: number;
  @Field('Hours by nation; empty where they are not counted.', () => [LiftQuotaUse])
  quotas!: LiftQuotaUse[];
}

@ObjectType({ description: 'The low side of an amount over the replications.' })
export class QuantityFloor {
  @Field('In 9 of 10 replications at least.', () => Float)
  p10!: number;
  @Field('Median.', () => Float)
  p50!: number;
}

@ObjectType({
  description:
    'What became of every tonne of a stock by the end of the run. In each replication its level is the amount at the start + received - issued - consumed - lost.',
})
export class StockAccount implements planning.StockAccount {
  @Field('What came in, what did not fit included, t.', () => QuantityRange)
  receivedT!: QuantityRange;
  @Field('What other stocks and activities took, t.', () => QuantityRange)
  issuedT!: QuantityRange;
  @Field('What its consumers used, t.', () => QuantityRange)
  consumedT!: QuantityRange;
  @Field('What did not fit, and what was struck, t.', () => QuantityRange)
  lostT!: QuantityRange;
  @Field('What it has ordered and has been issued, and is still on its way at the end, t.', () => QuantityRange)
  onTheWayT!: QuantityRange;
  @Field('What was lost on its way to it, t.', () => QuantityRange)
  lostOnTheWayT!: QuantityRange;
}

@ObjectType({ description: 'Course of one stock.' })
export class StockResult implements Omit<Keyed<planning.StockResult>, 'place'> {
  readonly scenarioId!: string;
  readonly placeKey!: string;
  @Field('Key of the stock.', () => String)
  key!: string;
  @Field('Class of supply.', () => SupplyClass)
  class!: string;
  @Field('Level at each step, t.', () => QuantileSeries)
  levelT!: QuantileSeries;
  @Field('Days of supply at each step; 999 where nothing is consumed.', () => QuantileSeries)
  daysOfSupply!: QuantileSeries;
  @Field('Whether something is consumed of it at any step, in the median.', () => Boolean)
  isUsed!: boolean;
  @Field('When it first runs out.', () => QuantileTimes)
  firstStockOut!: QuantileTimes;
  @Field('Demand that was not met, t.', () => QuantityRange)
  unmetT!: QuantityRange;
  @Maybe('Least level at any time, t; null in older runs.', () => QuantityFloor)
  leastT?: QuantityFloor;
  @Maybe(
    'What consumers required and a controlled supply rate did not allow, t; null in older runs.',
    () => QuantityRange,
  )
  heldBackT?: QuantityRange;
  @Maybe('What became of every tonne; null in older runs.', () => StockAccount)
  account?: StockAccount | null;
  @Maybe('Target in days of supply.', () => Float)
  targetDays!: number | null;
  @Maybe(
    'First step at which fewer than half of the target days are left; null without a target and in older runs.',
    () => QuantileTimes,
  )
  firstRed?: QuantileTimes | null;
  @Maybe(
    'When it is open for issue to other stocks; null where nothing holds it and in older runs.',
    () => QuantileTimes,
  )
  opensAt?: QuantileTimes | null;
}

@ObjectType({
  description:
    'What tells the stocks of a run apart and which to look at first, as columns: entry i of each list belongs to stock i.',
})
export class StockColumns {
  readonly scenarioId!: string;
  readonly placeKeys!: readonly string[];
  @Field('Keys of the stocks, in the order of the scenario.', () => [String])
  key!: string[];
  @Field('Classes of supply.', () => [SupplyClass])
  class!: string[];
  @Field('Targets in days of supply; null without one.', () => [Float], { nullable: 'items' })
  targetDays!: (number | null)[];
  @Field('Whether something is consumed of it at any step, in the median.', () => [Boolean])
  isUsed!: boolean[];
  @Field('Shares of the replications in which they run out.', () => [Float])
  stockOutShare!: number[];
  @Field('Minutes from CF-day at which they first run out, tenth percentile; null = later than the run.', () => [Float], { nullable: 'items' }) // prettier-ignore
  stockOutP10Min!: (number | null)[];
  @Field('The same, median.', () => [Float], { nullable: 'items' })
  stockOutP50Min!: (number | null)[];
}

@ObjectType({
  description:
    'What comes to a stock and goes from it, added up from the beginning of the run: the level is that of the beginning, and what was received, without what has gone.',
})
export class StockFlow implements Keyed<planning.StockFlow> {
  @Field('Key of the stock.', () => String)
  key!: string;
  @Field(
    'What came in: from other stocks, deliveries and production, what did not fit included, t.',
    () => QuantileSeries,
  )
  receivedT!: QuantileSeries;
  @Field('All that has left it: issued, consumed and lost together, t.', () => QuantileSeries)
  goneT!: QuantileSeries;
}

@ObjectType({ description: 'Days from when an instalment is due until all of it has come.' })
export class DeliveryDays implements NonNullable<planning.DeliveryResult['days']> {
  @Field('Tenth percentile.', () => Float)
  p10!: number;
  @Field('Median.', () => Float)
  p50!: number;
  @Field('Ninetieth percentile.', () => Float)
  p90!: number;
}

@ObjectType({ description: 'Course of one delivery that moves over the network.' })
export class DeliveryResult implements Keyed<planning.DeliveryResult> {
  @Field(
    'Key of the delivery; `delivered:<package>/<number>`, counted from 0, for what a package pays for.',
    () => String,
  )
  key!: string;
  @Field('Key of the stock that it fills.', () => String)
  stock!: string;
  @Field('Instalments of it.', () => Int)
  instalments!: number;
  @Field(
    'When the first instalment is due: on its date, or when its gate is met if that is later.',
    () => QuantileTimes,
  )
  firstDue!: QuantileTimes;
  @Field('When all of every instalment has come.', () => QuantileTimes)
  complete!: QuantileTimes;
  @Maybe('From due to come over all instalments that have come; null where none has.', () => DeliveryDays)
  days!: DeliveryDays | null;
  @Maybe('Days after its date by which an instalment is to have come.', () => Float)
  requiredDays!: number | null;
  @Maybe(
    'Probability that no instalment is late; null without `requiredDays`, and where none is required within the run.',
    () => Probability,
  )
  onTime!: Probability | null;
  @Maybe('Share of the instalments required within the run that have not come by then.', () => Float)
  lateShare!: number | null;
  @Field(
    'Of one with `requiredDays`: mean minutes of an instalment from due to come, or to the end of the run, by cause and resource; without what was lost.',
    () => [LedgerEntry],
  )
  ledger!: LedgerEntry[];
}

@ObjectType({ description: 'What a relief gains, with its 95 % interval.' })
export class DaysGained implements NonNullable<planning.Bottleneck['daysGained']> {
  @Field('Over all replications, in days.', () => Float)
  mean!: number;
  @Field('Lower end.', () => Float)
  low!: number;
  @Field('Upper end.', () => Float)
  high!: number;
  @Field('Replications run with the relief and without, on the same draws.', () => Int)
  replications!: number;
}

@ObjectType({ description: 'A capacity that holds elements back, and what it would gain to relieve it.' })
export class Bottleneck implements planning.Bottleneck {
  @Field('The resource.', () => String)
  resource!: string;
  @Field('The relief tried, for example "one more server".', () => String)
  relief!: string;
  @Maybe(
    'Key of the pool that one more asset joins: of its type the one that carries for most of those who wait. Null for other reliefs, and in older runs.',
    () => String,
  )
  pool?: string | null;
  @Field('Share of all waiting on binding chains that is spent here.', () => Float)
  shareOfWaiting!: number;
  @Maybe('Days gained in the mean closure of the elements concerned; null when it was not run again.', () => DaysGained)
  daysGained!: DaysGained | null;
  @Maybe(
    'True when the days gained come from fresh replications, which had no part in ranking; null in older runs.',
    () => Boolean,
  )
  confirmed?: boolean | null;
  @Maybe('How much is known of it so far; null in older runs.', () => BottleneckStage)
  stage!: string | null;
}
