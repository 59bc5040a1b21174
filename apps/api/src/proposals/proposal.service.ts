/**
 * Proposals: what the cell would change of a nation's. Nothing of it is in the plan before a planner of the nation accepts it, and then it
 * passes through the one door of every edit, so what has changed since the proposal was made is a conflict like any other.
 */
import { randomUUID } from 'node:crypto';
import { may } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { checkKey, once } from '../editing/client-mutations.ts';
import { withPatch } from '../editing/patch.ts';
import type { Drawn } from '../editing/drawing.ts';
import type { Intent } from '../editing/intent.ts';
import { edited, refused, ScenarioEditor } from '../editing/scenario-editor.ts';
import { toConnection, uuidAfter, type Connection, type Page } from '../graphql/connection.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { checkText, decisionOf, toDecidable, type DecidableRow } from '../release/decision.types.ts';
import { findLabelled, type Labelled } from '../release/labelled-row.ts';
import type { SectionName } from '../scenarios/section.ts';
import type { Proposal, ProposalCreateInput, ProposalDecideInput, ProposalPayload } from './proposal.types.ts';

const CHANGE_MOST = 20_000;

interface ProposalRow extends DecidableRow {
  readonly section: SectionName;
  readonly key: string;
  readonly version: number;
  readonly change: Readonly<Record<string, unknown>>;
}

@Injectable()
export class ProposalService {
  constructor(
    private readonly database: Database,
    private readonly editor: ScenarioEditor,
  ) {}

  async create(context: RequestContext, input: ProposalCreateInput): Promise<ProposalPayload> {
    const found = await this.database.withContext(context, (manager) => findLabelled(manager, context, input.id));
    const errors = checkKey(input.clientMutationKey);
    errors.push(...(found === undefined ? [UNKNOWN_THING] : await this.check(context, found, input)));
    return this.database.withContext(context, (manager, audit) => {
      const entry = {
        action: 'proposal.create',
        scenarioId: found?.thing.scenario,
        thing: found && { type: found.type, id: found.id },
      };
      const refuse = (...userErrors: UserError[]): ProposalPayload => {
        audit({ ...entry, outcome: 'refused', reason: userErrors[0].code });
        return { proposal: null, userErrors };
      };
      const work = async (): Promise<ProposalPayload> => {
        if (errors.length > 0 || found === undefined) return refuse(...errors);
        const proposal = toProposal(await insert(manager, found, input));
        audit({ ...entry, outcome: 'done' });
        return { proposal, userErrors: [] };
      };
      return once(manager, context, {
        ...{ name: 'proposalCreate', input, work, refuse },
        idOf: ({ proposal }) => proposal?.id,
        again: async (id) => {
          const row = await findRow(manager, context, findUuid(id ?? '', 'Proposal') ?? '');
          return row === undefined ? refuse(UNKNOWN_THING) : { proposal: toProposal(row), userErrors: [] };
        },
      });
    });
  }

  private async check(context: RequestContext, found: Labelled, input: ProposalCreateInput): Promise<UserError[]> {
    if (!may(context.principal, 'propose', found.thing)) return [DENIED];
    const { change, reason } = input;
    const isObject = typeof change === 'object' && change !== null && !Array.isArray(change);
    if (!isObject || Object.keys(change).length === 0 || JSON.stringify(change).length > CHANGE_MOST)
      return [
        userError(
          'change.invalid',
          ['input', 'change'],
          `A change is an object of fields, at most ${CHANGE_MOST} characters.`,
        ),
      ];
    if ('id' in change) return [userError('change.id', ['input', 'change', 'id'], 'The id of a row does not change.')];
    const wrong = checkText('reason', reason);
    return wrong.length > 0 ? wrong : this.tryOut(context, found, change as Record<string, unknown>);
  }

  /** Whether the change would make sense, as far as the caller may know. Of other rows only the fact is told. */
  private async tryOut(
    context: RequestContext,
    { thing, key }: Labelled,
    change: Record<string, unknown>,
  ): Promise<UserError[]> {
    const intent = toIntent({ section: thing.section as SectionName, key, change, scenario_id: thing.scenario });
    const { userErrors } = await this.editor.check(context, intent, 'propose');
    const told = userErrors.filter(({ path }) => path[0] === 'input');
    return userErrors.length === 0 || told.length > 0 ? told : [NOT_FITTING];
  }

  async decide(context: RequestContext, input: ProposalDecideInput): Promise<ProposalPayload> {
    const id = findUuid(input.proposalId, 'Proposal');
    const row = id === undefined ? undefined : await this.find(context, id);
    const errors = checkDecision(context, row, input);
    if (errors.length > 0 || row === undefined) {
      return this.database.withContext(context, async (_, audit) => {
        audit({ action: 'proposal.decide', outcome: 'refused', reason: errors[0].code, scenarioId: row?.scenario_id });
        return Promise.resolve({ proposal: null, userErrors: errors });
      });
    }
    const state = decisionOf(row, input, context.principal.id);
    const action = { ACCEPTED: 'proposal.accept', WITHDRAWN: 'proposal.withdraw', REJECTED: 'proposal.reject' }[state];
    const intent = toIntent(row, row.version);
    const decide = (drawn?: Drawn) =>
      this.editor.transact(context, action, row.scenario_id, async (manager) => {
        const decided = await decideOpen(manager, row.id, state, context.principal.id, input.answer ?? null);
        if (!decided) return refused(DECIDED);
        return input.accept ? this.editor.editWithin(manager, context, row.scenario_id, intent, drawn) : edited(null);
      });
    const done = await (input.accept ? this.editor.inTurn(context, row.scenario_id, intent, decide) : decide());
    if (done.userErrors.length > 0) return { proposal: null, userErrors: done.userErrors };
    const after = await this.find(context, row.id);
    return { proposal: after === undefined ? null : toProposal(after), userErrors: [] };
  }

