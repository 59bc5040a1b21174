import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { IdentityService } from './identity.service.ts';
import {
  ApiKeyCreateInput,
  ApiKeyPayload,
  ApiKeyRevokeInput,
  ApiKeyRotateInput,
  PrincipalAccountConnection,
  PrincipalChangeInput,
  PrincipalCreateInput,
  PrincipalDisableInput,
  PrincipalPayload,
  RoleInput,
  Viewer,
} from './identity.types.ts';
import type { RequestContext } from './request-context.ts';

@Resolver(() => Viewer)
export class IdentityResolver {
  constructor(private readonly identity: IdentityService) {}

  @Query(() => Viewer, { name: 'viewer', description: 'Who asks, as the server has understood it.' })
  viewer(@Caller() { principal }: RequestContext): Viewer {
    const { name, nation, grants, scopes } = principal;
    return { name, nation, roles: [...new Set(grants.map(({ role }) => role))], scopes };
  }

  @Query(() => PrincipalAccountConnection, {
    name: 'principals',
    description: 'Persons and tools that may be let in. Empty for everybody but administrators.',
  })
  list(@Caller() caller: RequestContext, @Args() args: PageArgs) {
    return this.identity.list(caller, toPage(args, 'principals'));
  }

  @Mutation(() => PrincipalPayload, {
    name: 'principalCreate',
    description: 'Lets a person or a tool in, without a role yet.',
  })
  create(
    @Caller() caller: RequestContext,
    @Argument('input', 'Whom.', () => PrincipalCreateInput) input: PrincipalCreateInput,
  ) {
    return this.identity.create(caller, input);
  }

  @Mutation(() => PrincipalPayload, {
    name: 'principalChange',
    description: 'Says for which nation a person or a tool speaks, from its next request on.',
  })
  change(
    @Caller() caller: RequestContext,
    @Argument('input', 'Who, and for whom.', () => PrincipalChangeInput) input: PrincipalChangeInput,
  ) {
    return this.identity.changeNation(caller, input);
  }

  @Mutation(() => PrincipalPayload, {
    name: 'principalDisable',
    description: 'Shuts a person or a tool out: its next request is refused.',
  })
  disable(
    @Caller() caller: RequestContext,
    @Argument('input', 'Whom.', () => PrincipalDisableInput) input: PrincipalDisableInput,
  ) {
    return this.identity.disable(caller, input);
  }

  @Mutation(() => PrincipalPayload, { name: 'roleGrant', description: 'Gives a role, in one scenario or in all.' })
  grant(@Caller() caller: RequestContext, @Argument('input', 'Which.', () => RoleInput) input: RoleInput) {
    return this.identity.grant(caller, input);
  }

  @Mutation(() => PrincipalPayload, {
    name: 'roleRevoke',
    description: 'Takes a role: the next request is without it.',
  })
  revoke(@Caller() caller: RequestContext, @Argument('input', 'Which.', () => RoleInput) input: RoleInput) {
    return this.identity.revoke(caller, input);
  }

  @Mutation(() => ApiKeyPayload, { name: 'apiKeyCreate', description: 'Makes a key for a tool and shows it once.' })
  createKey(
    @Caller() caller: RequestContext,
    @Argument('input', 'For whom and what.', () => ApiKeyCreateInput) input: ApiKeyCreateInput,
  ) {
    return this.identity.createKey(caller, input);
  }

  @Mutation(() => ApiKeyPayload, {
    name: 'apiKeyRotate',
    description: 'Makes a key with the scopes of another, which it replaces.',
  })
  rotateKey(
    @Caller() caller: RequestContext,
    @Argument('input', 'Which.', () => ApiKeyRotateInput) input: ApiKeyRotateInput,
  ) {
    return this.identity.rotateKey(caller, input);
  }

  @Mutation(() => ApiKeyPayload, { name: 'apiKeyRevoke', description: 'Takes a key back at once.' })
  revokeKey(
    @Caller() caller: RequestContext,
    @Argument('input', 'Which.', () => ApiKeyRevokeInput) input: ApiKeyRevokeInput,
  ) {
    return this.identity.revokeKey(caller, input);
  }
}
