/**
 * A run as its shown replication has it. What is under way and who is where are of that replication, and a median stock has in it what in another one is
 * still on its way, or has not what here has come: so its stocks, what is done and what is decided are of it too. The ranges beside them stay those of all.
 */
import type { GateResult, ProgressResult, ResponseStep, StateAtMinute, StockResult } from '../../../api/model.ts';

interface Figures {
  /** Absent in runs of older engines. */
  readonly state?: StateAtMinute;
  readonly stocks: readonly StockResult[];
  readonly support: readonly ProgressResult[];
  readonly gates: readonly Pick<GateResult, 'id' | 'met'>[];
  readonly response: readonly Pick<ResponseStep, 'id' | 'kind' | 'decided' | 'inForce'>[];
}

/** The same figures with those of the shown replication in the middle, amounts at the step of the state; as they are where the run does not tell it. */
export function asShown<T extends Figures>(run: T, step: number): T {
  const { state } = run;
  if (state === undefined) return run;
  const amounts = (rows: typeof state.stocks) => new Map(rows.map(({ id, amount }) => [id, amount]));
  const [stocks, done] = [amounts(state.stocks), amounts(state.done)];
  const place = new Map(state.decisions.id.map((id, i) => [id, i]));
  const atStep = (series: readonly number[], amount: number | undefined) =>
    amount === undefined ? series : series.map((median, i) => (i === step ? amount : median));
  const at = (of: 'decidedMin' | 'inForceMin', id: string) => state.decisions[of][place.get(id) ?? -1] ?? null;
  return {
    ...run,
    stocks: run.stocks.map((row) => ({
      ...row,
      levelT: { ...row.levelT, p50: atStep(row.levelT.p50, stocks.get(row.id)) },
    })),
    support: run.support.map((row) => ({ ...row, done: { ...row.done, p50: atStep(row.done.p50, done.get(row.id)) } })),
    gates: run.gates.map((row) => ({ ...row, met: { ...row.met, p50: at('inForceMin', row.id) } })),
    response: run.response.map((row) => ({
      ...row,
      decided: { ...row.decided, p50: at('decidedMin', row.id) },
      inForce: { ...row.inForce, p50: at('inForceMin', row.id) },
    })),
  };
}
