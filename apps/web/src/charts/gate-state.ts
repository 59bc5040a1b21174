/** Where a gate stands at a time, read from the quantiles of when it is met, falls and is met again. */
import type { GateResult, QuantileTimes } from '@muster/planning/run';

export type GateState =
  | 'ended-by-breach'
  | 'met-again'
  | 'met-again-in-some'
  | 'withdrawn'
  | 'withdrawn-in-some'
  | 'met'
  | 'met-in-some'
  | 'pending'
  | 'never-met';

type Times = QuantileTimes | null | undefined;
const isBy = (minute: number, at: number | null | undefined): boolean => typeof at === 'number' && minute >= at;
const inNearlyAll = (times: Times, minute: number) => isBy(minute, times?.p90);
const inSome = (times: Times, minute: number) => isBy(minute, times?.p10);

/**
 * @param gate results of earlier engines do not say when it fell
 * @param breach when the breach happens, undefined where there is none: it ends a ceasefire that stands, and is no withdrawal
 */
export function gateStateAt(
  gate: Pick<GateResult, 'met' | 'fell' | 'metAgain'> & { readonly kind: string },
  minute: number,
  breach: QuantileTimes | undefined,
): GateState {
  const state = decidedBy(gate, minute);
  const stands = state === 'met' || state === 'met-again';
  return gate.kind === 'ceasefire' && stands && inNearlyAll(breach, minute) ? 'ended-by-breach' : state;
}

function decidedBy({ met, fell, metAgain }: Pick<GateResult, 'met' | 'fell' | 'metAgain'>, minute: number): GateState {
  if (inNearlyAll(fell, minute)) {
    if (inNearlyAll(metAgain, minute)) return 'met-again';
    return inSome(metAgain, minute) ? 'met-again-in-some' : 'withdrawn';
  }
  if (inSome(fell, minute)) return 'withdrawn-in-some';
  if (inNearlyAll(met, minute)) return 'met';
  if (inSome(met, minute)) return 'met-in-some';
  return met.share === 0 ? 'never-met' : 'pending';
}
