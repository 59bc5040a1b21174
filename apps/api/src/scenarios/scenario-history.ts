/** The versions of a scenario: listed, compared and watched. */
import { differencesOf, type Difference } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { Database } from '../database/database.ts';
import { looks } from '../database/looks.ts';
import { Notifications } from '../database/notifications.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { SCENARIO_CHANNEL } from './document-store.ts';
import { ScenarioService } from './scenario.service.ts';
import type {
  ReleasedSection,
  ScenarioChanged,
  ScenarioDifference,
  ScenarioVersion,
} from './scenario-version.types.ts';

/** Changes that follow each other within this time are told as one. */
const LOOK_MS = 50;

const COLUMNS = 'scenario_id AS "scenarioId", version, hash, intent, undoes, changes, author, at';

/** A document, now or as it was in a version. */
export interface VersionOf {
  readonly scenarioId: string;
  readonly version?: number | null;
}

@Injectable()
export class ScenarioHistory {
  constructor(
    private readonly database: Database,
    private readonly scenarios: ScenarioService,
    private readonly notifications: Notifications,
  ) {}

  /** Newest first. */
  async list(context: RequestContext, scenarioId: string, page: Page): Promise<Connection<ScenarioVersion>> {
    const after = page.after !== undefined && /^\d{1,9}$/.test(page.after) ? Number(page.after) : null;
    const found: ScenarioVersion[] = await this.database.read(context, (manager) =>
      manager.query(
        `SELECT ${COLUMNS} FROM scenario_version WHERE scenario_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
        [scenarioId, after, page.first + 1],
      ),
    );
    return toConnection(
      page,
      found,
      ({ version }) => String(version),
      (row) => row,
      async () => {
        const [{ count }]: { count: number }[] = await this.database.read(context, (manager) =>
          manager.query('SELECT count(*)::int AS count FROM scenario_version WHERE scenario_id = $1', [scenarioId]),
        );
        return count;
      },
    );
  }

  async findLatest(context: RequestContext, scenarioId: string): Promise<ScenarioVersion | null> {
    const [found]: ScenarioVersion[] = await this.database.read(context, (manager) =>
      manager.query(`SELECT ${COLUMNS} FROM scenario_version WHERE scenario_id = $1 ORDER BY version DESC LIMIT 1`, [
        scenarioId,
      ]),
    );
    return found ?? null;
  }

  /** Null when one of the two is not there. Cursors are positions: two documents differ the same way each time they are asked for. */
  async compare(
    context: RequestContext,
    from: VersionOf,
    to: VersionOf,
    page: Page,
  ): Promise<Connection<ScenarioDifference> | null> {
    const before = await this.scenarios.findDocument(context, from.scenarioId, from.version ?? undefined);
    const after = await this.scenarios.findDocument(context, to.scenarioId, to.version ?? undefined);
    if (before === undefined || after === undefined) return null;
    const all = differencesOf(before, after).map((difference, index) => ({ index, difference }));
    const start = page.after !== undefined && /^\d{1,9}$/.test(page.after) ? Number(page.after) + 1 : 0;
    return toConnection(
      page,
      all.slice(start, start + page.first + 1),
      ({ index }) => String(index),
      ({ difference }) => toDifference(difference),
      () => Promise.resolve(all.length),
    );
  }

  /** Sections that have rows, in the order of the document. */
  async listReleased(context: RequestContext, id: string, recipient: string): Promise<ReleasedSection[]> {
    const own = await this.scenarios.findDocument(context, id);
    const released = await this.scenarios.findReleased(context, id, recipient);
    if (own === undefined || released === undefined) return [];
    return Object.entries(own).flatMap(([section, rows]) => {
      if (!Array.isArray(rows)) return [];
      const seen = new Set(((released[section as 'places'] ?? []) as { id: string }[]).map((row) => row.id));
      const keys = (rows as { id: string }[]).map((row) => row.id);
      return [{ section, rows: keys.length, withheld: keys.filter((key) => !seen.has(key)) }];
    });
  }

  /** What a scenario becomes, from now on until it is deleted. */
  async watch(context: RequestContext, id: string | undefined): Promise<AsyncGenerator<ScenarioChanged>> {
    const scenario = id === undefined ? null : await this.scenarios.findById(context, id);
    if (id === undefined || scenario === null)
      throw new GraphQLError('There is no such scenario.', { extensions: { code: 'scenario.unknown' } });
    return this.follow(context, id, scenario.version);
  }

  private async *follow(context: RequestContext, id: string, version: number): AsyncGenerator<ScenarioChanged> {
    let last = version;
    const look = () => {
      // Who watches for hours reads what is there now, not what the first look has kept.
      this.scenarios.forget(context);
      return this.scenarios.findById(context, id);
    };
    for await (const scenario of looks(this.notifications, { channel: SCENARIO_CHANNEL, id, pauseMs: LOOK_MS }, look)) {
      if (scenario === null) {
        yield { scenario: null, version: null };
        return;
      }
      if (scenario.version > last) yield { scenario, version: await this.findLatest(context, id) };
      last = scenario.version;
    }
  }
}

const toDifference = ({ id, before, after, ...rest }: Difference): ScenarioDifference => ({
  ...rest,
  key: id,
  before: before ?? null,
  after: after ?? null,
});
