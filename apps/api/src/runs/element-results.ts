/** Force elements and movement lines of a result: what lists look at of all of them, and all that is said of one. */
import type { Cause, ElementResult } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import { Batches } from '../database/batches.ts';
import { Database } from '../database/database.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { readColumns } from './result-columns.ts';

/** Entry i of each belongs to one element. */
export interface ElementColumns {
  readonly key: readonly string[];
  readonly requiredMin: readonly (number | null)[];
  readonly boundMin: readonly (number | null)[];
  readonly orderedP50Min: readonly (number | null)[];
  readonly atDestinationP50Min: readonly (number | null)[];
  readonly readyP10Min: readonly (number | null)[];
  readonly readyP50Min: readonly (number | null)[];
  readonly readyP90Min: readonly (number | null)[];
  readonly onTime: readonly (number | null)[];
  readonly bindingCause: readonly (Cause | null)[];
  readonly bindingResource: readonly (string | null)[];
  readonly bindingMin: readonly (number | null)[];
  readonly leavesShare: readonly number[];
  readonly leavesP10Min: readonly (number | null)[];
  readonly leavesP50Min: readonly (number | null)[];
  readonly homeP50Min: readonly (number | null)[];
}

@Injectable()
export class ElementResultStore {
  private readonly batches = new Batches();

  constructor(private readonly database: Database) {}

  /** @param names columns that are asked for */
  async columns<C extends keyof ElementColumns>(
    context: RequestContext,
    runId: string,
    names: readonly C[],
  ): Promise<Pick<ElementColumns, C>> {
    const asked = { part: 'elements', expressions: COLUMNS, names } as const;
    const found = await readColumns(this.database, this.batches, context, runId, asked);
    return (found as Pick<ElementColumns, C> | undefined) ?? NO_COLUMNS;
  }

  /** Undefined for an element that the run does not have. */
  find(context: RequestContext, runId: string, key: string): Promise<ElementResult | undefined> {
    return this.batches.load(context, JSON.stringify(['element', key]), runId, async (ids) => {
      const rows: { runId: string; body: ElementResult }[] = await this.database.read(context, (manager) =>
        manager.query(
          `SELECT run_id AS "runId", body FROM run_part WHERE run_id = ANY($1) AND part = 'elements' AND key = $2`,
          [ids, key],
        ),
      );
      return new Map(rows.map((row) => [row.runId, row.body]));
    });
  }
}

/** How long it is held by what binds it, of its ledger. */
const BINDING_MIN = `(SELECT entry -> 'meanMin' FROM jsonb_array_elements(body -> 'ledger') AS entry
  WHERE entry -> 'cause' = body -> 'bindingCause' AND entry -> 'resource' = body -> 'bindingResource' LIMIT 1)`;

const COLUMNS: Readonly<Record<keyof ElementColumns, string>> = {
  key: 'key',
  requiredMin: `body -> 'requiredMin'`,
  boundMin: `body -> 'boundMin'`,
  orderedP50Min: `body -> 'ordered' -> 'p50'`,
  atDestinationP50Min: `body -> 'atDestination' -> 'p50'`,
  readyP10Min: `body -> 'ready' -> 'p10'`,
  readyP50Min: `body -> 'ready' -> 'p50'`,
  readyP90Min: `body -> 'ready' -> 'p90'`,
  onTime: `body -> 'onTime' -> 'value'`,
  bindingCause: `body -> 'bindingCause'`,
  bindingResource: `body -> 'bindingResource'`,
  bindingMin: BINDING_MIN,
  leavesShare: `body -> 'leaves' -> 'share'`,
  leavesP10Min: `body -> 'leaves' -> 'p10'`,
  leavesP50Min: `body -> 'leaves' -> 'p50'`,
  homeP50Min: `body -> 'home' -> 'p50'`,
};

export const ELEMENT_COLUMNS = Object.keys(COLUMNS) as readonly (keyof ElementColumns)[];

const NO_COLUMNS = Object.fromEntries(ELEMENT_COLUMNS.map((name) => [name, []])) as unknown as ElementColumns;
