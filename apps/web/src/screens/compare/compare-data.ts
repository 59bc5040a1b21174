/** Runs of all scenarios, and what the server says of their differences. */
import { useEffect } from 'react';
import type { FragmentOf } from 'gql.tada';
import { ask, collect } from '../../api/client.ts';
import { graphql } from '../../api/graphql.ts';
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
  /** On whose view of the scenario it was computed. */
  readonly viewOf: string;
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

const comparable = graphql(`
  fragment ComparableRun on Run @_unmask {
    id
    number
    seed
    asked
    done
    state
    viewOf
    engineVersion
    snapshotHash
    scenarioVersion
    scenario {
      id
      key
      title
    }
  }
`);

const RUNS = graphql(
  `
    query ComparableRuns($after: String) {
      runs(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ComparableRun
        }
      }
    }
  `,
  [comparable],
);

const FEW = graphql(
  `
    query ComparableFew($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        ...ComparableRun
      }
    }
  `,
  [comparable],
);

/** As many as the server gives by their ids. */
const MOST_ASKED = 100;

const COMPARE = graphql(`
  query Compare($base: ID!, $others: [ID!]!, $anchor: ClockAnchor!) {
    runCompare(base: $base, others: $others, anchor: $anchor) {
      run {
        id
      }
      replications
      commonDraws
      times {
        kind
        key
        baseShare
        otherShare
        daysLater {
          mean
          low
          high
        }
        earlier
        later
      }
      onlyInBase
      onlyInOther
    }
  }
`);

const RUNS_KEY = 'compare:runs';
const POLL_MS = 3000;

/** With all its replications; whether reliefs are still tried, or were stopped, does not matter here. */
export const isWhole = ({ state, done, asked }: Pick<ComparableRun, 'state' | 'done' | 'asked'>): boolean =>
  state === 'succeeded' || ((state === 'running' || state === 'cancelled') && done >= asked);

export const isOnItsWay = (run: Pick<ComparableRun, 'state' | 'done' | 'asked'>): boolean =>
  (run.state === 'queued' || run.state === 'running') && !isWhole(run);

const inWords = (run: FragmentOf<typeof comparable>): ComparableRun => ({ ...run, state: toWord(run.state) });

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
  const { nodes } = await ask(FEW, { ids });
  const answers = nodes.map((node) => (node?.__typename === 'Run' ? inWords(node) : null));
  store.put(RUNS_KEY, withAsked(known(), ids, answers));
}

/** Runs of all scenarios, newest first: read when the screen opens, for runs end while one is elsewhere; those on their way are followed. */
export function useRuns(): Loadable<readonly ComparableRun[]> {
  useEffect(() => {
    if (store.get(RUNS_KEY).data !== undefined) store.refresh(RUNS_KEY);
  }, []);
  const runs = useLoaded(RUNS_KEY, async () => {
    const all = await collect(async (after) => (await ask(RUNS, { after })).runs);
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
  const { runCompare } = await ask(COMPARE, { base, others: [...others], anchor: 'D' });
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

/** Names what is to be read; null while the comparison is on its way. Curves need none, so one that fails does not keep them. */
export function summariesKey(
  ids: readonly string[],
  { data, error }: Pick<Loadable<readonly RunComparison[]>, 'data' | 'error'>,
): string | null {
  if (data === undefined && error === null) return null;
  return `compare:summaries:${ids.join(' ')}:${data?.map(({ replications }) => replications).join(' ') ?? 'alone'}`;
}

/** Read once the comparison is there, and anew for other replications: the stored result of a run grows behind what it counts as done. */
export const useSummaries = (
  ids: readonly string[],
  comparison: Loadable<readonly RunComparison[]>,
): Loadable<readonly (RunSummary | null)[]> =>
  useLoaded(summariesKey(ids, comparison), () => Promise.all(ids.map(loadSummary)));

/** The largest change over all runs first, but the whole force before its parts. */
export function inOrderOfChange(times: readonly ComparedTime[]): readonly string[] {
  const largest = new Map<string, number>();
  for (const { key, daysLater } of times) largest.set(key, Math.max(largest.get(key) ?? 0, Math.abs(daysLater.mean)));
  return [...largest]
    .sort(
      ([a, change], [b, other]) =>
        Number(b === WHOLE_FORCE) - Number(a === WHOLE_FORCE) || other - change || (a < b ? -1 : 1),
    )
    .map(([key]) => key);
}

const WHOLE_FORCE = 'all';
