/** The versions of a scenario: listed, compared and watched. */
import { contentHash, differencesOf, type Difference } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { looks } from '../database/looks.ts';
import { Notifications } from '../database/notifications.ts';
import { foreignCursor, numberAfter, toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { concerns, findLastChange, listLabelChanges } from '../release/label-changes.ts';
import { hashInPieces } from './canonical-pieces.ts';
import { SCENARIO_CHANNEL } from './document-store.ts';
import { listAlikeChanges, listAlikeFirstRows, listNamedSeen, sawAs, type ChangeSide } from './release-history.ts';
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

/** Stands for what is not told of a version whose changes are all hidden from the caller. */
const WITHHELD = 'withheld';

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
    const after = numberAfter(page) ?? null;
    const found: ScenarioVersion[] = await this.database.read(context, (manager) =>
      manager.query(
        `SELECT ${COLUMNS} FROM scenario_version WHERE scenario_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`,
        [scenarioId, after, page.first + 1],
      ),
    );
    const seen = await this.asSeen(context, scenarioId, found);
    return toConnection(
      page,
      seen,
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
    return found === undefined ? null : (await this.asSeen(context, scenarioId, [found]))[0];
  }

  /** Hash of the document of a version as the caller sees it: the hash of all of it would confirm a guess at what is hidden. */
  async hashOf(context: RequestContext, { scenarioId, version }: ScenarioVersion): Promise<string> {
    const document = await this.scenarios.findDocument(context, scenarioId, version);
    return document === undefined ? '' : hashInPieces(document);
  }

  /** That there was a version is told by its number; what, by whom and how much is told of what the caller sees. */
  private async asSeen(
    context: RequestContext,
    scenarioId: string,
    versions: readonly ScenarioVersion[],
  ): Promise<ScenarioVersion[]> {
    if (context.principal.kind === 'system') return [...versions];
    const numbers = versions.map(({ version }) => version);
    const counts = await this.countSeen(context, scenarioId, numbers);
    return versions.map((row) => {
      const changes = counts.get(row.version) ?? 0;
      return row.changes > 0 && changes === 0
        ? { ...row, changes, intent: WITHHELD, author: WITHHELD }
        : { ...row, changes };
    });
  }

  private countSeen(
    context: RequestContext,
    scenarioId: string,
    versions: readonly number[],
  ): Promise<Map<number, number>> {
    return this.inOwnName(context, async (manager) => {
      const counts = new Map<number, number>();
      const alike = await listAlikeChanges(manager, scenarioId, versions);
      if (versions.includes(1)) alike.push(...(await listAlikeFirstRows(manager, scenarioId)));
      const sawNamed = await listNamedSeen(manager, context.principal, scenarioId, alike);
      for (const { version, section, before, after, count } of alike) {
        const saw = (side: ChangeSide | null) =>
          side !== null && sawAs(context.principal, scenarioId, section, side) && sawNamed(section, side);
        if (saw(before) || saw(after)) counts.set(version, (counts.get(version) ?? 0) + count);
      }
      return counts;
    });
  }

  /** Null when one of the two is not there. A cursor names what differs: what else is changed meanwhile moves no page. */
  async compare(
    context: RequestContext,
    from: VersionOf,
    to: VersionOf,
    page: Page,
  ): Promise<Connection<ScenarioDifference> | null> {
    const before = await this.scenarios.findDocument(context, from.scenarioId, from.version ?? undefined);
    const after = await this.scenarios.findDocument(context, to.scenarioId, to.version ?? undefined);
    if (before === undefined || after === undefined) return null;
    const all = differencesOf(before, after);
    // What differed there may differ no more: then nobody knows where the next page begins.
    const last = page.after === undefined ? -1 : all.findIndex((difference) => cursorOf(difference) === page.after);
    if (page.after !== undefined && last < 0) throw foreignCursor();
    return toConnection(page, all.slice(last + 1, last + page.first + 2), cursorOf, toDifference, () =>
      Promise.resolve(all.length),
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
    const seq = await this.inOwnName(context, (manager) => findLastChange(manager, id));
    return this.follow(context, id, { version: scenario.version, seq });
  }

  private async *follow(
    context: RequestContext,
    id: string,
    { version, seq }: { readonly version: number; readonly seq: number },
  ): AsyncGenerator<ScenarioChanged> {
    let [last, lastSeq] = [version, seq];
    const look = async () => {
      // Who watches for hours reads what is there now, not what the first look has kept.
      this.scenarios.forget(context);
      const scenario = await this.scenarios.findById(context, id);
      return { scenario, labels: await this.inOwnName(context, (manager) => listLabelChanges(manager, id, lastSeq)) };
    };
    const watched = { channel: SCENARIO_CHANNEL, id, pauseMs: LOOK_MS, gone: context.gone };
    for await (const { scenario, labels } of looks(this.notifications, watched, look)) {
      lastSeq = labels.seq;
      const isReleaseChanged = labels.changes.some((label) => concerns(context.principal, id, label));
      if (scenario === null || scenario.version > last || isReleaseChanged) yield { scenario, isReleaseChanged };
      if (scenario === null) return;
      last = scenario.version;
    }
  }

  /** What is found is judged by the policy before any of it is told. */
  private inOwnName<T>(context: RequestContext, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.database.read(context, (manager) => this.database.elevate(manager, context, () => work(manager)));
  }
}

/** As short as a cursor has to be, however long a path is. */
const cursorOf = ({ section, id, path, kind }: Difference): string =>
  contentHash([section, id, path, kind]).slice(0, 32);

const toDifference = ({ id, name, before, after, ...rest }: Difference): ScenarioDifference => ({
  ...rest,
  key: id,
  name: name ?? null,
  before: before ?? null,
  after: after ?? null,
});
