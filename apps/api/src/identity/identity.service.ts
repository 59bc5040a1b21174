/** What administrators do with persons, tools, roles and keys. Everything is on the audit trail, refusals too. */
import { may, type Role, type Scope } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Audit, AuditEntry } from '../audit/audit-trail.ts';
import { Database } from '../database/database.ts';
import { checkKey, once, type Keyed } from '../editing/client-mutations.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type {
  ApiKeyCreateInput,
  ApiKeyPayload,
  ApiKeyRevokeInput,
  ApiKeyRotateInput,
  PrincipalAccount,
  PrincipalChangeInput,
  PrincipalCreateInput,
  PrincipalDisableInput,
  PrincipalPayload,
  RoleInput,
} from './identity.types.ts';
import { KEYS_MOST, PrincipalStore, type NewKey, type StoredPrincipal } from './principal-store.ts';
import type { RequestContext } from './request-context.ts';

const NAME_MOST = 120;
const TEXT_MOST = 400;
const KEY_MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/** Roles of a body, and roles of a nation: the wrong kind would silently give nothing or too much. */
const NEEDS_NATION: readonly Role[] = ['national-planner', 'national-releaser', 'partner-tool'];

type Result<T> = { readonly value: T; readonly told?: Told } | { readonly errors: UserError[] };

/** What the trail says besides whom it was done to: without it nobody can show later what somebody was allowed. */
type Told = Pick<AuditEntry, 'detail' | 'scenarioId'>;

/** A key with what is told of it this once. */
interface KeyMade {
  readonly id: string;
  readonly token: string | null;
}

interface Guarded<T> {
  readonly action: string;
  /** Of what is changed, in the trail. */
  readonly type: string;
  readonly input: Keyed;
  readonly work: () => Promise<Result<T>>;
  readonly idOf: (value: T) => string;
  /** What is answered when the same request was done before. */
  readonly again: (id: string) => T;
}

@Injectable()
export class IdentityService {
  constructor(
    private readonly database: Database,
    private readonly store: PrincipalStore,
  ) {}

  /** Empty for whoever is no administrator. */
  async list(context: RequestContext, page: Page): Promise<Connection<PrincipalAccount>> {
    const found = mayManage(context)
      ? await this.database.read(context, (manager) => this.store.list(manager, page.first + 1, page.after))
      : [];
    const count = async () =>
      mayManage(context)
        ? this.database.read(context, async (manager) => {
            const rows: { count: number }[] = await manager.query('SELECT count(*)::int AS count FROM principal');
            return rows[0].count;
          })
        : 0;
    return toConnection(page, found, ({ id }) => id, toAccount, count);
  }

  create(context: RequestContext, input: PrincipalCreateInput): Promise<PrincipalPayload> {
    const create = async (manager: EntityManager): Promise<Result<string>> => {
      const errors = [...checkPrincipal(input), ...checkKey(input.clientMutationKey)];
      if (errors.length > 0) return { errors };
      const { kind, name, nation = null, issuer = null, subject = null } = input;
      const id = await this.store.insert(manager, { kind, name, nation, issuer, subject });
      return id === undefined
        ? refuse('principal.known', ['input', 'subject'], 'The subject of this provider is known already.')
        : { value: id, told: { detail: { kind, nation } } };
    };
    return this.change(context, 'principal.create', create, input);
  }

  /** Whoever signs in before he was made has no nation, and can be given no role of one until he has. */
  changeNation(
    context: RequestContext,
    { principalId, nation = null }: PrincipalChangeInput,
  ): Promise<PrincipalPayload> {
    return this.change(context, 'principal.change', async (manager) => {
      const principal = await this.store.find(manager, principalId);
      if (principal === undefined) return UNKNOWN;
      const errors = checkNation(nation);
      if (errors.length > 0) return { errors };
      // With another nation he would have its roles without a word.
      if (nation !== principal.nation && principal.grants.some(({ role }) => NEEDS_NATION.includes(role)))
        return refuse('role.nation', ['input', 'nation'], 'It has roles of its nation: take them first.');
      await this.store.setNation(manager, principalId, nation);
      return { value: principalId, told: { detail: { nationBefore: principal.nation, nation } } };
    });
  }

  disable(context: RequestContext, { principalId }: PrincipalDisableInput): Promise<PrincipalPayload> {
    return this.change(context, 'principal.disable', async (manager) => {
      if ((await this.store.find(manager, principalId)) === undefined) return UNKNOWN;
      await this.store.disable(manager, principalId);
      return { value: principalId };
    });
  }

  grant(context: RequestContext, input: RoleInput): Promise<PrincipalPayload> {
    return this.change(context, 'role.grant', (manager) => this.changeRole(manager, context, input, 'grant'));
  }

  revoke(context: RequestContext, input: RoleInput): Promise<PrincipalPayload> {
    return this.change(context, 'role.revoke', (manager) => this.changeRole(manager, context, input, 'revoke'));
  }

