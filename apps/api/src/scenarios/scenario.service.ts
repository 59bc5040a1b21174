/** Scenarios: found, listed, and taken apart into rows and put together again. */
import { randomUUID } from 'node:crypto';
import { CELL, type Role, type ScenarioDocument } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { numbered, visibleRows } from '../database/visible-rows.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { hashInPieces } from './canonical-pieces.ts';
import { toRows } from './document-rows.ts';
import { asSeenBy, findView, selectVisible, type ScenarioView } from './scenario-view.ts';
import { DocumentStore, toNewRows } from './document-store.ts';
import { listReleases } from './release-history.ts';
import { ScenarioEntity } from './scenario.entity.ts';
import { toScenario } from './scenario.mapper.ts';
import type { Scenario } from './scenario.types.ts';

export const DEFAULT_MARKING = 'UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS';

/** Where a stored document comes from. */
export interface Origin {
  readonly parentId?: string | null;
  readonly parentVersion?: number | null;
  /** Name of the mutation that stores it. */
  readonly intent?: string;
  /** Of the document, where it was computed beside the thread that serves requests. */
  readonly hash?: string;
}

const COLUMNS = `"row".id, "row".key, "row".title, "row".marking, "row".version, "row".hash, "row".head, "row".sections,
  "row".head_version AS "headVersion", "row".parent_id AS "parentId", "row".parent_version AS "parentVersion",
  "row".published_version AS "publishedVersion", "row".created_at AS "createdAt"`;

@Injectable()
export class ScenarioService {
  private readonly loaders = new WeakMap<RequestContext, DataLoader<string, ScenarioEntity | undefined>>();

  constructor(
    private readonly database: Database,
    private readonly documents: DocumentStore,
  ) {}

  async findById(context: RequestContext, id: string): Promise<Scenario | null> {
    const row = await this.findEntity(context, id);
    return row === undefined ? null : toScenario(row);
  }

  async findEntity(context: RequestContext, id: string): Promise<ScenarioEntity | undefined> {
    let loader = this.loaders.get(context);
    if (loader === undefined) {
      loader = new DataLoader(async (ids) => {
        const rows = await this.select(context, 'AND "row".id = ANY(:ids)', { ids });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((wanted) => byId.get(wanted));
      });
      this.loaders.set(context, loader);
    }
    return loader.load(id);
  }

  async findByKey(context: RequestContext, key: string): Promise<Scenario | null> {
    if (key.includes('\0')) return null;
    const [row] = await this.select(context, 'AND "row".key = :key', { key });
    return row === undefined ? null : toScenario(row);
  }

