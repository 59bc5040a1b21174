/** Labels of what a nation owns. Whoever shows a thing to more readers needs a releaser who neither asked for it nor wrote it. */
import { randomUUID } from 'node:crypto';
import { canonicalJson, CELL, isWider, may, type Action, type Label as PolicyLabel } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Audit } from '../audit/audit-trail.ts';
import { Database } from '../database/database.ts';
import { toConnection, uuidAfter, type Connection, type Page } from '../graphql/connection.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { SCENARIO_CHANNEL } from '../scenarios/document-store.ts';
import { checkText, decisionOf, TEXT_MOST, toDecidable, type DecidableRow } from './decision.types.ts';
import { LABEL_ACTIONS } from './label-changes.ts';
import { narrowDerived } from './derived-labels.ts';
import { findLabelled, sectionOf, toTypeName, type Labelled } from './labelled-row.ts';
import { toLabel } from './label.types.ts';
import type {
  LabelChangeInput,
  LabelChangePayload,
  ReleaseDecideInput,
  ReleaseDecidePayload,
  ReleaseRequest,
  WithheldThing,
} from './release.types.ts';

const LIST_MOST = 100;

interface RequestRow extends DecidableRow {
  readonly thing_type: string;
  readonly thing_id: string;
  readonly before: PolicyLabel;
  readonly wanted: PolicyLabel;
  readonly thing_version: number;
}

@Injectable()
export class ReleaseService {
  constructor(private readonly database: Database) {}

  async changeLabel(context: RequestContext, input: LabelChangeInput): Promise<LabelChangePayload> {
    return this.database.withContext(context, async (manager, audit) => {
      const found = await findLabelled(manager, context, input.id);
      const refuse = (errors: UserError[]): LabelChangePayload => {
        audit({
          action: 'label.change',
          outcome: 'refused',
          reason: errors[0].code,
          scenarioId: found?.thing.scenario,
          thing: found && { type: found.type, id: found.id },
        });
        return { label: null, request: null, userErrors: errors };
      };
      if (found === undefined) return refuse([userError('thing.unknown', ['input', 'id'], 'There is no such thing.')]);
      const errors = checkInput(input);
      if (errors.length > 0) return refuse(errors);
      const wanted = toPolicyLabel(input, found.thing.nation);
      const isRelease = isWider(found.thing.label, wanted);
      if (!isAllowed(context, isRelease ? 'ask-release' : 'narrow', found)) return refuse([DENIED]);
      if (!isRelease) {
        await this.setLabel(manager, context, found, wanted, audit);
        return { label: toLabel(wanted), request: null, userErrors: [] };
      }
      const request = await insertRequest(manager, found, wanted, input.reason ?? '');
      if (request === undefined)
        return refuse([
          userError('release.open', ['input', 'id'], 'A release of this thing is waiting for a decision.'),
        ]);
      audit({
        action: 'release.ask',
        outcome: 'done',
        scenarioId: found.thing.scenario,
        thing: { type: found.type, id: found.id },
        labelBefore: found.thing.label,
        labelAfter: wanted,
      });
      return { label: toLabel(found.thing.label), request: toRequest(request), userErrors: [] };
    });
  }

