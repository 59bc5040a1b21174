/** Gantt rows: the binding chain of each element as bars on the time axis. Neighbouring phases of one group and resource merge. */
import { scaleLinear } from 'd3';
import type { Cause, Phase, QuantileTimes, ShownElement } from '@muster/planning/run';
import { causeGroup, type CauseGroup } from './causes.ts';
import type { Domain } from './time-axis.ts';

export interface GanttBar {
  readonly x: number;
  readonly width: number;
  readonly group: CauseGroup;
  readonly cause: Cause;
  readonly resource: string | null;
  readonly startMin: number;
  readonly endMin: number;
}

export interface GanttRow {
  readonly bars: readonly GanttBar[];
  /** Ready in the shown replication. */
  readonly readyX: number | null;
  /** Median of ready over all replications: lateness is counted from here. */
  readonly medianX: number | null;
  readonly requiredX: number | null;
  /** Median of the least readiness that any schedule allows. */
  readonly boundX: number | null;
  /** P10 to P90 of ready over all replications. */
  readonly spread: { readonly x: number; readonly width: number } | null;
}

/** Narrower bars are drawn at this width, so that a short phase stays visible. */
const LEAST_WIDTH = 1;
const MOST_BARS = 400;

export interface GanttInput {
  readonly chain: readonly Phase[];
  readonly readyMin: number | null;
  readonly requiredMin: number | null;
  readonly boundMin: number | null;
  readonly ready: Pick<QuantileTimes, 'p10' | 'p50' | 'p90'>;
  readonly domain: Domain;
  readonly width: number;
}

export function layoutGanttRow({ chain, readyMin, requiredMin, boundMin, ready, domain, width }: GanttInput): GanttRow {
  const scale = scaleLinear(domain, [0, width]);
  const clip = (minute: number) => Math.min(width, Math.max(0, scale(minute)));
  const inside = (minute: number | null) =>
    minute !== null && minute >= domain[0] && minute <= domain[1] ? scale(minute) : null;
  const bars: GanttBar[] = [];
  for (const phase of mergePhases(chain).slice(0, MOST_BARS)) {
    if (phase.endMin <= domain[0] || phase.startMin >= domain[1]) continue;
    const x = clip(phase.startMin);
    bars.push({ ...phase, x, width: Math.max(LEAST_WIDTH, clip(phase.endMin) - x), group: causeGroup(phase.cause) });
  }
  const spread =
    ready.p10 === null || ready.p10 > domain[1] || (ready.p90 ?? domain[1]) < domain[0]
      ? null
      : spreadOf(ready.p10, ready.p90 ?? domain[1]);
  return {
    bars,
    readyX: inside(readyMin),
    medianX: inside(ready.p50),
    requiredX: inside(requiredMin),
    boundX: inside(boundMin),
    spread,
  };

  function spreadOf(low: number, high: number) {
    const x = clip(low);
    return { x, width: Math.max(LEAST_WIDTH, clip(high) - x) };
  }
}

/** Joins contiguous phases with the same cause and resource. */
export function mergePhases(chain: readonly Phase[]): Phase[] {
  const merged: Phase[] = [];
  for (const phase of chain) {
    const last = merged[merged.length - 1];
    if (last && last.cause === phase.cause && last.resource === phase.resource && last.endMin === phase.startMin) {
      merged[merged.length - 1] = { ...last, endMin: phase.endMin };
    } else if (phase.endMin > phase.startMin) merged.push(phase);
  }
  return merged;
}

/** Minutes after the required date at the median; elements that are not ready within the run come first; null without a date. */
export function latenessMin(element: {
  readonly requiredMin: number | null;
  readonly ready: Pick<QuantileTimes, 'p50'>;
}): number | null {
  if (element.requiredMin === null) return null;
  return element.ready.p50 === null ? Infinity : element.ready.p50 - element.requiredMin;
}

/** What an element is doing in the shown replication at a minute. */
export type ElementState = 'before' | 'ready' | 'in-place' | 'left' | 'home' | CauseGroup;

export function stateAt(shown: ShownElement, minute: number): { state: ElementState; phase: Phase | null } {
  const reached = (at: number | null | undefined) => typeof at === 'number' && minute >= at;
  if (reached(shown.homeMin)) return { state: 'home', phase: null };
  if (reached(shown.leavesMin)) return { state: 'left', phase: null };
  if (reached(shown.readyMin)) return { state: 'ready', phase: null };
  const phase = shown.chain.find(({ startMin, endMin }) => startMin <= minute && minute < endMin) ?? null;
  if (phase !== null) return { state: causeGroup(phase.cause), phase };
  return { state: reached(shown.atDestinationMin) ? 'in-place' : 'before', phase: null };
}
