/** Uploads that wait to be applied: what is said of the whole file, and its lines in pieces. */
import { isUuid } from '../graphql/node.ts';
import type { ImportedRow, ImportIssue } from '@muster/planning/interchange';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { numberAfter, toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { Chore } from '../jobs/job-supervisor.ts';
import { toAuthor } from '../scenarios/document-store.ts';
import type { ImportCounts, ImportLine } from './import.types.ts';
import type { Progress } from './imports-under-way.ts';
import { fromLinePiece, LETTER_OF, LINES_IN_PIECE, type LinePiece, type StoredLine } from './line-pieces.ts';
import type { AddedOwner, StagedPiece } from './staged-rows.ts';

/** What is said of the whole file. */
export interface ImportHead {
  readonly counts: ImportCounts;
  readonly warnings: readonly ImportIssue[];
  /** What the lines make of the version that they were held against; null when anything is wrong or strange about that. */
  readonly sound: SoundUpload | null;
}

export interface SoundUpload {
  /** Of the document with the lines. */
  readonly hash: string;
  /** That has validated it: another one may know more rules. */
  readonly engine: string;
  /** When its rows wait to be taken over: how many, and whose. */
  readonly staged: { readonly amount: number; readonly owners: readonly AddedOwner[] } | null;
}

export interface StoredImport {
  readonly id: string;
  readonly scenario_id: string;
  readonly format: string;
  readonly is_complete: boolean;
  readonly scenario_version: number;
  readonly content: ImportHead;
}

const isOlderThan = (hours: number): string => `(created_at < now() - make_interval(hours => ${hours}))`;

/** Uploads are kept for a day, applied or not. */
const IS_OLD = isOlderThan(24);
/** Who has begun to take one over at the end of its day finds all of it: it is not gone between two of its pieces. */
const IS_FORGOTTEN = isOlderThan(25);

export const FORGET_UPLOADS: Chore = {
  name: 'forget uploads',
  everyMs: 60 * 60_000,
  run: async (manager) => {
    await manager.query(`DELETE FROM import_file WHERE ${IS_FORGOTTEN}`);
  },
};

@Injectable()
export class ImportStore {
  constructor(private readonly database: Database) {}

  async insert(
    context: RequestContext,
    stored: StoredImport,
    { pieces, staged }: { readonly pieces: readonly LinePiece[]; readonly staged: readonly StagedPiece[] },
    onProgress: (progress: Progress) => void,
  ): Promise<void> {
    const total = pieces.length + staged.length;
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
      for (const [piece, { outcomes, lines, sources }] of pieces.entries()) {
        await manager.query(
          'INSERT INTO import_piece (import_id, piece, outcomes, lines, sources) VALUES ($1, $2, $3, $4, $5)',
          [...[stored.id, piece, outcomes, lines, sources]],
        );
        onProgress({ done: piece + 1, total });
      }
      for (const [piece, { section, firstKey, lastKey, amount, changes }] of staged.entries()) {
        await manager.query(
          'INSERT INTO import_change (import_id, piece, section, first_key, last_key, amount, changes) VALUES ($1, $2, $3, $4, $5, $6, $7)',
          [...[stored.id, piece, section, firstKey, lastKey, amount, changes]],
        );
        onProgress({ done: pieces.length + piece + 1, total });
      }
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
    const wanted = new Set(outcomes?.map((outcome) => LETTER_OF[outcome]));
    const pieces: { piece: number; outcomes: string }[] = await this.database.read(context, (manager) =>
      manager.query('SELECT piece, outcomes FROM import_piece WHERE import_id = $1 ORDER BY piece', [id]),
    );
    const ordinals = pieces.flatMap(({ piece, outcomes: letters }) =>
      [...letters].flatMap((letter, at) =>
        outcomes === undefined || wanted.has(letter) ? [piece * LINES_IN_PIECE + at] : [],
      ),
    );
    const onPage = ordinals.filter((ordinal) => ordinal > after).slice(0, page.first + 1);
    const lines = await this.readLines(context, id, onPage);
    return toConnection(
      page,
      onPage,
      (ordinal) => String(ordinal),
      (ordinal) => lines.get(ordinal)!,
      () => Promise.resolve(ordinals.length),
    );
  }

  private async readLines(
    context: RequestContext,
    id: string,
    ordinals: readonly number[],
  ): Promise<Map<number, ImportLine>> {
    const lines = new Map<number, ImportLine>();
    for (const piece of new Set(ordinals.map((ordinal) => Math.floor(ordinal / LINES_IN_PIECE)))) {
      const [found]: { lines: ImportLine[] }[] = await this.database.read(context, (manager) =>
        manager.query('SELECT lines FROM import_piece WHERE import_id = $1 AND piece = $2', [id, piece]),
      );
      found?.lines.forEach((line, at) => lines.set(piece * LINES_IN_PIECE + at, line));
    }
    return lines;
  }

  /** What becomes of the lines and what was read from the file, piece by piece. */
  async *walkLines(manager: EntityManager, { id }: StoredImport): AsyncGenerator<StoredLine[]> {
    for (let piece = 0; ; piece++) {
      const [found]: { lines: ImportLine[]; sources: (ImportedRow | true | null)[] }[] = await manager.query(
        'SELECT lines, sources FROM import_piece WHERE import_id = $1 AND piece = $2',
        [id, piece],
      );
      if (found === undefined) return;
      yield fromLinePiece(found.lines, found.sources);
    }
  }
}