  async decide(context: RequestContext, input: ReleaseDecideInput): Promise<ReleaseDecidePayload> {
    return this.database.withContext(context, async (manager, audit) => {
      const row = await findRequest(manager, context, findUuid(input.requestId, 'ReleaseRequest'));
      const refuse = (error: UserError): ReleaseDecidePayload => {
        audit({ action: 'release.decide', outcome: 'refused', reason: error.code, scenarioId: row?.scenario_id });
        return { request: null, userErrors: [error] };
      };
      if (row === undefined)
        return refuse(userError('release.unknown', ['input', 'requestId'], 'There is no such request.'));
      if (row.state !== 'OPEN')
        return refuse(userError('release.decided', ['input', 'requestId'], 'It has been decided already.'));
      const [tooLong] = checkText('answer', input.answer);
      if (tooLong !== undefined) return refuse(tooLong);
      const found = await findLabelled(manager, context, toGlobalId(row.thing_type, row.thing_id), [row.asked_by]);
      if (found === undefined && input.accept)
        return refuse(
          userError(
            'thing.unknown',
            ['input', 'requestId'],
            'What was to be released is gone: refuse it or take it back.',
          ),
        );
      const state = decisionOf(row, input, context.principal.id);
      // A request for what is gone is closed like any other.
      const { thing } = found ?? { thing: toGone(row) };
      if (state !== 'WITHDRAWN' && !isAllowed(context, 'approve-release', { thing })) return refuse(FOUR_EYES);
      // What was approved is the step from one label to another; another step since then has to be asked for anew.
      if (input.accept && found !== undefined && canonicalJson(found.thing.label) !== canonicalJson(row.before))
        return refuse(
          userError('release.outdated', ['input', 'requestId'], 'The label has changed since it was asked.'),
        );
      if (input.accept && found !== undefined && found.version !== row.thing_version)
        return refuse(
          userError(
            'release.outdated',
            ['input', 'requestId'],
            'The contents have changed since it was asked: refuse it or take it back, and ask for what is there now.',
          ),
        );
      if (input.accept && found !== undefined) {
        await this.setLabel(manager, context, found, row.wanted, audit, LABEL_ACTIONS.accept);
        await beginRelease(manager, found);
      } else
        audit({
          action: state === 'WITHDRAWN' ? 'release.withdraw' : 'release.reject',
          outcome: 'done',
          scenarioId: row.scenario_id,
          thing: { type: row.thing_type, id: row.thing_id },
        });
      const [[decided]]: [RequestRow[], number] = await manager.query(
        `UPDATE release_request SET state = $2, decided_by = $3, decided_at = now(), answer = $4 WHERE id = $1 RETURNING *`,
        [row.id, state, context.principal.id, input.answer ?? null],
      );
      return { request: toRequest(decided), userErrors: [] };
    });
  }

  /** Requests of the caller's own nation. */
  async list(context: RequestContext, scenarioId: string, page: Page): Promise<Connection<ReleaseRequest>> {
    const { nation } = context.principal;
    const where = 'scenario_id = $1 AND nation = $2';
    const found: RequestRow[] = await this.database.read(context, (manager) =>
      manager.query(
        `SELECT * FROM release_request WHERE ${where} AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
        [scenarioId, nation ?? '', uuidAfter(page) ?? null, page.first + 1],
      ),
    );
    return toConnection(
      page,
      found,
      ({ id }) => id,
      toRequest,
      () => this.count(context, `release_request WHERE ${where}`, [scenarioId, nation ?? '']),
    );
  }

  /** What others have released by its existence only. */
  async listWithheld(context: RequestContext, scenarioId: string, page: Page): Promise<Connection<WithheldThing>> {
    const found: { id: string; type: string; nation: string }[] = await this.database.read(context, (manager) =>
      manager.query(
        `SELECT id, type, nation FROM withheld_row WHERE scenario_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
        [scenarioId, uuidAfter(page) ?? null, page.first + 1],
      ),
    );
    return toConnection(
      page,
      found,
      ({ id }) => id,
      ({ id, type, nation }) => ({ id: toGlobalId(toTypeName(type), id), type: toTypeName(type), nation }),
      () => this.count(context, 'withheld_row WHERE scenario_id = $1', [scenarioId]),
    );
  }

  private async setLabel(
    manager: EntityManager,
    context: RequestContext,
    found: Labelled,
    label: PolicyLabel,
    audit: Audit,
    action: string = LABEL_ACTIONS.narrow,
  ): Promise<void> {
    const { table, type, id, thing } = found;
    const to = label.releasableTo === 'all' ? null : label.releasableTo;
    await manager.query(`UPDATE "${table}" SET level = $2, releasable_to = $3, caveats = $4 WHERE id = $1`, [
      id,
      label.level,
      to,
      label.caveats,
    ]);
    // Also with a release: a label may be wider for some and narrower for others.
    await this.database.elevate(manager, context, () => narrowDerived(manager, found, label));
    // Who watches the scenario sees more or less now.
    await manager.query('SELECT pg_notify($1, $2)', [SCENARIO_CHANNEL, thing.scenario]);
    audit({
      action,
      outcome: 'done',
      scenarioId: thing.scenario,
      thing: { type, id },
      labelBefore: thing.label,
      labelAfter: label,
    });
  }

