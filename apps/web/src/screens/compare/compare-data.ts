/** Runs of all scenarios, and what the server says of their differences. */
import { client, RequestError } from '../../api/client.ts';
import { loadSummary } from '../../api/loaders.ts';
import type { Loadable, RunSummary } from '../../api/model.ts';
import { useLoaded } from '../../api/store.ts';
import { toWord } from '../../api/words.ts';

export interface ComparableRun {
  readonly id: string;
  readonly number: number;
  readonly seed: number;
  readonly asked: number;
  readonly done: number;
  readonly state: string;
  readonly engineVersion: string;
  readonly snapshotHash: string;
  readonly scenario: { readonly id: string; readonly key: string; readonly title: string; readonly version?: number };
}

export interface ComparedTime {
  readonly kind: string;
  readonly key: string;
  readonly baseShare: number;
  readonly otherShare: number;
  readonly daysLater: { readonly mean: number; readonly low: number; readonly high: number };
  readonly earlier: number;
  readonly later: number;
}

export interface RunComparison {
  readonly run: { readonly id: string };
  readonly replications: number;
  readonly commonDraws: boolean;
  readonly times: readonly ComparedTime[];
  readonly onlyInBase: readonly string[];
  readonly onlyInOther: readonly string[];
}

const RUNS = `query ComparableRuns {
  runs(first: 100) {
    nodes { id number seed asked done state engineVersion snapshotHash scenario { id key title } }
  }
}`;

const COMPARE = `query Compare($base: ID!, $others: [ID!]!, $anchor: ClockAnchor!) {
  runCompare(base: $base, others: $others, anchor: $anchor) {
    run { id } replications commonDraws
    times { kind key baseShare otherShare daysLater { mean low high } earlier later }
    onlyInBase onlyInOther
  }
}`;

async function askText<D>(text: string, variables: object): Promise<D> {
  const { data, error } = await client.query<D>(text, variables as never).toPromise();
  if (error?.networkError) throw new RequestError('The server does not answer.', true);
  if (error) throw new RequestError(error.graphQLErrors.map(({ message }) => message).join(' '), false);
  return data as D;
}

export const useRuns = (): Loadable<readonly ComparableRun[]> =>
  useLoaded('compare:runs', async () => {
    const { runs } = await askText<{ runs: { nodes: ComparableRun[] } }>(RUNS, {});
    return (
      runs.nodes
        .map((run) => ({ ...run, state: toWord(run.state) }))
        // Those with all their replications; whether reliefs are still tried does not matter here.
        .filter(({ state, done, asked }) => state === 'succeeded' || (state === 'running' && done >= asked))
        .sort((a, b) => b.number - a.number)
    );
  });

export const useComparison = (base: string | null, others: readonly string[]): Loadable<readonly RunComparison[]> =>
  useLoaded(base === null || others.length === 0 ? null : `compare:${base}:${others.join(' ')}`, async () =>
    (await askText<{ runCompare: RunComparison[] }>(COMPARE, { base, others, anchor: 'D' })).runCompare.map((row) => ({
      ...row,
      times: row.times.map((time) => ({ ...time, kind: toWord(time.kind) })),
    })),
  );

export const useSummaries = (ids: readonly string[]): Loadable<readonly (RunSummary | null)[]> =>
  useLoaded(ids.length === 0 ? null : `compare:summaries:${ids.join(' ')}`, () => Promise.all(ids.map(loadSummary)));
