/** Two runs beside each other. */
import { Float, Int, ObjectType } from '@nestjs/graphql';
import { Field } from '../graphql/field.ts';
import { ComparedKind } from '../graphql/result-vocabulary.ts';
import { Run } from './run.types.ts';

@ObjectType({
  description: 'Days later (negative: earlier) than in the base run, mean over pairs with its 95 % interval.',
})
export class DaysLater {
  @Field('Over all replications that are compared, in days.', () => Float)
  mean!: number;
  @Field('Lower end of the interval.', () => Float)
  low!: number;
  @Field('Upper end of the interval.', () => Float)
  high!: number;
}

@ObjectType({ description: 'How one time differs between two runs.' })
export class ComparedTime {
  @Field('What the time belongs to.', () => ComparedKind)
  kind!: string;
  @Field('Group of a closure (`component:land`), or key of the element, requirement or gate.', () => String)
  key!: string;
  @Field('Share of the replications of the base run in which it happens, 0 to 1.', () => Float)
  baseShare!: number;
  @Field('The same for the other run.', () => Float)
  otherShare!: number;
  @Field(
    'Difference. What does not happen within a run counts with its end, so it is a least one where a share is below 1.',
    () => DaysLater,
  )
  daysLater!: DaysLater;
  @Field('Pairs in which it comes earlier than in the base run.', () => Int)
  earlier!: number;
  @Field('Pairs in which it comes later than in the base run.', () => Int)
  later!: number;
}

@ObjectType({ description: 'A run against a base run, pair by pair of replications.' })
export class RunComparison {
  @Field('The run that is compared.', () => Run)
  run!: Run;
  @Field('Pairs: replications that both runs have.', () => Int)
  replications!: number;
  @Field('Whether the pairs share their draws (the seeds are equal): then the intervals are narrow.', () => Boolean)
  commonDraws!: boolean;
  @Field('The times, the surest and largest change first.', () => [ComparedTime])
  times!: ComparedTime[];
  @Field('What only the base run has, `<kind>/<key>`.', () => [String])
  onlyInBase!: string[];
  @Field('What only the other run has, `<kind>/<key>`.', () => [String])
  onlyInOther!: string[];
}
