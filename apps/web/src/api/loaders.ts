/** Requests and their translation to what the screens work with. */
import type { ResultOf } from 'gql.tada';
import { ask, collect, RequestError } from './client.ts';
import type {
  ClosureCurve,
  ElementDetail,
  ElementHead,
  PriorityClosure,
  Posture,
  ResourceResult,
  RunHead,
  RunState,
  RunSummary,
  ScenarioHead,
  ShownReplication,
  StateAtMinute,
} from './model.ts';
import { ELEMENT, ELEMENT_HEADS, SHOWN, SHOWN_STATE } from './queries/element-queries.ts';
import { COMPOSITION, PRIORITY_CLOSURES } from './queries/force-result-queries.ts';
import { POSTURE } from './queries/posture-queries.ts';
import { RUN_PROGRESS, RUN_SUMMARY, RUNS } from './queries/run-queries.ts';
import { RESOURCES } from './queries/supply-queries.ts';
import { START } from './queries/scenario-queries.ts';
import { COMMANDER, FILL } from './queries/commander-queries.ts';
import { toWord } from './words.ts';

type RunRow = ResultOf<typeof RUN_PROGRESS>['runProgress']['run'];

const STATES: Readonly<Record<RunRow['state'], RunState>> = {
  QUEUED: 'queued',
  RUNNING: 'running',
  SUCCEEDED: 'done',
  CANCELLED: 'cancelled',
  FAILED: 'failed',
};

export const toRunHead = (row: RunRow): RunHead => ({
  id: row.id,
  number: row.number,
  state: STATES[row.state],
  seed: row.seed,
  viewOf: row.viewOf,
  scenarioVersion: row.scenarioVersion,
  asked: row.asked,
  done: row.done,
  partial: row.partial,
  stage: row.stage,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
  engineVersion: row.engineVersion,
  snapshotHash: row.snapshotHash,
  message: row.error,
  isTrimmed: row.trimmedAt !== null,
  replay: row.replay && { ...row.replay, of: row.replay.of.number },
});

export async function loadScenarios(): Promise<ScenarioHead[]> {
  const scenarios = await collect(async (after) => (await ask(START, { after })).scenarios);
  return scenarios.map(({ id, key, title, summary, marking }) => ({ id, key, title, summary, marking }));
}

export async function loadRuns(scenarioId: string): Promise<RunHead[]> {
  const runs = await collect(async (after) => (await ask(RUNS, { scenarioId, after })).runs);
  return runs.map(toRunHead).sort((a, b) => b.number - a.number);
}

const NONE: readonly number[] = [];

/** `null` while the run has no result yet. */
export async function loadSummary(id: string): Promise<RunSummary | null> {
  const { run } = await ask(RUN_SUMMARY, { id });
  if (run === null) throw new RequestError('There is no such run.', false);
  if (run.result === null) return null;
  const { result } = run;
  return {
    ...toRunHead(run),
    done: result.replications,
    partial: result.partial,
    hash: result.hash,
    marking: result.marking,
    clock: result.clock,
    verdict: {
      ...result.verdict,
      findings:
        result.verdict.findings?.map(({ code, cause, ...row }) => ({
          ...row,
          code: toWord(code),
          cause: cause === null ? null : toWord(cause),
        })) ?? null,
    },
    commodityBound: result.commodityBound,
    bottlenecks: result.bottlenecks,
    requirements: result.requirements.map(({ key, requirement, ...row }) => ({
      ...row,
      id: key,
      title: requirement?.title ?? key,
      confidenceAsked: requirement?.confidenceAsked ?? null,
    })),
    gates: result.gates.map(({ key, gate, ...row }) => ({
      ...row,
      id: key,
      title: gate?.title ?? key,
      kind: gate === null ? '' : toWord(gate.kind),
      owner: gate?.owner ?? null,
    })),
    closures: result.closures.map((curve) => ({ ...curve, key: { kind: toWord(curve.key.kind), id: curve.key.id } })),
  };
}

export async function resultOf<T>(run: { readonly result: T | null } | null): Promise<T> {
  if (run === null || run.result === null) throw new RequestError('The run has no result yet.', false);
  return run.result;
}

const NEVER = { p10: null, p50: null, p80: null, p90: null, share: 0 };

/** Curves by nation and component. Only what the composition shows is asked for; the rest stays empty. */
export async function loadComposition(id: string): Promise<ClosureCurve[]> {
  const { run } = await ask(COMPOSITION, { id });
  const { closures } = await resultOf(run);
  return closures.map(({ key, persons, elements, ready, inPlace, employable }) => ({
    key: { kind: toWord(key.kind), id: key.id },
    persons,
    elements,
    required: NONE,
    ready: { ...ready, p80: NONE },
    inPlace: { p10: NONE, p50: inPlace.p50, p80: NONE, p90: NONE },
    employable: { p10: NONE, p50: employable.p50, p80: NONE, p90: NONE },
    closure: NEVER,
    closureAtPod: null,
    closureAtDestination: NEVER,
    requiredMin: null,
    onTime: null,
    bound: null,
  }));
}

/** Closure and bound of each priority, first priority first. */
export async function loadPriorities(id: string): Promise<PriorityClosure[]> {
  const { closures } = await resultOf((await ask(PRIORITY_CLOSURES, { id })).run);
  return closures
    .map(({ key, ...row }) => ({ ...row, priority: Number(key.id) }))
    .sort((a, b) => a.priority - b.priority);
}

