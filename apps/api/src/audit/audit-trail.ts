/**
 * The audit trail: what was done and what was refused, written in the transaction of the change itself. Rows are only ever added. Each
 * holds the hash of the one before, so that a changed, removed or inserted row breaks the chain.
 *
 * The database makes number, time and hash (a trigger of the migration `access`), and takes who asks from the transaction.
 */
import { createHash } from 'node:crypto';
import type { Label, Role } from '@muster/planning';
import { rolesIn } from '@muster/planning';
import type { RequestContext } from '../identity/request-context.ts';

export interface AuditEntry {
  /** Noun and verb, for example `contribution.update`. */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** Code of the reason of a refusal. */
  readonly reason?: string;
  readonly scenarioId?: string | null;
  /** What was acted on: its type in the API and the uuid or key that it is known by. */
  readonly thing?: { readonly type: string; readonly id: string } | null;
  readonly versionBefore?: number | null;
  readonly versionAfter?: number | null;
  readonly labelBefore?: Label | null;
  readonly labelAfter?: Label | null;
  /** What else has to be known to tell what was done: the role that was given, the scopes of a key. */
  readonly detail?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** Adds an entry to what the door writes before it commits. */
export type Audit = (entry: AuditEntry) => void;

/** A row as it is hashed. */
export interface AuditRecord extends AuditEntry {
  readonly request: string;
  readonly principal: string;
  readonly nation: string | null;
  readonly roles: readonly Role[];
}

export const FIRST_HASH = '0'.repeat(64);

interface Queryable {
  query(statement: string, parameters?: unknown[]): Promise<unknown>;
}

export async function insertAudit(
  runner: Queryable,
  { requestId, principal }: RequestContext,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const records = entries.map((entry): AuditRecord => ({
    ...entry,
    request: requestId,
    principal: `${principal.kind}:${principal.id}`,
    nation: principal.nation,
    roles: rolesIn(principal, entry.scenarioId ?? null),
  }));
  await runner.query(
    'INSERT INTO audit (record) SELECT record FROM unnest($1::jsonb[]) WITH ORDINALITY AS row (record, at) ORDER BY at',
    [records.map((record) => JSON.stringify(record))],
  );
}

export const hashOf = (before: string, record: string): string =>
  createHash('sha256').update(`${before}\n${record}`, 'utf8').digest('hex');

export interface Verified {
  readonly rows: number;
  /** Hash of the last row: keep it elsewhere, and a chain that was cut at its end shows too. */
  readonly head: string;
  /** The first row that does not fit; undefined when all do. */
  readonly broken: { readonly seq: number; readonly why: string } | undefined;
}

const PAGE = 5000;

/** @param expected a head that was noted before: it has to be in the chain */
export async function verifyAudit(source: Queryable, expected?: string): Promise<Verified> {
  let head = FIRST_HASH;
  let rows = 0;
  let isExpectedSeen = expected === undefined || expected === FIRST_HASH;
  for (;;) {
    const page = (await source.query(
      'SELECT seq::int AS seq, record::text AS record, before, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2',
      [rows, PAGE],
    )) as { seq: number; record: string; before: string; hash: string }[];
    for (const { seq, record, before, hash } of page) {
      const broken = (why: string): Verified => ({ rows, head, broken: { seq, why } });
      if (seq !== rows + 1) return broken(`row ${rows + 1} is missing`);
      if (before !== head) return broken('it does not follow the row before it');
      if (hashOf(before, record) !== hash) return broken('its content was changed');
      if ((JSON.parse(record) as { seq: number }).seq !== seq) return broken('it stands in another place');
      head = hash;
      rows = seq;
      isExpectedSeen ||= head === expected;
    }
    if (page.length < PAGE) break;
  }
  return {
    rows,
    head,
    broken: isExpectedSeen
      ? undefined
      : { seq: rows, why: 'the head that was expected is not in the chain: rows at its end are gone' },
  };
}
