/** Persons and tools, their roles, sessions and keys, as the database holds them. Secrets are stored as hashes only. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Grant, Principal, Role, Scope } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import type { Bearer } from './open-id.ts';
import { createSystemContext, type RequestContext } from './request-context.ts';

const SESSION_HOURS = 12;

export interface NewPrincipal {
  readonly kind: 'person' | 'tool';
  readonly name: string;
  readonly nation: string | null;
  readonly issuer?: string | null;
  readonly subject?: string | null;
}

export interface StoredPrincipal extends NewPrincipal {
  readonly id: string;
  readonly disabledAt: Date | null;
  readonly grants: readonly Grant[];
  readonly keys: readonly StoredKey[];
}

export interface StoredKey {
  readonly id: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export interface NewKey {
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const SECRET = /^muster_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** Most keys of a tool that are in use, and that are told of it: all in use, and the newest of those that have ended. */
export const KEYS_MOST = 100;

const IN_USE = 'revoked_at IS NULL AND expires_at > now()';
const KEY = 'id, scopes, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"';

/** A person or tool with roles and keys, all in one statement for a page of them. */
const ACCOUNT = `id, kind, name, nation, issuer, subject, disabled_at AS "disabledAt",
  COALESCE((SELECT jsonb_agg(jsonb_build_object('role', role, 'scenario', scenario_id) ORDER BY role, scenario_id)
    FROM role_grant WHERE principal_id = principal.id), '[]') AS grants,
  COALESCE((SELECT jsonb_agg(to_jsonb(key) ORDER BY key."createdAt" DESC, key.id) FROM (
    SELECT ${KEY} FROM api_key WHERE principal_id = principal.id ORDER BY (${IN_USE}) DESC, created_at DESC, id LIMIT ${KEYS_MOST}) key), '[]') AS keys`;

@Injectable()
export class PrincipalStore {
  private readonly system = createSystemContext('identity');

  constructor(
    private readonly source: DataSource,
    private readonly database: Database,
  ) {}

  findBySession(token: string): Promise<Principal | undefined> {
    return this.identify('session', hash(token), '');
  }

  async findByKey(token: string): Promise<Principal | undefined> {
    const [, id, secret] = SECRET.exec(token) ?? [];
    return id === undefined ? undefined : this.identify('key', id, hash(secret));
  }

  /** A tool may only what its token was given for; a person, who cannot be narrowed so, all that his roles say. */
  async findBySubject({ issuer, subject, scopes }: Bearer): Promise<Principal | undefined> {
    const found = await this.identify('subject', issuer, subject);
    return found?.kind === 'tool' ? { ...found, scopes } : found;
  }

  /** One statement a request: roles and nation are those of this moment. */
  private async identify(how: string, first: string, second: string): Promise<Principal | undefined> {
    if (`${first}${second}`.includes('\0')) return undefined;
    const [row] = (await this.source.query('SELECT muster_identify($1, $2, $3) AS found', [how, first, second])) as {
      found: Principal | null;
    }[];
    return row.found ?? undefined;
  }

  /**
   * Whoever signs in for the first time is known from then on, and has no role until an administrator gives one.
   *
   * @param isNamed the settings name him as administrator: he becomes one when he is new or when there is none, and does not get back what another took
   */
  async signIn(
    { issuer, subject, name }: { readonly issuer: string; readonly subject: string; readonly name: string },
    isNamed: boolean,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.database.withContext(this.system, async (manager, audit) => {
      const [{ id, isNew }] = (await manager.query(
        `INSERT INTO principal (id, kind, name, issuer, subject) VALUES ($1, 'person', $2, $3, $4)
         ON CONFLICT (issuer, subject) DO UPDATE SET name = EXCLUDED.name RETURNING id, xmax = 0 AS "isNew"`,
        [randomUUID(), name, issuer, subject],
      )) as { id: string; isNew: boolean }[];
      const thing = { type: 'Principal', id };
      if (isNamed && (isNew || !(await this.hasAdministrator(manager)))) {
        await this.grant(manager, id, { role: 'administrator', scenario: null });
        audit({ action: 'role.grant-by-settings', outcome: 'done', thing });
      }
      await manager.query('DELETE FROM web_session WHERE expires_at < now()');
      await manager.query(
        'INSERT INTO web_session (id_hash, principal_id, expires_at) VALUES ($1, $2, now() + make_interval(hours => $3))',
        [hash(token), id, SESSION_HOURS],
      );
      audit({ action: 'session.begin', outcome: 'done', thing });
    });
    return token;
  }

  private async hasAdministrator(manager: EntityManager): Promise<boolean> {
    const rows: unknown[] = await manager.query(
      `SELECT 1 FROM role_grant JOIN principal ON principal.id = principal_id
       WHERE role = 'administrator' AND scenario_id IS NULL AND disabled_at IS NULL LIMIT 1`,
    );
    return rows.length > 0;
  }