  private count(context: RequestContext, from: string, values: unknown[]): Promise<number> {
    return this.database.read(context, async (manager) => {
      const rows: { count: number }[] = await manager.query(`SELECT count(*)::int AS count FROM ${from}`, values);
      return rows[0].count;
    });
  }
}

const DENIED = userError(
  'access.denied',
  ['input', 'id'],
  'The label of a thing is changed by planners of the nation that owns it.',
);
const FOUR_EYES = userError(
  'access.four-eyes',
  ['input', 'requestId'],
  'A release is granted by a releaser of the nation who neither asked for it nor wrote any of what is to be released.',
);

const isAllowed = ({ principal }: RequestContext, action: Action, { thing }: Pick<Labelled, 'thing'>): boolean =>
  may(principal, action, thing);

/** What was to be released, as it was when it was asked for. */
const toGone = ({ scenario_id, thing_type, nation, before, asked_by }: RequestRow): Labelled['thing'] => ({
  kind: 'row',
  scenario: scenario_id,
  section: sectionOf(thing_type),
  nation,
  label: before,
  authors: [asked_by],
});

/** What is there now is released, and not what was there before; the next release is of what is written from now on. */
async function beginRelease(manager: EntityManager, { table, id }: Labelled): Promise<void> {
  await manager.query(`UPDATE "${table}" SET released_version = version, authors = ARRAY[edited_by] WHERE id = $1`, [
    id,
  ]);
}

async function insertRequest(
  manager: EntityManager,
  { type, id, version, thing }: Labelled,
  wanted: PolicyLabel,
  reason: string,
): Promise<RequestRow | undefined> {
  const rows: RequestRow[] = await manager.query(
    `INSERT INTO release_request (id, scenario_id, nation, thing_type, thing_id, before, wanted, reason, thing_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING *`,
    [randomUUID(), thing.scenario, thing.nation, type, id, thing.label, wanted, reason, version],
  );
  return rows[0];
}

async function findRequest(
  manager: EntityManager,
  { principal }: RequestContext,
  id: string | undefined,
): Promise<RequestRow | undefined> {
  if (id === undefined || principal.nation === null) return undefined;
  const rows: RequestRow[] = await manager.query(
    'SELECT * FROM release_request WHERE id = $1 AND nation = $2 FOR UPDATE',
    [id, principal.nation],
  );
  return rows[0];
}

const toRequest = (row: RequestRow): ReleaseRequest => ({
  uuid: row.id,
  id: toGlobalId('ReleaseRequest', row.id),
  ...toDecidable(row),
  thingType: row.thing_type,
  thingId: toGlobalId(row.thing_type, row.thing_id),
  before: toLabel(row.before),
  wanted: toLabel(row.wanted),
});

/** Sorted, and without the owner, who needs no release: equal labels are equal texts. */
function toPolicyLabel({ level, toAll, nations, cell, caveats }: LabelChangeInput, owner: string): PolicyLabel {
  const audiences = [...(nations ?? []).filter((nation) => nation !== owner), ...(cell ? [CELL] : [])];
  return {
    level,
    releasableTo: toAll ? 'all' : [...new Set(audiences)].sort(),
    caveats: [...new Set(caveats ?? [])].sort(),
  };
}

function checkInput({ toAll, nations, cell, caveats, reason }: LabelChangeInput): UserError[] {
  const errors: UserError[] = [];
  if (toAll && ((nations ?? []).length > 0 || cell))
    errors.push(
      userError('label.contradiction', ['input', 'toAll'], 'Released to all, it needs no nations and no cell.'),
    );
  if ((nations ?? []).length > LIST_MOST || (nations ?? []).some((nation) => !/^[A-Za-z0-9-]{1,12}$/.test(nation)))
    errors.push(
      userError('nation.invalid', ['input', 'nations'], `At most ${LIST_MOST} nations, each by its key such as FR.`),
    );
  if (
    (caveats ?? []).length > LIST_MOST ||
    (caveats ?? []).some((text) => text.length < 1 || text.length > TEXT_MOST || text.includes('\0'))
  )
    errors.push(
      userError('caveat.length', ['input', 'caveats'], `At most ${LIST_MOST} caveats of 1 to ${TEXT_MOST} characters.`),
    );
  return [...errors, ...checkText('reason', reason)];
}
