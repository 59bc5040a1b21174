/** Figures that occur all over the result of a run. Minutes count from CF-day; null means "not within the run". */
import type * as planning from '@muster/planning/run';
import { Float, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { DateTime } from '../graphql/scalars.ts';
import { Cause } from '../graphql/result-vocabulary.ts';

/**
 * Each class of a result implements the shape that the library gives, so that a field which is renamed there does not compile here. A row of the
 * result has an `id`, which the API calls `key` everywhere.
 */
export type Keyed<T extends { readonly id: string }> = Omit<T, 'id'> & { readonly key: string };
/** One entry of a list of the result. */
export type Item<T extends readonly unknown[]> = T[number];

@ObjectType({
  description:
    'Quantiles over the replications of when something happens, minutes from CF-day; null = later than the run.',
})
export class QuantileTimes implements planning.QuantileTimes {
  @Maybe('Tenth percentile.', () => Float)
  p10!: number | null;
  @Maybe('Median.', () => Float)
  p50!: number | null;
  @Maybe('Eightieth percentile.', () => Float)
  p80!: number | null;
  @Maybe('Ninetieth percentile.', () => Float)
  p90!: number | null;
  @Field('Share of the replications in which it happens at all, 0 to 1.', () => Float)
  share!: number;
}

@ObjectType({ description: 'Quantiles of a quantity as columns: entry i belongs to minute i * clock.stepMin.' })
export class QuantileSeries implements planning.QuantileSeries {
  @Field('Tenth percentile.', () => [Float])
  p10!: number[];
  @Field('Median.', () => [Float])
  p50!: number[];
  @Field('Eightieth percentile.', () => [Float])
  p80!: number[];
  @Field('Ninetieth percentile.', () => [Float])
  p90!: number[];
}

@ObjectType({ description: 'A probability with its 95 % Wilson interval.' })
export class Probability implements planning.Probability {
  @Field('Estimate.', () => Float)
  value!: number;
  @Field('Lower end of the interval.', () => Float)
  low!: number;
  @Field('Upper end of the interval.', () => Float)
  high!: number;
}

@ObjectType({
  description: 'A probability with its 95 % Wilson interval as columns: entry i belongs to minute i * clock.stepMin.',
})
export class ProbabilitySeries implements planning.ProbabilitySeries {
  @Field('Estimate.', () => [Float])
  value!: number[];
  @Field('Lower end of the interval.', () => [Float])
  low!: number[];
  @Field('Upper end of the interval.', () => [Float])
  high!: number[];
}

@ObjectType({ description: 'The clock that every series of a result runs on.' })
export class RunClock implements planning.RunClock {
  @Field('The instant from which the minutes and days of the result are counted.', () => DateTime)
  cfDay!: string;
  @Field('D-day, minutes from CF-day.', () => Int)
  dDayMin!: number;
  @Field('End of the run, minutes from CF-day.', () => Int)
  endMin!: number;
  @Field('Width of a step, minutes.', () => Int)
  stepMin!: number;
  @Field('Number of steps.', () => Int)
  steps!: number;
}

@ObjectType({ description: 'Mean time that an element loses to one cause.' })
export class LedgerEntry implements planning.LedgerEntry {
  @Field('What the time went into.', () => Cause)
  cause!: planning.Cause;
  @Maybe('Resource where the time was spent, for example `ROCND/berths`.', () => String)
  resource!: string | null;
  @Field('Mean minutes a replication.', () => Float)
  meanMin!: number;
}

@ObjectType({ description: 'Two quantiles of a quantity.' })
export class QuantityRange {
  @Field('Median.', () => Float)
  p50!: number;
  @Field('Ninetieth percentile.', () => Float)
  p90!: number;
}