  async signOut(token: string): Promise<void> {
    await this.database.withContext(this.system, (manager) =>
      manager.query('DELETE FROM web_session WHERE id_hash = $1', [hash(token)]),
    );
  }

  async list(manager: EntityManager, first: number, after: string | undefined): Promise<StoredPrincipal[]> {
    return manager.query(`SELECT ${ACCOUNT} FROM principal WHERE $2::text IS NULL OR id > $2 ORDER BY id LIMIT $1`, [
      first,
      after ?? null,
    ]);
  }

  async find(manager: EntityManager, id: string): Promise<StoredPrincipal | undefined> {
    const rows: StoredPrincipal[] = await manager.query(`SELECT ${ACCOUNT} FROM principal WHERE id = $1`, [id]);
    return rows[0];
  }

  /** Of who asks himself: read in Muster's own name, for only administrators see persons. */
  async findSubject({ principal }: RequestContext): Promise<string | null> {
    const self = await this.database.read(this.system, (manager) => this.find(manager, principal.id));
    return self?.subject ?? null;
  }

  /** Undefined when the provider's subject is known already. */
  async insert(manager: EntityManager, one: NewPrincipal): Promise<string | undefined> {
    const rows: { id: string }[] = await manager.query(
      `INSERT INTO principal (id, kind, name, nation, issuer, subject) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (issuer, subject) DO NOTHING RETURNING id`,
      [randomUUID(), one.kind, one.name, one.nation, one.issuer ?? null, one.subject ?? null],
    );
    return rows[0]?.id;
  }

  async setNation(manager: EntityManager, id: string, nation: string | null): Promise<void> {
    await manager.query('UPDATE principal SET nation = $2 WHERE id = $1', [id, nation]);
  }

  /** Ends sessions and keys with it: the next request is refused. */
  async disable(manager: EntityManager, id: string): Promise<void> {
    await manager.query('UPDATE principal SET disabled_at = COALESCE(disabled_at, now()) WHERE id = $1', [id]);
    await manager.query('DELETE FROM web_session WHERE principal_id = $1', [id]);
  }

  async grant(manager: EntityManager, id: string, { role, scenario }: Grant): Promise<void> {
    await manager.query(
      'INSERT INTO role_grant (principal_id, role, scenario_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, role, scenario],
    );
  }

  async revoke(manager: EntityManager, id: string, role: Role, scenario: string | null): Promise<boolean> {
    const [, removed]: [unknown, number] = await manager.query(
      'DELETE FROM role_grant WHERE principal_id = $1 AND role = $2 AND scenario_id IS NOT DISTINCT FROM $3',
      [id, role, scenario],
    );
    return removed > 0;
  }

  /**
   * Whether a tool may have one more key. One after another: two at once would each count the room of the other.
   *
   * @param ending key that is in use no more when the new one is
   */
  async hasRoomForKey(manager: EntityManager, principalId: string, ending: string | null = null): Promise<boolean> {
    await manager.query('SELECT FROM principal WHERE id = $1 FOR UPDATE', [principalId]);
    const [{ count }]: { count: number }[] = await manager.query(
      `SELECT count(*)::int AS count FROM api_key WHERE principal_id = $1 AND id IS DISTINCT FROM $2 AND ${IN_USE}`,
      [principalId, ending],
    );
    return count < KEYS_MOST;
  }

  /** @returns the key itself, which is shown once and never stored */
  async insertKey(manager: EntityManager, principalId: string, { scopes, expiresAt }: NewKey) {
    const id = randomBytes(8).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    await manager.query(
      'INSERT INTO api_key (id, principal_id, secret_hash, scopes, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [id, principalId, hash(secret), scopes, expiresAt],
    );
    return { id, token: `muster_${id}_${secret}` };
  }

  async findKey(manager: EntityManager, id: string) {
    const rows: (StoredKey & { principalId: string })[] = await manager.query(
      `SELECT ${KEY}, principal_id AS "principalId" FROM api_key WHERE id = $1`,
      [id],
    );
    return rows[0];
  }

  /** The key ends at that moment, or when it would have ended, whichever is first; at once without a moment, by the clock of the database. */
  async endKey(manager: EntityManager, id: string, at: Date | null): Promise<void> {
    await manager.query(
      `UPDATE api_key SET expires_at = LEAST(expires_at, COALESCE($2::timestamptz, now())),
         revoked_at = CASE WHEN COALESCE($2::timestamptz, now()) <= now() THEN COALESCE(revoked_at, now()) ELSE revoked_at END
       WHERE id = $1`,
      [id, at],
    );
  }
}
