/** The cell proposes a change to what a nation owns; the nation decides. */
import { ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { DateTime, Json } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { DecisionState } from '../release/release.types.ts';

@ObjectType({ description: 'A change that the coordination cell proposes to a nation.' })
export class Proposal {
  @Field('Its id.', () => ID)
  id!: string;
  @Field('Nation that decides.', () => String)
  nation!: string;
  @Field('Section of the scenario document.', () => String)
  section!: string;
  @Field('Key of the row.', () => String)
  key!: string;
  @Field('Version of the scenario that it was made on.', () => Int)
  version!: number;
  @Field('Fields with what they are to become; null takes a field away.', () => Json)
  change!: unknown;
  @Field('Why.', () => String)
  reason!: string;
  @Field('Where it stands.', () => DecisionState)
  state!: string;
  @Field('Who proposed.', () => String)
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
export const ProposalConnection = connectionOf(() => Proposal, 'Proposal', 'proposals');

@InputType({ description: 'A change to propose.' })
export class ProposalCreateInput {
  @Field('The thing: a contribution, force element, lift pool, stock or gate of a nation.', () => ID)
  id!: string;
  @Field('Fields of the row with what they are to become; null takes a field away.', () => Json)
  change!: unknown;
  @Maybe('Why, at most 1000 characters.', () => String)
  reason?: string | null;
}

@InputType({ description: 'A decision on a proposal.' })
export class ProposalDecideInput {
  @Field('The proposal.', () => ID)
  proposalId!: string;
  @Field('True to make the change, false to refuse or, for who proposed, to take it back.', () => Boolean)
  accept!: boolean;
  @Maybe('What to say, at most 1000 characters.', () => String)
  answer?: string | null;
}

@ObjectType({ description: 'The answer to `proposalCreate` and `proposalDecide`.' })
export class ProposalPayload {
  @Maybe('The proposal as it is now; null when there are errors.', () => Proposal)
  proposal!: Proposal | null;
  @Field('Why nothing was done.', () => [UserError])
  userErrors!: UserError[];
}
