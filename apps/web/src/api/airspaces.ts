/** Airspaces of the scenario that may be closed: where they lie, and when they are closed by what the run and the scenario say. */
import { gateStateAt } from '../charts/gate-state.ts';
import { disruptionsAt, type Disruption } from './disruptions.ts';
import type { RunSummary } from './model.ts';

export interface Airspace {
  readonly id: string;
  readonly name: string;
  readonly outline: readonly { readonly lat: number; readonly lon: number }[];
  /** Gate or condition that opens it; null = open from the start. */
  readonly opensWhen: string | null;
  /** Nations whose forces and supply never fly through it. */
  readonly refuses: readonly { readonly key: string; readonly name: string }[];
}

/**
 * `closed in some`: in some replications, or by a disruption that is not certain. `not known`: a condition opens or closes it of which the run
 * tells no date, for results have those of gates only.
 */
export type AirspaceState = 'open' | 'closed' | 'closed in some' | 'not known';

/** Whether an airspace is closed at a minute: by its gate in the replications of the run, and by the disruptions that are expected then. */
export function airspaceStateAt(
  { id, opensWhen }: Airspace,
  minute: number,
  gates: Pick<RunSummary, 'gates'>['gates'],
  disruptions: readonly Disruption[],
): AirspaceState {
  const gate = gates.find((row) => row.id === opensWhen);
  const state = gate && gateStateAt(gate, minute, undefined);
  const own = disruptions.filter(({ airspace, factor }) => airspace === id && factor === 0);
  const closings = disruptionsAt(own, minute);
  if (closings.some(({ probability }) => probability === 1)) return 'closed';
  if (state !== undefined && ['pending', 'never-met', 'withdrawn'].includes(state)) return 'closed';
  if (closings.length > 0 || state?.endsWith('-in-some')) return 'closed in some';
  const isUntold = (opensWhen !== null && gate === undefined) || own.some(({ fromMin }) => fromMin === null);
  return isUntold ? 'not known' : 'open';
}