  /** Those that concern the caller: of his nation, or of the cell. */
  async list(context: RequestContext, scenarioId: string, page: Page): Promise<Connection<Proposal>> {
    const where = `scenario_id = $1 AND (nation = $2 OR $3)`;
    const values = [scenarioId, context.principal.nation ?? '', isCell(context, scenarioId)];
    const found: ProposalRow[] = await this.database.read(context, (manager) =>
      manager.query(`SELECT * FROM proposal WHERE ${where} AND ($4::uuid IS NULL OR id > $4) ORDER BY id LIMIT $5`, [
        ...values,
        uuidAfter(page) ?? null,
        page.first + 1,
      ]),
    );
    const count = () =>
      this.database.read(context, async (manager) => {
        const rows: { count: number }[] = await manager.query(
          `SELECT count(*)::int AS count FROM proposal WHERE ${where}`,
          values,
        );
        return rows[0].count;
      });
    return toConnection(page, found, (row) => row.id, toProposal, count);
  }

  private find(context: RequestContext, id: string): Promise<ProposalRow | undefined> {
    return this.database.withContext(context, (manager) => findRow(manager, context, id));
  }
}

const UNKNOWN_THING = userError('thing.unknown', ['input', 'id'], 'There is no such thing.');
const DENIED = userError(
  'access.denied',
  ['input', 'id'],
  'The coordination cell proposes changes to what nations own.',
);
const DECIDED = userError('proposal.decided', ['input', 'proposalId'], 'It has been decided already.');
const NOT_FITTING = userError(
  'change.invalid',
  ['input', 'change'],
  'The scenario would contradict itself with this change.',
);

const isCell = ({ principal }: RequestContext, scenario: string): boolean =>
  may(principal, 'write', { kind: 'scenario', scenario });

function checkDecision(context: RequestContext, row: ProposalRow | undefined, input: ProposalDecideInput): UserError[] {
  if (row === undefined) return [userError('proposal.unknown', ['input', 'proposalId'], 'There is no such proposal.')];
  if (row.state !== 'OPEN') return [DECIDED];
  const wrong = checkText('answer', input.answer);
  if (wrong.length > 0) return wrong;
  const { scenario_id: scenario, section, nation } = row;
  const label = { level: 'open', releasableTo: [], caveats: [] } as const;
  const mayDecide = may(context.principal, 'decide-proposal', { kind: 'row', scenario, section, nation, label });
  return mayDecide || decisionOf(row, input, context.principal.id) === 'WITHDRAWN'
    ? []
    : [userError('access.denied', ['input', 'proposalId'], `Planners of ${nation} decide on this.`)];
}

async function findRow(manager: EntityManager, context: RequestContext, id: string): Promise<ProposalRow | undefined> {
  const [row]: (ProposalRow | undefined)[] = await manager.query('SELECT * FROM proposal WHERE id = $1', [id]);
  return row !== undefined && (row.nation === context.principal.nation || isCell(context, row.scenario_id))
    ? row
    : undefined;
}

async function insert(
  manager: EntityManager,
  { thing, key }: Labelled,
  { change, reason }: ProposalCreateInput,
): Promise<ProposalRow> {
  const rows: ProposalRow[] = await manager.query(
    `INSERT INTO proposal (id, scenario_id, nation, section, key, version, change, reason)
     SELECT $1, id, $3, $4, $5, version, $6, $7 FROM scenario WHERE id = $2 RETURNING *`,
    [randomUUID(), thing.scenario, thing.nation, thing.section, key, JSON.stringify(change), reason ?? ''],
  );
  return rows[0];
}

/** Of two who decide at once one is first. */
async function decideOpen(
  manager: EntityManager,
  id: string,
  state: string,
  by: string,
  answer: string | null,
): Promise<boolean> {
  const [, changed]: [unknown, number] = await manager.query(
    `UPDATE proposal SET state = $2, decided_by = $3, decided_at = now(), answer = $4 WHERE id = $1 AND state = 'OPEN'`,
    [id, state, by, answer],
  );
  return changed > 0;
}

function toIntent(
  { section, key, change, scenario_id }: Pick<ProposalRow, 'section' | 'key' | 'change' | 'scenario_id'>,
  expectedVersion?: number,
): Intent {
  return {
    name: 'proposalDecide',
    request: { scenarioId: toGlobalId('Scenario', scenario_id), expectedVersion },
    pathOf: (other, otherKey) => (other === section && otherKey === key ? ['input', 'change'] : undefined),
    apply: (draft) => {
      const row = draft.find(section, key);
      if (row === undefined) return [UNKNOWN_THING];
      draft.put(section, withPatch(row, change));
      return [];
    },
  };
}

const toProposal = (row: ProposalRow): Proposal => ({
  id: toGlobalId('Proposal', row.id),
  ...toDecidable(row),
  section: row.section,
  key: row.key,
  version: row.version,
  change: row.change,
});
