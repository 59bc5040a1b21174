/** Runs of all scenarios, and what the server says of their differences. */
import { useEffect } from 'react';
import { askText, collect } from '../../api/client.ts';
import { loadSummary } from '../../api/loaders.ts';
import type { Loadable, RunSummary } from '../../api/model.ts';
import { store, useLoaded } from '../../api/store.ts';
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
  /** Version that was run; what the scenario is today may be another. */
  readonly scenarioVersion: number | null;
  readonly scenario: { readonly id: string; readonly key: string; readonly title: string };
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

const FIELDS = 'id number seed asked done state engineVersion snapshotHash scenarioVersion scenario { id key title }';

const RUNS = `query ComparableRuns($after: String) {
  runs(first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ${FIELDS} }
  }
}`;

const FEW = `query ComparableFew($ids: [ID!]!) { nodes(ids: $ids) { ... on Run { ${FIELDS} } } }`;
/** As many as the server gives by their ids. */
const MOST_ASKED = 100;

const COMPARE = `query Compare($base: ID!, $others: [ID!]!, $anchor: ClockAnchor!) {
  runCompare(base: $base, others: $others, anchor: $anchor) {
    run { id } replications commonDraws
    times { kind key baseShare otherShare daysLater { mean low high } earlier later }
    onlyInBase onlyInOther
  }
}`;

interface RunPage {
  readonly runs: {
    readonly nodes: readonly ComparableRun[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const RUNS_KEY = 'compare:runs';
const POLL_MS = 3000;

/** With all its replications; whether reliefs are still tried, or were stopped, does not matter here. */
export const isWhole = ({ state, done, asked }: Pick<ComparableRun, 'state' | 'done' | 'asked'>): boolean =>
  state === 'succeeded' || ((state === 'running' || state === 'cancelled') && done >= asked);

export const isOnItsWay = (run: Pick<ComparableRun, 'state' | 'done' | 'asked'>): boolean =>
  (run.state === 'queued' || run.state === 'running') && !isWhole(run);

const inWords = (run: ComparableRun): ComparableRun => ({ ...run, state: toWord(run.state) });

/** The list with what was asked again in its place; one that is not there any more goes. */
export function withAsked(
  all: readonly ComparableRun[],
  ids: readonly string[],
  answers: readonly (ComparableRun | null)[],
): readonly ComparableRun[] {
  const found = new Map(answers.flatMap((run) => (run === null ? [] : [[run.id, run]])));
  return all.flatMap((run) => (ids.includes(run.id) ? (found.get(run.id) ?? []) : run));
}

const known = () => store.get<readonly ComparableRun[]>(RUNS_KEY).data ?? [];

/** Asks how far those are that are on their way: there may be thousands that have ended. */
async function askThoseOnTheirWay(): Promise<void> {
  const ids = known()
    .filter(isOnItsWay)
    .slice(0, MOST_ASKED)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const { nodes } = await askText<{ nodes: readonly (ComparableRun | null)[] }>(FEW, { ids });
  const answers = nodes.map((run) => run && inWords(run));
  store.put(RUNS_KEY, withAsked(known(), ids, answers));
}

/** Runs of all scenarios, newest first: read when the screen opens, for runs end while one is elsewhere; those on their way are followed. */
export function useRuns(): Loadable<readonly ComparableRun[]> {
  useEffect(() => {
    if (store.get(RUNS_KEY).data !== undefined) store.refresh(RUNS_KEY);
  }, []);
  const runs = useLoaded(RUNS_KEY, async () => {
    const all = await collect(async (after) => (await askText<RunPage>(RUNS, { after })).runs);
    return all.map(inWords).sort((a, b) => b.number - a.number);
  });
  const isAnyOnItsWay = runs.data?.some(isOnItsWay) ?? false;
  useEffect(() => {
    if (!isAnyOnItsWay) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let isOpen = true;
    const wait = () => {
      timer = setTimeout(() => {
        void askThoseOnTheirWay()
          // The store tells the page when nobody answers, and when somebody does again.
          .catch(() => store.refresh(RUNS_KEY))
          .then(() => isOpen && wait());
      }, POLL_MS);
    };
    wait();
    return () => {
      isOpen = false;
      clearTimeout(timer);
    };
  }, [isAnyOnItsWay]);
  return runs;
}

async function compareRuns(base: string, others: readonly string[]): Promise<readonly RunComparison[]> {
  const { runCompare } = await askText<{ runCompare: RunComparison[] }>(COMPARE, { base, others, anchor: 'D' });
  return runCompare.map((row) => ({ ...row, times: row.times.map((time) => ({ ...time, kind: toWord(time.kind) })) }));
}

/** What the last replications of a run say is stored some time after they are counted as done: so often it is asked for again. */
const MOST_TRIES = 20;

export const useComparison = (
  base: ComparableRun,
  others: readonly ComparableRun[],
): Loadable<readonly RunComparison[]> =>
  useLoaded(others.length === 0 ? null : `compare:${base.id}:${others.map(({ id }) => id).join(' ')}`, async () => {
    const isSettled = [base, ...others].every(({ state }) => state !== 'running');
    const pairs = new Map(others.map(({ id, asked }) => [id, Math.min(asked, base.asked)]));
    for (let tries = 1; ; tries++) {
      const isLast = isSettled || tries === MOST_TRIES;
      try {
        const rows = await compareRuns(base.id, [...pairs.keys()]);
        if (isLast || rows.every(({ run, replications }) => replications >= (pairs.get(run.id) ?? 0))) return rows;
      } catch (fault) {
        if (isLast) throw fault;
      }
      await new Promise((again) => setTimeout(again, POLL_MS));
    }
  });

export const useSummaries = (ids: readonly string[]): Loadable<readonly (RunSummary | null)[]> =>
  useLoaded(ids.length === 0 ? null : `compare:summaries:${ids.join(' ')}`, () => Promise.all(ids.map(loadSummary)));
