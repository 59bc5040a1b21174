/**
 * How sure the rows are that figures rest on, and who says so. Each mark on a screen asks for its own row; what is asked for in one moment
 * goes to the server together.
 */
import { useScenario } from '../app/run-context.ts';
import { ask, RequestError } from './client.ts';
import { graphql } from './graphql.ts';
import type { Input } from './inputs.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';

const ROW_PROVENANCE = graphql(`
  query RowProvenance($id: ID!, $rows: [RowReferenceInput!]!) {
    scenario(id: $id) {
      rowProvenance(rows: $rows) {
        section
        key
        confidence
        notional
        note
        source {
          key
          title
          publisher
          date
          licence
          url
        }
      }
    }
  }
`);

export interface RowProvenance {
  /** `R`, `S`, `M`, `A` or `C`; null where the row does not say. */
  readonly confidence: string | null;
  readonly notional: boolean;
  readonly note: string | null;
  readonly source: {
    readonly key: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly date: string | null;
    readonly licence: string | null;
    readonly url: string | null;
  } | null;
}

/** Most rows of one request, as the server has it. */
export const MOST_AT_ONCE = 100;

type LoadRows = (rows: readonly Input[]) => Promise<ReadonlyMap<string, RowProvenance>>;

/** Section and key of a row as one text. */
export const toKey = ({ section, row }: Input): string => `${section}/${row}`;

interface Waiting {
  readonly rows: Map<string, Input>;
  readonly answer: Promise<ReadonlyMap<string, RowProvenance>>;
}

/** Gathers what is asked for until the next turn of the event loop, and asks for it in as few requests as the server allows. */
export class ProvenanceBatch {
  #waiting: Waiting | null = null;

  constructor(private readonly load: LoadRows) {}

  /** Null where the row is not there, or not shown to who asks. */
  async ask(of: Input): Promise<RowProvenance | null> {
    if (this.#waiting === null || this.#waiting.rows.size === MOST_AT_ONCE) this.#waiting = this.#begin();
    const { rows, answer } = this.#waiting;
    rows.set(toKey(of), of);
    return (await answer).get(toKey(of)) ?? null;
  }

  #begin(): Waiting {
    const rows = new Map<string, Input>();
    const answer = new Promise<void>((done) => setTimeout(done)).then(() => {
      if (this.#waiting?.rows === rows) this.#waiting = null;
      return this.load([...rows.values()]);
    });
    return { rows, answer };
  }
}

async function loadRows(id: string, rows: readonly Input[]): Promise<ReadonlyMap<string, RowProvenance>> {
  const { scenario } = await ask(ROW_PROVENANCE, { id, rows: rows.map(({ section, row }) => ({ section, key: row })) });
  if (scenario === null) throw new RequestError('There is no such scenario.', false);
  return new Map(scenario.rowProvenance.map(({ section, key, ...row }) => [toKey({ section, row: key }), row]));
}

const batches = new Map<string, ProvenanceBatch>();

function batchOf(scenarioId: string): ProvenanceBatch {
  const batch = batches.get(scenarioId) ?? new ProvenanceBatch((rows) => loadRows(scenarioId, rows));
  batches.set(scenarioId, batch);
  return batch;
}

/** @param of null asks nothing */
export function useRowProvenance(of: Input | null): Loadable<RowProvenance | null> {
  const { id } = useScenario().scenario;
  const key = of === null ? null : `scenario:${id}:provenance:${toKey(of)}`;
  return useLoaded(key, () => (of === null ? Promise.resolve(null) : batchOf(id).ask(of)));
}
