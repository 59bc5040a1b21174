/** The cell proposes a change to what a nation owns; the nation decides. */
import { ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { KEY_DESCRIPTION } from '../editing/client-mutations.ts';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Json } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { Decidable, DecisionInput } from '../release/decision.types.ts';

@ObjectType({ description: 'A change that the coordination cell proposes to a nation.' })
export class Proposal extends Decidable {
  @Field('Section of the scenario document.', () => String)
  section!: string;
  @Field('Key of the row.', () => String)
  key!: string;
  @Field('Version of the scenario that it was made on.', () => Int)
  version!: number;
  @Field('Fields with what they are to become; null takes a field away.', () => Json)
  change!: unknown;
}
export const ProposalConnection = connectionOf(() => Proposal, 'Proposal', 'proposals');

@InputType({ description: 'A change to propose.' })
export class ProposalCreateInput {
  @Field('The thing: a contribution, force element, lift pool, stock, commitment or gate of a nation.', () => ID)
  id!: string;
  @Field('Fields of the row with what they are to become; null takes a field away.', () => Json)
  change!: unknown;
  @Maybe('Why, at most 1000 characters.', () => String)
  reason?: string | null;
  @Maybe(KEY_DESCRIPTION, () => String)
  clientMutationKey?: string | null;
}

@InputType({ description: 'A decision on a proposal.' })
export class ProposalDecideInput extends DecisionInput {
  @Field('The proposal.', () => ID)
  proposalId!: string;
}

@ObjectType({ description: 'The answer to `proposalCreate` and `proposalDecide`.' })
export class ProposalPayload {
  @Maybe('The proposal as it is now; null when there are errors.', () => Proposal)
  proposal!: Proposal | null;
  @Field('Why nothing was done.', () => [UserError])
  userErrors!: UserError[];
}