  private async changeRole(
    manager: EntityManager,
    context: RequestContext,
    { principalId, role, scenarioId }: RoleInput,
    verb: 'grant' | 'revoke',
  ): Promise<Result<string>> {
    const principal = await this.store.find(manager, principalId);
    if (principal === undefined) return UNKNOWN;
    const scenario = scenarioId ? findUuid(scenarioId, 'Scenario') : null;
    // Administrators read no scenario, so whether it is there is looked up in Muster's own name.
    const isThere =
      scenario === null ||
      (scenario !== undefined &&
        (await this.database.elevate(manager, context, async () => {
          const rows: unknown[] = await manager.query('SELECT 1 FROM scenario WHERE id = $1', [scenario]);
          return rows.length > 0;
        })));
    if (scenario === undefined || !isThere)
      return refuse('scenario.unknown', ['input', 'scenarioId'], 'There is no such scenario.');
    const given = role as Role;
    if (verb === 'grant') {
      if (NEEDS_NATION.includes(given) && principal.nation === null)
        return refuse('role.nation', ['input', 'role'], 'This role is for somebody who speaks for a nation.');
      if ((given === 'partner-tool') !== (principal.kind === 'tool'))
        return refuse('role.kind', ['input', 'role'], 'Tools have the role of a partner tool, and nobody else has.');
      await this.store.grant(manager, principalId, { role: given, scenario });
    } else if (!(await this.store.revoke(manager, principalId, given, scenario)))
      return refuse('role.unknown', ['input', 'role'], 'It does not have this role there.');
    return { value: principalId, told: { scenarioId: scenario, detail: { role } } };
  }

  createKey(context: RequestContext, input: ApiKeyCreateInput): Promise<ApiKeyPayload> {
    const { principalId, scopes, expiresAt } = input;
    const create = async (manager: EntityManager): Promise<Result<KeyMade>> => {
      const principal = await this.store.find(manager, principalId);
      const errors = [...checkExpiry(expiresAt), ...checkKey(input.clientMutationKey)];
      if (principal?.kind !== 'tool') errors.push(...toolUnknown());
      if (scopes.length === 0)
        errors.push(userError('key.scopes', ['input', 'scopes'], 'A key without a scope opens nothing.'));
      if (errors.length > 0) return { errors };
      if (!(await this.store.hasRoomForKey(manager, principalId))) return tooManyKeys();
      const key = { scopes: scopes as Scope[], expiresAt };
      return { value: await this.store.insertKey(manager, principalId, key), told: toldOf(principalId, key) };
    };
    return this.changeKey(context, 'key.create', create, input);
  }

  rotateKey(context: RequestContext, input: ApiKeyRotateInput): Promise<ApiKeyPayload> {
    const { keyId, expiresAt, oldKeyEndsAt } = input;
    const rotate = async (manager: EntityManager): Promise<Result<KeyMade>> => {
      const old = await this.store.findKey(manager, keyId);
      if (old === undefined || old.revokedAt !== null) return keyUnknown();
      const errors = [...checkExpiry(expiresAt), ...checkKey(input.clientMutationKey)];
      if (errors.length > 0) return { errors };
      const isOldOver = !oldKeyEndsAt || oldKeyEndsAt.getTime() <= Date.now();
      if (!(await this.store.hasRoomForKey(manager, old.principalId, isOldOver ? keyId : null))) return tooManyKeys();
      await this.store.endKey(manager, keyId, oldKeyEndsAt ?? null);
      const key = { scopes: old.scopes, expiresAt };
      const made = await this.store.insertKey(manager, old.principalId, key);
      const ended = await this.store.findKey(manager, keyId);
      const replaces = { replaces: keyId, oldKeyEndsAt: ended?.expiresAt.toISOString() ?? null };
      return { value: made, told: { detail: { ...toldOf(old.principalId, key).detail, ...replaces } } };
    };
    return this.changeKey(context, 'key.rotate', rotate, input);
  }

  revokeKey(context: RequestContext, { keyId }: ApiKeyRevokeInput): Promise<ApiKeyPayload> {
    return this.changeKey(context, 'key.revoke', async (manager) => {
      if ((await this.store.findKey(manager, keyId)) === undefined) return keyUnknown();
      await this.store.endKey(manager, keyId, null);
      return { value: { id: keyId, token: null } };
    });
  }

  private change(
    context: RequestContext,
    action: string,
    work: (manager: EntityManager) => Promise<Result<string>>,
    input: Keyed = {},
  ): Promise<PrincipalPayload> {
    return this.database.withContext(context, async (manager, audit) => {
      const result = await this.guarded(manager, context, audit, {
        ...{ action, type: 'Principal', input },
        work: () => work(manager),
        idOf: (id) => id,
        again: (id) => id,
      });
      if ('errors' in result) return { principal: null, userErrors: result.errors };
      const stored = await this.store.find(manager, result.value);
      return { principal: stored === undefined ? null : toAccount(stored), userErrors: [] };
    });
  }