/** All elements with what lists look at. */
export async function loadElements(id: string): Promise<ElementHead[]> {
  const { elementColumns: of } = await resultOf((await ask(ELEMENT_HEADS, { id })).run);
  return of.key.map((key, i) => {
    const cause = of.bindingCause[i];
    return {
      id: key,
      requiredMin: of.requiredMin[i],
      boundMin: of.boundMin[i],
      ordered: { p50: of.orderedP50Min[i] },
      atDestination: { p50: of.atDestinationP50Min[i] },
      ready: { p10: of.readyP10Min[i], p50: of.readyP50Min[i], p90: of.readyP90Min[i] },
      onTimeShare: of.onTime[i],
      bindingCause: cause === null ? null : toWord(cause),
      bindingResource: of.bindingResource[i],
      bindingMin: of.bindingMin[i],
      leaves: { share: of.leavesShare[i], p10: of.leavesP10Min[i], p50: of.leavesP50Min[i] },
      home: { p50: of.homeP50Min[i] },
    };
  });
}

/** Null where the run has none of that key. */
export async function loadElement(id: string, key: string): Promise<ElementDetail | null> {
  const { element } = await resultOf((await ask(ELEMENT, { id, key })).run);
  if (element === null) return null;
  const { key: name, ledger, ...row } = element;
  return { ...row, id: name, ledger: ledger.map((entry) => ({ ...entry, cause: toWord(entry.cause) })) };
}

export async function loadPosture(id: string): Promise<Posture> {
  const result = await resultOf((await ask(POSTURE, { id })).run);
  const withId = <T extends { readonly key: string }>({ key, ...row }: T) => ({ ...row, id: key });
  return {
    response: result.response.map((row) => ({ ...withId(row), kind: toWord(row.kind) })),
    support: result.support.map((row) => ({ ...withId(row), kind: toWord(row.kind), unit: toWord(row.unit) })),
    funding: result.funding,
    offices: result.offices.map(withId),
    openings: result.openings.map(({ place, contracts, ...row }) => ({
      ...withId(row),
      place: place?.key ?? '',
      contracts: contracts.map((one) => ({ ...withId(one), kind: toWord(one.kind) })),
    })),
    components: result.components.map(({ component, ...row }) => ({ ...row, id: toWord(component) })),
    monitors: result.monitors.map(({ reach, ...row }) => ({
      ...withId(row),
      kind: toWord(row.kind),
      reach: reach && { ...reach, unit: toWord(reach.unit) },
    })),
    sectors: result.sectors.map(({ key, name, requirements, ...row }) => ({
      ...row,
      id: key,
      name: name ?? key,
      requirements: requirements.map(withId),
    })),
  };
}

/** Runs of earlier versions do not tell what packages have paid for. */
const withoutNulls = <T extends { paid: string[] | null; paidAtMin: number[] | null }>(supply: T) => ({
  ...supply,
  paid: supply.paid ?? undefined,
  paidAtMin: supply.paidAtMin ?? undefined,
});

export async function loadShown(id: string): Promise<ShownReplication> {
  const { shown } = await resultOf((await ask(SHOWN, { id })).run);
  return {
    ...shown,
    supply: shown.supply === null ? undefined : withoutNulls(shown.supply),
    runs: shown.runs ?? undefined,
    movements: { ...shown.movements, mode: shown.movements.mode.map(toWord) },
    elements: shown.elements.map(({ key, chain, ...row }) => ({
      ...row,
      id: key,
      chain: chain.map((phase) => ({ ...phase, cause: toWord(phase.cause) })),
    })),
  };
}

/** The state is absent in runs of earlier versions. */
export async function loadShownState(id: string, atMin: number): Promise<{ readonly state?: StateAtMinute }> {
  const { state } = (await resultOf((await ask(SHOWN_STATE, { id, atMin })).run)).shown;
  if (state === null) return {};
  const { key, ...decisions } = state.decisions;
  const withId = <T extends { readonly key: string }>({ key: name, ...row }: T) => ({ ...row, id: name });
  return {
    state: { stocks: state.stocks.map(withId), done: state.done.map(withId), decisions: { id: key, ...decisions } },
  };
}

export async function loadResources(id: string): Promise<ResourceResult[]> {
  const { resources } = await resultOf((await ask(RESOURCES, { id })).run);
  return resources.map(({ key, place, link, unit, ...row }) => ({
    ...row,
    id: key,
    unit: toWord(unit),
    place: place?.key ?? null,
    link: link?.key ?? null,
  }));
}

/** What a commander reads; `commander` is null in results of an older engine. */
export async function loadCommander(id: string) {
  const { commander, sensitivities, lift } = await resultOf((await ask(COMMANDER, { id })).run);
  return { commander, sensitivities, lift };
}
export type CommanderData = Awaited<ReturnType<typeof loadCommander>>;

/** Lines of the statement of requirements over time, the elements that each names, and the force package once the run has ended. */
export async function loadFill(id: string) {
  const { requirements, forcePackage } = await resultOf((await ask(FILL, { id })).run);
  const members = new Map(
    requirements.map(({ key, requirement }) => [key, requirement?.elements.map((element) => element.key) ?? []]),
  );
  return { requirements, members, forcePackage };
}
export type FillData = Awaited<ReturnType<typeof loadFill>>;
