/** The rows in which the result of a run is stored: its parts, so that a query reads only what it selects. */
import type { RunResult } from '@muster/planning/run';
import { toShownRows } from './shown-rows.ts';

/** Parts of a result that are lists: one row for each item, under the key of what it speaks of. */
const LIST_PARTS = {
  closures: ({ key }: RunResult['closures'][number]) => `${key.kind}:${key.id}`,
  elements: ({ id }: RunResult['elements'][number]) => id,
  gates: ({ id }: RunResult['gates'][number]) => id,
  resources: ({ id }: RunResult['resources'][number]) => id,
  lift: ({ id }: RunResult['lift'][number]) => id,
  stocks: ({ id }: RunResult['stocks'][number]) => id,
  stockFlows: ({ id }: RunResult['stockFlows'][number]) => id,
  deliveries: ({ id }: RunResult['deliveries'][number]) => id,
  requirements: ({ id }: RunResult['requirements'][number]) => id,
  sectors: ({ id }: RunResult['sectors'][number]) => id,
  monitors: ({ id }: RunResult['monitors'][number]) => id,
  response: ({ id }: RunResult['response'][number]) => id,
  progress: ({ id }: RunResult['progress'][number]) => id,
  funding: ({ year }: RunResult['funding'][number]) => String(year),
  offices: ({ id }: RunResult['offices'][number]) => id,
  openings: ({ id }: RunResult['openings'][number]) => id,
  components: ({ id }: RunResult['components'][number]) => id,
  bottlenecks: ({ resource, relief }: RunResult['bottlenecks'][number]) => `${resource}:${relief}`,
} as const;

export type ListPart = keyof typeof LIST_PARTS;
export type ResultHead = Pick<
  RunResult,
  | 'engineVersion'
  | 'scenario'
  | 'marking'
  | 'seed'
  | 'asked'
  | 'replications'
  | 'partial'
  | 'hash'
  | 'clock'
  | 'verdict'
>;
export interface StoredRow {
  readonly part: string;
  readonly key: string;
  readonly ordinal: number;
  readonly body: unknown;
}

/** Rows are sent in groups of about this many characters, so that no single statement grows with the result. */
const GROUP_CHARACTERS = 4_000_000;

export function toStoredRows(result: RunResult): StoredRow[] {
  const { engineVersion, scenario, marking, seed, asked, replications, partial, hash, clock, verdict, shown } = result;
  const head: ResultHead = {
    engineVersion,
    scenario,
    marking,
    seed,
    asked,
    replications,
    partial,
    hash,
    clock,
    verdict,
  };
  return [
    { part: 'head', key: '', ordinal: 0, body: head },
    { part: 'commander', key: '', ordinal: 0, body: result.commander },
    { part: 'composed', key: '', ordinal: 0, body: result.composed },
    ...(Object.keys(LIST_PARTS) as ListPart[]).flatMap((part) => toListRows(part, result[part])),
    ...toShownRows(undefined, shown),
    { part: 'perReplication', key: '', ordinal: 0, body: result.perReplication },
  ];
}

export function toListRows<P extends ListPart>(part: P, items: RunResult[P]): StoredRow[] {
  const keyOf = LIST_PARTS[part] as (item: unknown) => string;
  return items.map((body, ordinal): StoredRow => ({ part, key: keyOf(body), ordinal, body }));
}

interface EncodedRow extends Omit<StoredRow, 'body'> {
  readonly body: string;
}

export function groupRows(rows: readonly StoredRow[]): EncodedRow[][] {
  const groups: EncodedRow[][] = [[]];
  let characters = 0;
  for (const row of rows) {
    const body = JSON.stringify(row.body);
    if (characters > 0 && characters + body.length > GROUP_CHARACTERS) {
      groups.push([]);
      characters = 0;
    }
    characters += body.length;
    groups[groups.length - 1].push({ ...row, body });
  }
  return groups;
}
