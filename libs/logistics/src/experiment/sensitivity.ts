/**
 * Sensitivity: what an assumption does to the time of readiness. Each assumption is changed down and up in a compiled program, and the first
 * replications are run again with the same draws, so that a difference is the assumption's and not chance. Routes stay as they are.
 * Cost: two re-runs of each assumption; the caller sets the number of replications.
 */
import { scaleDistribution, type Distribution } from '../engine/distribution.ts';
import { SERVERS } from '../engine/resource.ts';
import { CAUSE } from '../operation/explanation/cause.ts';
import type { FacilityResource } from '../operation/compile/facilities.ts';
import type { ReplicationOutcome } from '../operation/outcome.ts';
import { comingElements, type Program } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';
import { pairedDifference } from './statistics.ts';

export interface SensitivityOptions {
  /** Replications of each re-run; the first ones of the base run. */
  readonly replications: number;
  readonly sampleMin: number;
}

export interface DaysLater {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface RankedSensitivity {
  readonly assumption: string;
  readonly low: string;
  readonly high: string;
  /** Days by which the dated elements are ready later on average; negative is earlier. */
  readonly lowDays: DaysLater;
  readonly highDays: DaysLater;
}

interface Assumption {
  readonly name: string;
  readonly low: string;
  readonly high: string;
  /** The program with the assumption at so many times its value. */
  readonly changed: (program: Program, factor: number) => Program;
  readonly factors: readonly [low: number, high: number];
}

const HALF_MORE = { low: 'half as long', high: 'half as long again', factors: [0.5, 1.5] } as const;
const QUARTER = { low: 'a quarter less', high: 'a quarter more', factors: [0.75, 1.25] } as const;
/** Berths, ramps and spots are whole: of one a quarter more is another one, and the last is not taken away. */
const WHOLE_QUARTER = {
  low: 'a quarter less, of berths, ramps and spots at least one less, but not the last',
  high: 'a quarter more, of berths, ramps and spots at least one more',
  factors: [0.75, 1.25],
} as const;
const DECISIONS: readonly number[] = [CAUSE.gate, CAUSE.decision, CAUSE.detection, CAUSE.attribution];

/** Facilities of terminals; of several groups of berths each counts. */
const WORK_AT_TERMINALS = ['berths', 'staging', 'clearance', 'handling', 'ramps', 'parking-wide', 'parking-narrow', 'fuel']; // prettier-ignore

const ASSUMPTIONS: readonly Assumption[] = [
  { name: 'notice to move', ...HALF_MORE, changed: (p, f) => scaled(p, ['elementNotice'], f) },
  {
    name: 'marry-up and integration',
    ...HALF_MORE,
    changed: (p, f) => scaled(p, ['elementMarryUp', 'elementIntegration'], f),
  },
  { name: 'decisions', ...HALF_MORE, changed: (p, f) => scaled(p, ['conditionDistribution'], f, (i) => DECISIONS.includes(p.conditionCause[i])) }, // prettier-ignore
  { name: 'loading and unloading', ...HALF_MORE, changed: (p, f) => scaled(p, ['poolLoad', 'poolUnload'], f) },
  { name: 'speed of lift', ...QUARTER, changed: speed }, // prettier-ignore
  { name: 'border crossings', ...QUARTER, changed: (p, f) => capacity(p, f, (facility) => facility.startsWith('road') || facility.startsWith('rail-')) }, // prettier-ignore
  { name: 'railways', ...QUARTER, changed: (p, f) => capacity(p, f, (facility) => facility.startsWith('path') || facility === 'trains') }, // prettier-ignore
  { name: 'ports, airfields and ramps', ...WHOLE_QUARTER, changed: (p, f) => capacity(p, f, (facility) => WORK_AT_TERMINALS.includes(facility.replace(/:.*/, ''))) }, // prettier-ignore
  { name: 'assets of lift', low: 'every fourth away', high: 'all from the first day', factors: [0.75, 1], changed: assets }, // prettier-ignore
  { name: 'breakdowns', low: 'none', high: 'twice as many', factors: [0, 2], changed: (p, f) => ({ ...p, poolBreakdownPermille: p.poolBreakdownPermille.map((permille) => Math.min(1000, permille * f)) }) }, // prettier-ignore
];

/** The words of every row that a ranking may hold: names of assumptions, and what is done to them. */
export const SENSITIVITY_WORDS: readonly string[] = ASSUMPTIONS.flatMap(({ name, low, high }) => [name, low, high]);

/** Assumptions with the largest swing between down and up first. */
export function rankSensitivities(
  program: Program,
  seed: number,
  outcomes: readonly ReplicationOutcome[],
  options: SensitivityOptions,
): RankedSensitivity[] {
  const base = outcomes.slice(0, options.replications);
  const dated = program.world.elements.flatMap((element, e) => (element.requiredMin === undefined ? [] : [e]));
  const judged = dated.length > 0 ? dated : comingElements(program);
  const later = (changed: Program): DaysLater => {
    const simulator = new Simulator(changed);
    return pairedDifference(
      base.map((before) => {
        const after = simulator.replicate(seed, before.replication, { sampleMin: options.sampleMin });
        return meanReadyDays(program, judged, after) - meanReadyDays(program, judged, before);
      }),
      program.world.endMin / 1440,
    );
  };
  const swing = ({ lowDays, highDays }: RankedSensitivity) => Math.max(lowDays.mean, highDays.mean, 0) - Math.min(lowDays.mean, highDays.mean, 0); // prettier-ignore
  return ASSUMPTIONS.map(({ name, low, high, changed, factors }): RankedSensitivity => ({
    assumption: name,
    low,
    high,
    lowDays: later(changed(program, factors[0])),
    highDays: later(changed(program, factors[1])),
  })).sort((a, b) => swing(b) - swing(a) || (a.assumption < b.assumption ? -1 : 1));
}

/** Mean over the elements; one that is never ready counts with the end of the run. */
function meanReadyDays(program: Program, elements: readonly number[], o: ReplicationOutcome): number {
  const sum = elements.reduce((total, e) => total + (o.ready[e] < 0 ? program.world.endMin : o.ready[e]), 0);
  return sum / Math.max(1, elements.length) / 1440;
}

type Drawn =
  'elementNotice' | 'elementMarryUp' | 'elementIntegration' | 'conditionDistribution' | 'poolLoad' | 'poolUnload';

/** Other users of the same distribution keep theirs: changed ones are added behind. */
function scaled(
  program: Program,
  fields: readonly Drawn[],
  factor: number,
  applies = (_: number): boolean => true,
): Program {
  const distributions: Distribution[] = [...program.distributions];
  const made = new Map<number, number>();
  const change = (index: number): number => {
    if (index < 0) return index;
    let other = made.get(index);
    if (other === undefined) {
      other = distributions.length;
      distributions.push(scaleDistribution(program.distributions[index], factor));
      made.set(index, other);
    }
    return other;
  };
  const changed = Object.fromEntries(
    fields.map((field) => [field, program[field].map((index, i) => (applies(i) ? change(index) : index))]),
  );
  return { ...program, ...changed, distributions };
}

function capacity(program: Program, factor: number, applies: (facility: string) => boolean): Program {
  const list = program.facilities.list.map((row) =>
    applies(row.facility) ? { ...row, capacity: changedCapacity(row, factor) } : row,
  );
  return { ...program, facilities: { ...program.facilities, list } };
}

/** What is counted in whole servers changes by one at least; what there is not stays so, and one is left of what there is. */
function changedCapacity({ kind, capacity }: FacilityResource, factor: number): number {
  const rounded = Math.round(capacity * factor);
  if (capacity === 0) return 0;
  if (kind !== SERVERS) return Math.max(1, rounded);
  return factor > 1 ? Math.max(capacity + 1, rounded) : Math.max(1, Math.min(capacity - 1, rounded));
}

/** Stands are put in order anew: how far each is in minutes is kept with a program. */
function speed(program: Program, factor: number): Program {
  const poolSpeedMh = program.poolSpeedMh.map((nominal) => Math.max(1, Math.round(nominal * factor)));
  return { ...program, poolSpeedMh, standOrders: [] };
}

/** Below one every fourth asset never comes; at one all are to hand at the start. */
function assets(program: Program, factor: number): Program {
  const { endMin } = program.world;
  return {
    ...program,
    assetAvailableMin: program.assetAvailableMin.map((from, asset) =>
      factor >= 1 ? 0 : asset % 4 === 3 ? endMin + 1 : from,
    ),
  };
}
