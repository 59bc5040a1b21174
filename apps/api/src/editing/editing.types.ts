/** What every mutation of a scenario takes and answers beside its noun. */
import { Field as NestField, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { DateTime, Json } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { Scenario } from '../scenarios/scenario.types.ts';
import { KEY_DESCRIPTION } from './client-mutations.ts';

@InputType({ isAbstract: true })
export abstract class EditInput {
  @Field('The scenario.', () => ID)
  scenarioId!: string;
  @Maybe(KEY_DESCRIPTION, () => String)
  clientMutationKey?: string | null;
}

/** An edit of something that is there. */
@InputType({ isAbstract: true })
export abstract class ChangeInput extends EditInput {
  @Field(
    'Version of the scenario (or of the row) that you have seen: when what you change was changed later, nothing is done and both sides are answered.',
    () => Int,
  )
  expectedVersion!: number;
}

/** An edit of one row that is there. */
@InputType({ isAbstract: true })
export abstract class RowChangeInput extends ChangeInput {
  @Field('Key of the row.', () => String)
  key!: string;
}

@ObjectType({ description: 'Two changes of one thing, neither of which knew of the other.' })
export class EditConflict {
  @Field('Section of the document, for example `contributions`; `head` for the document itself.', () => String)
  section!: string;
  @Field('Key of the row; empty for the document itself.', () => String)
  key!: string;
  @Field('Version of the scenario that you have seen.', () => Int)
  expectedVersion!: number;
  @Field('Version in which it was changed since.', () => Int)
  currentVersion!: number;
  @Field('Who changed it since.', () => String)
  changedBy!: string;
  @Field('When it was changed since.', () => DateTime)
  changedAt!: Date;
  @Maybe('What you have seen; null when it was not there.', () => Json)
  base!: unknown;
  @Maybe('What it would have become; null when you took it away.', () => Json)
  yours!: unknown;
  @Maybe('What it is now; null when it was taken away.', () => Json)
  theirs!: unknown;
}

@ObjectType({ isAbstract: true })
export abstract class EditPayload {
  @Maybe('The scenario after the change; null when there is none.', () => Scenario)
  scenario!: Scenario | null;
  @Field('Changes of others that stand against this one; then nothing was done.', () => [EditConflict])
  conflicts!: EditConflict[];
  @Field('What is strange about what was changed; it was changed all the same.', () => [UserError])
  warnings!: UserError[];
  @NestField(() => [UserError], { description: 'Why nothing was done: everything that is wrong, at once.' })
  userErrors!: UserError[];
}
