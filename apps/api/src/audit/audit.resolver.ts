/** The audit trail for auditors, newest first. For everybody else it is empty. */
import { may } from '@muster/planning';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Database } from '../database/database.ts';
import { PageArgs, numberAfter, toConnection, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { toLabel } from '../release/label.types.ts';
import type { AuditRecord } from './audit-trail.ts';
import { AuditEntry, AuditEntryConnection } from './audit.types.ts';

interface StoredRow {
  readonly seq: number;
  readonly hash: string;
  readonly record: AuditRecord & { readonly at: string };
}

@Resolver(() => AuditEntry)
export class AuditResolver {
  constructor(private readonly database: Database) {}

  @Query(() => AuditEntryConnection, {
    name: 'auditTrail',
    description: 'What was done and refused, newest first. Empty for everybody but auditors.',
  })
  async list(
    @Caller() caller: RequestContext,
    @Args() args: PageArgs,
    @Argument('scenarioId', 'Only what concerns this scenario.', () => ID, { nullable: true }) scenarioId?: string,
  ) {
    const page = toPage(args, 'audit');
    const scenarios = reachedBy(caller, scenarioId);
    const before = numberAfter(page) ?? null;
    const where = `($1::text[] IS NULL OR scenario_id = ANY($1))`;
    const found: StoredRow[] = await this.database.read(caller, (manager) =>
      manager.query(
        `SELECT seq::int AS seq, hash, record FROM audit WHERE ${where} AND ($2::int IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3`,
        [scenarios, before, page.first + 1],
      ),
    );
    return toConnection(
      page,
      found,
      ({ seq }) => String(seq),
      toEntry,
      async () => {
        const rows: { count: number }[] = await this.database.read(caller, (manager) =>
          manager.query(`SELECT count(*)::int AS count FROM audit WHERE ${where}`, [scenarios]),
        );
        return rows[0].count;
      },
    );
  }
}

/** Null for all; an empty list for none. */
function reachedBy({ principal }: RequestContext, scenarioId: string | undefined): string[] | null {
  const mayRead = (scenario: string | null) => may(principal, 'read-audit', { kind: 'audit', scenario });
  if (scenarioId) {
    const uuid = findUuid(scenarioId, 'Scenario');
    return uuid !== undefined && mayRead(uuid) ? [uuid] : [];
  }
  if (mayRead(null)) return null;
  return principal.grants
    .map(({ scenario }) => scenario)
    .filter((uuid): uuid is string => uuid !== null && mayRead(uuid));
}

function toEntry({ seq, hash, record }: StoredRow): AuditEntry {
  const { at, thing, outcome, scenarioId, labelBefore, labelAfter, detail, ...rest } = record;
  return {
    ...rest,
    seq,
    hash,
    at: new Date(at),
    roles: [...record.roles],
    isDone: outcome === 'done',
    reason: record.reason ?? null,
    scenarioId: scenarioId ? toGlobalId('Scenario', scenarioId) : null,
    thingType: thing?.type ?? null,
    thingId: thing?.id ?? null,
    versionBefore: record.versionBefore ?? null,
    versionAfter: record.versionAfter ?? null,
    labelBefore: labelBefore ? toLabel(labelBefore) : null,
    labelAfter: labelAfter ? toLabel(labelAfter) : null,
    detail: detail === undefined ? null : JSON.stringify(detail),
  };
}