  private changeKey(
    context: RequestContext,
    action: string,
    work: (manager: EntityManager) => Promise<Result<KeyMade>>,
    input: Keyed = {},
  ): Promise<ApiKeyPayload> {
    return this.database.withContext(context, async (manager, audit) => {
      const result = await this.guarded(manager, context, audit, {
        ...{ action, type: 'ApiKey', input },
        work: () => work(manager),
        idOf: ({ id }) => id,
        // The secret was told once and is not stored.
        again: (id) => ({ id, token: null }),
      });
      if ('errors' in result) return { key: null, secret: null, userErrors: result.errors };
      const key = await this.store.findKey(manager, result.value.id);
      return { key: key ?? null, secret: result.value.token, userErrors: [] };
    });
  }

  private async guarded<T>(
    manager: EntityManager,
    context: RequestContext,
    audit: Audit,
    { action, type, input, work, idOf, again }: Guarded<T>,
  ): Promise<Result<T>> {
    let isRepeated = false;
    const result = mayManage(context)
      ? await once<Result<T>>(manager, context, {
          ...{ name: action, input, work },
          idOf: (done) => ('errors' in done ? undefined : idOf(done.value)),
          again: (id) => {
            isRepeated = true;
            return Promise.resolve({ value: again(id ?? '') });
          },
          refuse: (error) => ({ errors: [error] }),
        })
      : refuse('access.denied', [], 'Persons, tools and roles are kept by administrators.');
    if ('errors' in result) audit({ action, outcome: 'refused', reason: result.errors[0].code });
    else if (!isRepeated) audit({ action, outcome: 'done', thing: { type, id: idOf(result.value) }, ...result.told });
    return result;
  }
}

const toldOf = (tool: string, { scopes, expiresAt }: NewKey): Told => ({
  detail: { tool, scopes, expiresAt: expiresAt.toISOString() },
});

const mayManage = ({ principal }: RequestContext): boolean =>
  may(principal, 'manage-users', { kind: 'users', scenario: null });

const refuse = (code: string, path: string[], message: string): { errors: UserError[] } => ({
  errors: [userError(code, path, message)],
});

const UNKNOWN = refuse('principal.unknown', ['input', 'principalId'], 'There is no such person or tool.');
const toolUnknown = () => [userError('principal.unknown', ['input', 'principalId'], 'There is no such tool.')];
const tooManyKeys = () =>
  refuse('key.most', ['input'], `A tool has at most ${KEYS_MOST} keys in use: revoke one that it no longer needs.`);
const keyUnknown = () => refuse('key.unknown', ['input', 'keyId'], 'There is no such key.');

const toAccount = ({ grants, keys, issuer = null, subject = null, ...rest }: StoredPrincipal): PrincipalAccount => ({
  ...rest,
  issuer,
  subject,
  grants: grants.map(({ role, scenario }) => ({
    role,
    scenarioId: scenario === null ? null : toGlobalId('Scenario', scenario),
  })),
  // Out of JSON come texts.
  keys: keys.map(({ createdAt, expiresAt, revokedAt, ...key }) => ({
    ...key,
    scopes: [...key.scopes],
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  })),
});

function checkPrincipal({ name, nation, issuer, subject }: PrincipalCreateInput): UserError[] {
  const errors: UserError[] = [];
  const isText = (text: string, most: number) => text.length >= 1 && text.length <= most && !text.includes('\0');
  if (!isText(name, NAME_MOST))
    errors.push(userError('name.length', ['input', 'name'], `A name has 1 to ${NAME_MOST} characters.`));
  errors.push(...checkNation(nation ?? null));
  if ((issuer ?? null) === null ? (subject ?? null) !== null : (subject ?? null) === null)
    errors.push(userError('subject.incomplete', ['input', 'subject'], 'Provider and subject go together.'));
  for (const [field, text] of Object.entries({ issuer, subject }))
    if (text && !isText(text, TEXT_MOST))
      errors.push(userError('text.length', ['input', field], `It has 1 to ${TEXT_MOST} characters.`));
  return errors;
}

const checkNation = (nation: string | null): UserError[] =>
  nation === null || /^[A-Za-z0-9-]{1,12}$/.test(nation)
    ? []
    : [userError('nation.invalid', ['input', 'nation'], 'A nation is named by its key, for example FR.')];

function checkExpiry(at: Date): UserError[] {
  const left = at.getTime() - Date.now();
  return left > 0 && left <= KEY_MOST_DAYS * DAY_MS
    ? []
    : [userError('key.expiry', ['input', 'expiresAt'], 'A key ends in the future, and within a year.')];
}
