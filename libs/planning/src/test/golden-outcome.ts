/**
 * What of a run is held as its golden outcome: few figures, in days from D-day to a tenth, so that a change that a planner would not notice
 * does not fail, and one that he would does.
 */
import type { QuantileTimes, RunResult } from '../run/index.ts';

const DAY = 1440;

export interface GoldenOutcome {
  /** P10, P50, P90 of the closure of all and of each component; null = not within the run. */
  readonly closures: Readonly<Record<string, readonly (number | null)[]>>;
  /** By line of requirements: probability of being met by its date, and the day by which it is met in half of the replications. */
  readonly lines: Readonly<Record<string, readonly [met: number, day: number | null]>>;
  /** By attacked sector: the day its hold time ends (median), and the probability that the force it asks for is ready before. */
  readonly sectors: Readonly<Record<string, readonly [holdsUntil: number | null, inTime: number]>>;
  /** Median days of the steps of the response that everybody waits for. */
  readonly response: Readonly<Record<string, number | null>>;
  /** Number of stocks that run out in half of the replications, and the first of them with their days. */
  readonly stockOuts: { readonly count: number; readonly first: Readonly<Record<string, number>> };
  /** The causes that bind most elements, with the gate; number of elements. */
  readonly binds: Readonly<Record<string, number>>;
  /** Cover of the five components the day before D-day and thirty days after. */
  readonly components: Readonly<Record<string, readonly [before: number, after: number]>>;
}

const CHAIN = ['breach', 'detection', 'attribution', 'consultation'];
const MOST_STOCK_OUTS = 8;
const MOST_BINDS = 8;
const tenth = (value: number): number => Math.round(value * 10) / 10;
const hundredth = (value: number): number => Math.round(value * 100) / 100;

export function goldenOutcome(result: RunResult): GoldenOutcome {
  const { dDayMin, stepMin, steps } = result.clock;
  const day = (minute: number | null): number | null => (minute === null ? null : tenth((minute - dDayMin) / DAY));
  const band = ({ p10, p50, p90 }: QuantileTimes) => [day(p10), day(p50), day(p90)];
  const outs = result.stocks
    .flatMap(({ id, firstStockOut: { p50 } }) => (p50 === null ? [] : [{ id, at: p50 }]))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const bound = new Map<string, number>();
  for (const { bindingCause, bindingGate } of result.elements) {
    const name = bindingGate === null ? `${bindingCause}` : `${bindingCause}, ${bindingGate}`;
    bound.set(name, (bound.get(name) ?? 0) + 1);
  }
  const stepAt = (minute: number) => Math.max(0, Math.min(steps - 1, Math.floor(minute / stepMin)));
  return {
    closures: Object.fromEntries(
      result.closures
        .filter(({ key }) => key.kind === 'all' || key.kind === 'component')
        .map(({ key, closure }) => [key.kind === 'all' ? 'all' : key.id, band(closure)]),
    ),
    lines: Object.fromEntries(
      result.requirements.map(({ id, met, metAt }) => [id, [hundredth(met.value), day(metAt.p50)] as const]),
    ),
    sectors: Object.fromEntries(
      result.sectors.flatMap(({ id, holdUntil, inTime }) =>
        inTime === null ? [] : [[id, [day(holdUntil.p50), hundredth(inTime.value)] as const]],
      ),
    ),
    response: Object.fromEntries(
      result.gates
        .filter(({ id }) => CHAIN.includes(id.replace('gate-', '')))
        .map(({ id, met }) => [id.replace('gate-', ''), day(met.p50)]),
    ),
    stockOuts: {
      count: outs.length,
      first: Object.fromEntries(outs.slice(0, MOST_STOCK_OUTS).map(({ id, at }) => [id, day(at)!])),
    },
    binds: Object.fromEntries([...bound].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_BINDS)),
    components: Object.fromEntries(
      result.components.map(({ id, cover }) => [
        id,
        [hundredth(cover.p50[stepAt(dDayMin - DAY)]), hundredth(cover.p50[stepAt(dDayMin + 30 * DAY)])] as const,
      ]),
    ),
  };
}
