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
}

/** `closed in some`: in some replications, or by a disruption that is not certain. */
export type AirspaceState = 'open' | 'closed' | 'closed in some';

/** Whether an airspace is closed at a minute: by its gate in the replications of the run, and by the disruptions that are expected then. */
export function airspaceStateAt(
  { id, opensWhen }: Airspace,
  minute: number,
  gates: Pick<RunSummary, 'gates'>['gates'],
  disruptions: readonly Disruption[],
): AirspaceState {
  const gate = gates.find((row) => row.id === opensWhen);
  const state = gate && gateStateAt(gate, minute, undefined);
  const closings = disruptionsAt(disruptions, minute).filter(({ airspace, factor }) => airspace === id && factor === 0);
  if (closings.some(({ probability }) => probability === 1)) return 'closed';
  if (state !== undefined && ['pending', 'never-met', 'withdrawn'].includes(state)) return 'closed';
  return closings.length > 0 || state?.endsWith('-in-some') ? 'closed in some' : 'open';
}
