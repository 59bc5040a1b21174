/** The invented scenario with something changed, over the same draws, and what is read from its results by name. */
import { amberStrait } from '../reference/amber-strait.ts';
import { prepare, runChunk, toRunResult, type QuantileTimes, type RunResult } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const REPLICATIONS = 30;

export function runAmber(change: Partial<ScenarioDocument> = {}): RunResult {
  const prepared = prepare({ ...amberStrait, ...change });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues.slice(0, 5)));
  return toRunResult(prepared.value, 1, REPLICATIONS, [runChunk(prepared.value, 1, 0, REPLICATIONS)]);
}

export const at = (times: QuantileTimes | null | undefined): number => times?.p50 ?? Infinity;
export const gateOf = (result: RunResult, id: string) => at(result.gates.find((gate) => gate.id === id)?.met);
export const elementOf = (result: RunResult, id: string) => result.elements.find((row) => row.id === id)!;
export const stepOf = (result: RunResult, id: string) => at(result.response.find((step) => step.id === id)?.inForce);
export const sectorOf = (result: RunResult, id: string) => result.sectors.find((row) => row.id === id)!;
export const progressOf = (result: RunResult, id: string) => result.progress.find((row) => row.id === id)!;
