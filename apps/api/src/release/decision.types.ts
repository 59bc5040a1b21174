/** What waits for the decision of another person: a request for release, a change that the cell proposes. */
import { ID, InputType, ObjectType } from '@nestjs/graphql';
import { describeEnum, Field, Maybe } from '../graphql/field.ts';
import { DateTime } from '../graphql/scalars.ts';
import { userError, type UserError } from '../graphql/user-error.ts';

export const TEXT_MOST = 1000;

export const DecisionState = describeEnum('DecisionState', 'Where something stands that another person decides on.', {
  OPEN: 'Waiting for the decision.',
  ACCEPTED: 'Accepted and done.',
  REJECTED: 'Refused.',
  WITHDRAWN: 'Taken back by who asked.',
});
export type DecisionStateName = 'OPEN' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN';

@ObjectType({ isAbstract: true })
export abstract class Decidable {
  @Field('Its id.', () => ID)
  id!: string;
  @Field('Nation that decides: it owns the thing.', () => String)
  nation!: string;
  @Field('Why.', () => String)
  reason!: string;
  @Field('Where it stands.', () => DecisionState)
  state!: string;
  @Field('Who asked.', () => String)
  askedBy!: string;
  @Field('When.', () => DateTime)
  askedAt!: Date;
  @Maybe('Who decided.', () => String)
  decidedBy!: string | null;
  @Maybe('When.', () => DateTime)
  decidedAt!: Date | null;
  @Maybe('What the decision says.', () => String)
  answer!: string | null;
}

@InputType({ isAbstract: true })
export abstract class DecisionInput {
  @Field('True to let it be done; false to refuse it or, for who asked, to take it back.', () => Boolean)
  accept!: boolean;
  @Maybe(`What to say, at most ${TEXT_MOST} characters.`, () => String)
  answer?: string | null;
}

/** Its columns. */
export interface DecidableRow {
  readonly id: string;
  readonly scenario_id: string;
  readonly nation: string;
  readonly reason: string;
  readonly state: DecisionStateName;
  readonly asked_by: string;
  readonly asked_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly answer: string | null;
}

export const toDecidable = (row: DecidableRow): Omit<Decidable, 'id'> => ({
  nation: row.nation,
  reason: row.reason,
  state: row.state,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  answer: row.answer,
});

/** What a decision makes of it. Whoever asked takes it back. */
export function decisionOf(
  { asked_by }: DecidableRow,
  { accept }: DecisionInput,
  principal: string,
): Exclude<DecisionStateName, 'OPEN'> {
  if (accept) return 'ACCEPTED';
  return asked_by === principal ? 'WITHDRAWN' : 'REJECTED';
}

export function checkText(field: 'reason' | 'answer', text: string | null | undefined): UserError[] {
  return (text ?? '').length > TEXT_MOST
    ? [userError('text.length', ['input', field], `It has at most ${TEXT_MOST} characters.`)]
    : [];
}
