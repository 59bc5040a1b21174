/** A part of a result as columns: little of many rows in one answer, taken out of them by the database. */
import type { Batches } from '../database/batches.ts';
import type { Database } from '../database/database.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type { ListPart } from './result-rows.ts';

interface ColumnsAsked<C extends string> {
  readonly part: ListPart;
  /** Expressions of all columns that there are. */
  readonly expressions: Readonly<Record<C, string>>;
  /** Those that are asked for. */
  readonly names: readonly C[];
}

/**
 * In the order of the result; undefined where it has no row of the part. What is wanted is taken out of the rows before they are put in order: whole they
 * are too many for that.
 */
export function readColumns<C extends string>(
  database: Database,
  batches: Batches,
  context: RequestContext,
  runId: string,
  { part, expressions, names }: ColumnsAsked<C>,
): Promise<Readonly<Record<C, readonly unknown[]>> | undefined> {
  return batches.load(context, JSON.stringify(['columns', part, ...names]), runId, async (ids) => {
    const values = names.map((name) => `${expressions[name]} AS "${name}"`);
    const columns = names.map((name) => `'${name}', json_agg("${name}" ORDER BY ordinal)`);
    const rows: { runId: string; columns: Readonly<Record<C, readonly unknown[]>> }[] = await database.read(
      context,
      (manager) =>
        manager.query(
          `WITH item AS MATERIALIZED (SELECT ${['run_id', 'ordinal', ...values].join(', ')} FROM run_part WHERE run_id = ANY($1) AND part = $2)
           SELECT run_id AS "runId", json_build_object(${columns.join(', ')}) AS columns FROM item GROUP BY run_id`,
          [ids, part],
        ),
    );
    return new Map(rows.map((row) => [row.runId, row.columns]));
  });
}
