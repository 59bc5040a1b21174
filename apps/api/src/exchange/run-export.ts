/** What a run has found: all of it as JSON lines, its lists as tables, with the provenance of the run. */
import { setImmediate as pause } from 'node:timers/promises';
import { writeCsv, writeWorkbook, type OutTable, type Value } from '@muster/planning/interchange';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { toPieces } from '../jobs/pieces.ts';
import type { ListPart, StoredRow } from '../runs/result-rows.ts';
import { ResultStore } from '../runs/result-store.ts';
import { RunService } from '../runs/run.service.ts';
import { replicationOf } from '../runs/shown-rows.ts';
import { toScenarioLine } from './provenance.ts';

/** What a file holds; large ones in pieces. */
export type FileBody = string | Uint8Array | readonly Uint8Array[];

/** Parts that are tables. */
const PARTS: readonly ListPart[] = [
  'elements',
  'requirements',
  'stocks',
  'resources',
  'lift',
  'gates',
  'sectors',
  'bottlenecks',
  'closures',
];
/** Ends of the names of files. */
export const RUN_FORMATS: readonly string[] = ['csv', 'xlsx', 'jsonl'];
/** Columns of one table; series over time stay in JSON lines. */
const MOST_COLUMNS = 60;

@Injectable()
export class RunExport {
  constructor(
    private readonly database: Database,
    private readonly runs: RunService,
    private readonly results: ResultStore,
  ) {}

  /** Undefined when there is no such run for the caller. */
  async write(
    context: RequestContext,
    id: string,
    extension: string,
  ): Promise<{ readonly name: string; readonly body: FileBody } | 'no result' | undefined> {
    // One moment of the data, over one connection: a run that ends meanwhile does not mix two results in one file.
    this.database.openScope(context);
    try {
      return await this.writeNow(context, id, extension);
    } finally {
      await this.database.closeScope(context);
    }
  }

  private async writeNow(context: RequestContext, id: string, extension: string): ReturnType<RunExport['write']> {
    const run = await this.runs.findById(context, id);
    if (run === null) return undefined;
    const head = await this.results.findHead(context, id);
    if (head === undefined) return 'no result';
    const provenance = [
      head.marking,
      toScenarioLine(head.scenario, run.scenarioVersion, head.scenario.snapshotHash),
      `Run ${run.number}, seed ${head.seed}, ${head.replications} of ${head.asked} replications${head.partial ? ', partial' : ''}, trace ${head.hash}`,
      `Engine ${head.engineVersion}`,
      `View of ${run.viewOf}`,
      'Times in minutes from CF-day; quantiles of the replications.',
      // Without it empty tables would say that there is nothing.
      ...(run.trimmedAt === null
        ? []
        : [
            `Details were removed on ${run.trimmedAt.toISOString().slice(0, 10)}; a replay under the same engine makes them again as another run`,
          ]),
    ];
    const name = `run-${run.number}`;
    if (extension === 'jsonl') {
      return { name, body: await this.toJsonLines(context, id, provenance) };
    }
    const tables = await Promise.all(
      PARTS.map(async (part) => toTable(part, (await this.results.list(context, id, part)) as readonly object[])),
    );
    // A CSV file is one table: the one that a planner asks for first.
    return { name, body: extension === 'csv' ? writeCsv(tables[0], provenance) : writeWorkbook(tables, provenance) };
  }

  /** Written while it is read, in pieces: as one text the result of a large scenario would stand in memory several times over. */
  private async toJsonLines(context: RequestContext, id: string, provenance: readonly string[]): Promise<Uint8Array[]> {
    const pieces: Uint8Array[] = [];
    for await (const rows of this.results.pages(context, id)) {
      const lines = rows.flatMap((row) =>
        row.part === 'head' ? [{ part: 'head', provenance, ...(row.body as object) }] : toLines(row),
      );
      for (const piece of toPieces(lines)) {
        pieces.push(Buffer.from(piece.map((line) => `${JSON.stringify(line)}\n`).join('')));
        await pause();
      }
    }
    return pieces;
  }
}

/** A line for each item of a part that is a list. */
function toLines({ part, key, body }: StoredRow): object[] {
  // Of several replications that are kept each says which it is.
  const of = part.startsWith('kept') ? { replication: replicationOf(key) } : {};
  return (Array.isArray(body) ? (body as object[]) : [body as object]).map((item) => ({ part, ...of, ...item }));
}

/** Fields of fields become columns of their own; lists of plain values one cell, longer ones are left to JSON lines. */
function toTable(part: string, rows: readonly object[]): OutTable {
  const flat = rows.map((row) => new Map(flatten(row)));
  const columns = [...new Set(flat.flatMap((row) => [...row.keys()]))].slice(0, MOST_COLUMNS);
  return {
    title: part[0].toUpperCase() + part.slice(1),
    columns,
    rows: flat.map((row) => columns.map((column) => row.get(column))),
  };
}

function flatten(value: object, prefix = ''): [string, Value][] {
  return Object.entries(value).flatMap(([key, field]: [string, unknown]): [string, Value][] => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (field === null || field === undefined) return [[name, undefined]];
    if (Array.isArray(field))
      return field.length <= 12 && field.every((one) => typeof one !== 'object') ? [[name, field.join('; ')]] : [];
    if (typeof field === 'object') return flatten(field, name);
    return [[name, typeof field === 'number' ? field : String(field)]];
  });
}
