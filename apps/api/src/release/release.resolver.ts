import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { Scenario } from '../scenarios/scenario.types.ts';
import { ReleaseService } from './release.service.ts';
import {
  LabelChangeInput,
  LabelChangePayload,
  ReleaseDecideInput,
  ReleaseDecidePayload,
  ReleaseRequestConnection,
  WithheldThingConnection,
} from './release.types.ts';

@Resolver(() => Scenario)
export class ReleaseResolver {
  constructor(
    private readonly releases: ReleaseService,
    private readonly scenarios: ScenarioService,
  ) {}

  @ResolveField(() => String, {
    description: 'SHA-256 of the scenario as you see it: equal when and only when the contents that you see are.',
  })
  async hash(@Caller() caller: RequestContext, @Parent() { uuid, hash }: Scenario): Promise<string> {
    return (await this.scenarios.findView(caller, uuid))?.hash ?? hash;
  }

  @Mutation(() => LabelChangePayload, {
    name: 'labelChange',
    description: 'Changes who may see a thing of your nation: narrower at once, wider when a releaser agrees.',
  })
  change(
    @Caller() caller: RequestContext,
    @Argument('input', 'Which thing, and its label.', () => LabelChangeInput) input: LabelChangeInput,
  ) {
    return this.releases.changeLabel(caller, input);
  }

  @Mutation(() => ReleaseDecidePayload, {
    name: 'releaseDecide',
    description:
      'Grants or refuses a request for release; a releaser who neither asked nor wrote any of it since the last release, and only while it is as it was asked for.',
  })
  decide(
    @Caller() caller: RequestContext,
    @Argument('input', 'Which request, and how.', () => ReleaseDecideInput) input: ReleaseDecideInput,
  ) {
    return this.releases.decide(caller, input);
  }

  @ResolveField(() => ReleaseRequestConnection, { description: 'Requests for release of your own nation.' })
  releaseRequests(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.releases.list(caller, uuid, toPage(args, 'release-requests'));
  }

  @ResolveField(() => WithheldThingConnection, {
    description: 'Things that nations have told you exist, and whose content they keep back.',
  })
  withheld(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.releases.listWithheld(caller, uuid, toPage(args, 'withheld'));
  }
}