  /** The scenarios that the caller has a role in that reads. By hand, as pages are: nearly every query begins here. */
  private select(
    context: RequestContext,
    condition: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<readonly ScenarioEntity[]> {
    const visible = visibleRows(context.principal, 'scenario-row', '"row"', '"row".id');
    const { sql, values } = numbered(
      { sql: `${visible.sql} ${condition}`, parameters: { ...visible.parameters, ...parameters } },
      [],
    );
    return this.database.select<ScenarioEntity>(context, `SELECT ${COLUMNS} FROM scenario "row" WHERE ${sql}`, values);
  }

  async list(context: RequestContext, page: Page): Promise<Connection<Scenario>> {
    const found = await this.database.read(context, (manager) => {
      const query = selectVisible(manager, context);
      if (page.after !== undefined) query.andWhere('row.key > :after', { after: page.after });
      return query
        .orderBy('row.key')
        .limit(page.first + 1)
        .getMany();
    });
    return toConnection(
      page,
      found,
      (row) => row.key,
      toScenario,
      () => this.database.read(context, (manager) => selectVisible(manager, context).getCount()),
    );
  }

  /** Stores a document that is not there yet. Undefined when its key is taken: what a planner has changed is never overwritten. */
  async load(context: RequestContext, document: ScenarioDocument, origin: Origin = {}): Promise<string | undefined> {
    return this.database.withContext(context, (manager) => this.insert(manager, context, document, origin));
  }

  async insert(
    manager: EntityManager,
    context: RequestContext,
    document: ScenarioDocument,
    { parentId = null, parentVersion = null, intent = 'scenarioLoad', hash: known }: Origin = {},
  ): Promise<string | undefined> {
    const id = randomUUID();
    const hash = known ?? (await hashInPieces(document));
    const { head, sections, rows } = toRows(document);
    const inserted: unknown[] = await manager.query(
      `INSERT INTO scenario (id, key, title, marking, version, hash, head, sections, parent_id, parent_version)
       VALUES ($1, $2, $3, $4, 1, $5, $6, $7, $8, $9) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        id,
        document.id,
        document.title,
        document.marking ?? DEFAULT_MARKING,
        hash,
        JSON.stringify(head),
        sections,
        parentId,
        parentVersion,
      ],
    );
    if (inserted.length === 0) return undefined;
    await this.documents.write(manager, context, id, {
      version: 1,
      hash,
      head,
      sections,
      intent,
      changes: toNewRows(rows),
    });
    return id;
  }

  /** The document as the caller may see it, now or as it was in a version; undefined when there is none for him. */
  async findDocument(context: RequestContext, id: string, version?: number): Promise<ScenarioDocument | undefined> {
    const view = await this.findView(context, id);
    if (view === undefined || version === undefined) return view?.document;
    return this.findAsSeen(context, id, version, [context.principal]);
  }

  /** The document as the caller may see it, with the label of all that it was put together from. */
  async findView(context: RequestContext, id: string): Promise<ScenarioView | undefined> {
    return this.database.read(context, (manager) => findView(manager, context, id));
  }

  /** What of the caller's view a recipient would see too: a nation by its key, `@cell` or `@observer`. */
  async findReleased(
    context: RequestContext,
    id: string,
    recipient: string,
    version?: number,
  ): Promise<ScenarioDocument | undefined> {
    const released = await this.findAsSeen(context, id, version, [context.principal, toRecipient(recipient)]);
    // Nations are seen by everybody who sees the scenario.
    if (released !== undefined && !isRecipient(released, recipient)) throw unknownRecipient(recipient);
    return released;
  }

  private findAsSeen(
    context: RequestContext,
    id: string,
    version: number | undefined,
    viewers: readonly RequestContext['principal'][],
  ): Promise<ScenarioDocument | undefined> {
    return this.database.read(context, async (manager) => {
      const visible = await selectVisible(manager, context).andWhere('row.id = :id', { id }).getCount();
      if (visible === 0) return undefined;
      return this.database.elevate(manager, context, async () => {
        const stored = await (version === undefined
          ? this.documents.find(manager, id)
          : this.documents.findVersion(manager, id, version));
        return stored && asSeenBy(viewers, id, stored, await listReleases(manager, id));
      });
    });
  }

  /** What was read before a change in the same request is read anew. */
  forget(context: RequestContext): void {
    this.loaders.delete(context);
  }
}

/** An observer, where recipients are nations by their key and `CELL`. */
const OBSERVER_RECIPIENT = '@observer';

const isRecipient = ({ nations = [] }: ScenarioDocument, name: string): boolean =>
  name === CELL || name === OBSERVER_RECIPIENT || nations.some(({ id }) => id === name);

const unknownRecipient = (name: string): GraphQLError =>
  new GraphQLError(
    `There is no recipient ${name.slice(0, 40)}: it is the key of a nation of the scenario, ${CELL} or ${OBSERVER_RECIPIENT}.`,
    { extensions: { code: 'recipient.unknown' } },
  );

/** For whom something is meant: a planner of a nation by its key, the coordination cell, or an observer. */
const toRecipient = (name: string): RequestContext['principal'] => {
  const role: Role =
    name === CELL ? 'coordination-cell' : name === OBSERVER_RECIPIENT ? 'observer' : 'national-planner';
  return {
    kind: 'person',
    id: `recipient-${name}`,
    name,
    nation: role === 'national-planner' ? name : null,
    grants: [{ role, scenario: null }],
    scopes: null,
  };
};
