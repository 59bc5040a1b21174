import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { Scenario } from '../scenarios/scenario.types.ts';
import { ProposalService } from './proposal.service.ts';
import { ProposalConnection, ProposalCreateInput, ProposalDecideInput, ProposalPayload } from './proposal.types.ts';

@Resolver(() => Scenario)
export class ProposalResolver {
  constructor(private readonly proposalService: ProposalService) {}

  @Mutation(() => ProposalPayload, {
    name: 'proposalCreate',
    description: 'Proposes a change to what a nation owns; the plan stays as it is until the nation accepts.',
  })
  create(
    @Caller() caller: RequestContext,
    @Argument('input', 'What.', () => ProposalCreateInput) input: ProposalCreateInput,
  ) {
    return this.proposalService.create(caller, input);
  }

  @Mutation(() => ProposalPayload, {
    name: 'proposalDecide',
    description: 'Accepts a proposal, which makes the change, or refuses it; for planners of the nation.',
  })
  decide(
    @Caller() caller: RequestContext,
    @Argument('input', 'Which, and how.', () => ProposalDecideInput) input: ProposalDecideInput,
  ) {
    return this.proposalService.decide(caller, input);
  }

  @ResolveField(() => ProposalConnection, {
    description: 'Changes that the coordination cell proposes: to your nation, or all of them for the cell.',
  })
  proposals(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.proposalService.list(caller, uuid, toPage(args, 'proposals'));
  }
}
