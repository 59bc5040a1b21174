/** Uploads that wait to be applied: what is said of the whole file, and its lines as rows of their own. */
import { setImmediate as pause } from 'node:timers/promises';
import { isUuid } from '../graphql/node.ts';
import type { ImportedRow, ImportIssue } from '@muster/planning/interchange';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { numberAfter, toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { Chore } from '../jobs/job-supervisor.ts';
import { PIECE } from '../jobs/pieces.ts';
import { toAuthor } from '../scenarios/document-store.ts';
import type { ImportCounts, ImportLine } from './import.types.ts';

/** A line, and the row that was read from the file where there is one. */
export interface StoredLine {
  readonly line: ImportLine;
  readonly source: ImportedRow | null;
}

/** What is said of the whole file. */
export interface ImportHead {
  readonly counts: ImportCounts;
  readonly warnings: readonly ImportIssue[];
}

export interface StoredImport {
  readonly id: string;
  readonly scenario_id: string;
  readonly format: string;
  readonly is_complete: boolean;
  readonly scenario_version: number;
  readonly content: ImportHead;
}

/** Uploads are kept for a day, applied or not. */
const IS_OLD = `(created_at < now() - make_interval(hours => 24))`;

export const FORGET_UPLOADS: Chore = {
  name: 'forget uploads',
  everyMs: 60 * 60_000,
  run: async (manager) => {
    await manager.query(`DELETE FROM import_file WHERE ${IS_OLD}`);
  },
};

@Injectable()
export class ImportStore {
  constructor(private readonly database: Database) {}

  async insert(context: RequestContext, stored: StoredImport, lines: readonly StoredLine[]): Promise<void> {
    await this.database.withContext(context, async (manager) => {
      await manager.query(
        `INSERT INTO import_file (id, scenario_id, author, format, is_complete, scenario_version, content) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          stored.id,
          stored.scenario_id,
          toAuthor(context),
          stored.format,
          stored.is_complete,
          stored.scenario_version,
          JSON.stringify(stored.content),
        ],
      );
      for (let at = 0; at < lines.length; at += PIECE)
        await insertLines(manager, stored.id, at, lines.slice(at, at + PIECE));
    });
  }

  /** Null when there is no such upload of the caller. */
  async find(context: RequestContext, id: string): Promise<StoredImport | null> {
    if (!isUuid(id)) return null;
    const [stored]: StoredImport[] = await this.database.read(context, (manager) =>
      manager.query(`SELECT * FROM import_file WHERE id = $1 AND author = $2 AND NOT ${IS_OLD}`, [
        id,
        toAuthor(context),
      ]),
    );
    return stored ?? null;
  }

  async listLines(
    context: RequestContext,
    { id }: StoredImport,
    page: Page,
    outcomes: readonly string[] | undefined,
  ): Promise<Connection<ImportLine>> {
    const after = numberAfter(page) ?? -1;
    const wanted = `FROM import_line WHERE import_id = $1 AND ($2::text[] IS NULL OR outcome = ANY($2))`;
    const found: { ordinal: number; line: ImportLine }[] = await this.database.read(context, (manager) =>
      manager.query(`SELECT ordinal, line ${wanted} AND ordinal > $3 ORDER BY ordinal LIMIT $4`, [
        ...[id, outcomes ?? null, after, page.first + 1],
      ]),
    );
    return toConnection(
      page,
      found,
      ({ ordinal }) => String(ordinal),
      ({ line }) => line,
      async () => {
        const [{ count }]: { count: number }[] = await this.database.read(context, (manager) =>
          manager.query(`SELECT count(*)::int AS count ${wanted}`, [id, outcomes ?? null]),
        );
        return count;
      },
    );
  }

  /** What was read from the file, and what was wrong with it, piece by piece. */
  async *walk(context: RequestContext, { id }: StoredImport): AsyncGenerator<StoredLine[]> {
    for (let from = 0; ; from += PIECE) {
      const lines: StoredLine[] = await this.database.read(context, (manager) =>
        manager.query(
          'SELECT line, source FROM import_line WHERE import_id = $1 AND ordinal >= $2 AND ordinal < $3 ORDER BY ordinal',
          [id, from, from + PIECE],
        ),
      );
      if (lines.length === 0) return;
      yield lines;
    }
  }
}

async function insertLines(
  manager: EntityManager,
  id: string,
  first: number,
  lines: readonly StoredLine[],
): Promise<void> {
  await manager.query(
    `INSERT INTO import_line (import_id, ordinal, outcome, line, source)
     SELECT $1, row.* FROM unnest($2::int[], $3::text[], $4::json[], $5::json[]) AS row`,
    [
      id,
      lines.map((_, i) => first + i),
      lines.map(({ line }) => line.outcome),
      lines.map(({ line }) => JSON.stringify(line)),
      lines.map(({ source }) => source && JSON.stringify(source)),
    ],
  );
  await pause();
}
