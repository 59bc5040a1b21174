/** Who asks, and persons and tools with their roles and keys as an administrator sees them. */
import { ID, InputType, ObjectType } from '@nestjs/graphql';
import { KEY_DESCRIPTION } from '../editing/client-mutations.ts';
import { connectionOf } from '../graphql/connection.ts';
import { describeEnum, Field, Maybe } from '../graphql/field.ts';
import { DateTime } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { KEYS_MOST } from './principal-store.ts';

export const Role = describeEnum('Role', 'What somebody may do in a scenario.', {
  'national-planner': 'Enters what his nation brings, and reads what is released to it.',
  'national-releaser': 'The same, and grants what others ask to be released more widely.',
  'coordination-cell': 'Keeps the scenario, and proposes changes to what nations own.',
  observer: 'Reads what is released to observers.',
  'partner-tool': 'A tool of one nation, within the scopes of its key.',
  auditor: 'Reads the audit trail, and no content.',
  administrator: 'Keeps persons, tools, roles and keys, and reads no content.',
});

export const Scope = describeEnum('Scope', 'What the key of a tool was given for.', {
  read: 'Read what its nation may read.',
  'contributions:write': 'Change contributions and force elements of its nation.',
  'lift:write': 'Change lift pools of its nation.',
  'stocks:write': 'Change stocks of its nation.',
  'commitments:write': 'Change commitments and gates of its nation.',
  'runs:start': 'Start runs.',
});

export const PrincipalKind = describeEnum('PrincipalKind', 'Who may ask.', {
  person: 'A person.',
  tool: 'A tool of a partner.',
});

@ObjectType({ description: 'Who asks.' })
export class Viewer {
  @Field('What others see the person or tool called.', () => String)
  name!: string;
  @Maybe('Nation that he speaks for.', () => String)
  nation!: string | null;
  @Field('Roles that he has in one scenario or in all.', () => [Role])
  roles!: string[];
  @Maybe('Scopes of the key or access token of a tool; null for a person.', () => [Scope])
  scopes!: readonly string[] | null;
}

@ObjectType({ description: 'A role and where it holds.' })
export class RoleGrant {
  @Field('What it allows, in the scenario beside it or everywhere.', () => Role)
  role!: string;
  @Maybe('Scenario that it holds in; null for all.', () => ID)
  scenarioId!: string | null;
}

@ObjectType({ description: 'A key of a tool, without its secret.' })
export class ApiKey {
  @Field('Its id, the second part of the key itself.', () => ID)
  id!: string;
  @Field('What it is for.', () => [Scope])
  scopes!: readonly string[];
  @Field('When it was made.', () => DateTime)
  createdAt!: Date;
  @Field('When it ends.', () => DateTime)
  expiresAt!: Date;
  @Maybe('When it was taken back.', () => DateTime)
  revokedAt!: Date | null;
}

@ObjectType({ description: 'A person or a tool that may be let in. Seen by administrators only.' })
export class PrincipalAccount {
  @Field('Its id.', () => ID)
  id!: string;
  @Field('Person or tool.', () => PrincipalKind)
  kind!: string;
  @Field('What others see the person or tool called.', () => String)
  name!: string;
  @Maybe('Nation that it speaks for.', () => String)
  nation!: string | null;
  @Maybe('Identity provider.', () => String)
  issuer!: string | null;
  @Maybe('Its subject at the provider.', () => String)
  subject!: string | null;
  @Maybe('When it was shut out.', () => DateTime)
  disabledAt!: Date | null;
  @Field('Its roles.', () => [RoleGrant])
  grants!: RoleGrant[];
  @Field(
    `Its keys, newest first: all in use, at most ${KEYS_MOST}, and beside them the newest of those that have ended.`,
    () => [ApiKey],
  )
  keys!: ApiKey[];
}
export const PrincipalAccountConnection = connectionOf(() => PrincipalAccount, 'PrincipalAccount', 'persons and tools');

@InputType({ description: 'A person or tool to let in.' })
export class PrincipalCreateInput {
  @Field('Person or tool.', () => PrincipalKind)
  kind!: 'person' | 'tool';
  @Field('Name, 1 to 120 characters.', () => String)
  name!: string;
  @Maybe('Nation that it speaks for, by key.', () => String)
  nation?: string | null;
  @Maybe('Identity provider, with `subject`; a tool with a key needs none.', () => String)
  issuer?: string | null;
  @Maybe('Its subject at the provider.', () => String)
  subject?: string | null;
  @Maybe(KEY_DESCRIPTION, () => String)
  clientMutationKey?: string | null;
}

@InputType({
  description: 'A nation for a person or tool, for example for who has signed in before anybody knew of him.',
})
export class PrincipalChangeInput {
  @Field('Its id.', () => ID)
  principalId!: string;
  @Maybe('Nation that it speaks for, by key; none when null.', () => String)
  nation?: string | null;
}

@InputType({ description: 'A person or tool to shut out.' })
export class PrincipalDisableInput {
  @Field('Its id.', () => ID)
  principalId!: string;
}

@InputType({ description: 'A role to give or to take.' })
export class RoleInput {
  @Field('Of whom.', () => ID)
  principalId!: string;
  @Field('The role that is given or taken.', () => Role)
  role!: string;
  @Maybe('Scenario that it holds in; all when absent.', () => ID)
  scenarioId?: string | null;
}

@ObjectType({ description: 'The answer to a change of a person or tool.' })
export class PrincipalPayload {
  @Maybe('As it is now; null when there are errors.', () => PrincipalAccount)
  principal!: PrincipalAccount | null;
  @Field('Why nothing was changed.', () => [UserError])
  userErrors!: UserError[];
}

const SECRET_ONCE = `${KEY_DESCRIPTION} The secret is in the first answer only: when it was lost, revoke the key that the second one names.`;

@InputType({ description: 'A key for a tool.' })
export class ApiKeyCreateInput {
  @Field('The tool.', () => ID)
  principalId!: string;
  @Field('What it is for.', () => [Scope])
  scopes!: string[];
  @Field('When it ends, within a year.', () => DateTime)
  expiresAt!: Date;
  @Maybe(SECRET_ONCE, () => String)
  clientMutationKey?: string | null;
}

@InputType({ description: 'A key to replace: the new one has its scopes, and the old one goes on for a while.' })
export class ApiKeyRotateInput {
  @Field('Id of the key to replace.', () => ID)
  keyId!: string;
  @Field('When the new one ends, within a year.', () => DateTime)
  expiresAt!: Date;
  @Maybe('When the old one ends; at once when absent.', () => DateTime)
  oldKeyEndsAt?: Date | null;
  @Maybe(SECRET_ONCE, () => String)
  clientMutationKey?: string | null;
}

@InputType({ description: 'A key to take back.' })
export class ApiKeyRevokeInput {
  @Field('Id of the key.', () => ID)
  keyId!: string;
}

@ObjectType({ description: 'The answer to a change of a key.' })
export class ApiKeyPayload {
  @Maybe('The key; null when there are errors.', () => ApiKey)
  key!: ApiKey | null;
  @Maybe(
    'What the tool sends as `Authorization: Bearer ...`. Shown this once, and not stored: null when the same request was done before.',
    () => String,
  )
  secret!: string | null;
  @Field('Why nothing was changed.', () => [UserError])
  userErrors!: UserError[];
}
