/** How sure the inputs of a scenario are, over all rows that say so. */
import type { ScenarioDocument } from '@muster/planning';

export interface ConfidenceCount {
  readonly sources: number;
  readonly count: number;
  readonly read: number;
  readonly second: number;
  readonly unverified: number;
  readonly assumed: number;
  readonly computed: number;
}

export function countConfidence(document: ScenarioDocument): ConfidenceCount {
  const codes = Object.values(document).flatMap((rows: unknown) =>
    Array.isArray(rows) ? rows.map((row: { readonly confidence?: string }) => row.confidence) : [],
  );
  const of = (code: string) => codes.filter((one) => one === code).length;
  return {
    sources: document.sources?.length ?? 0,
    count: codes.filter((code) => code !== undefined).length,
    read: of('R'),
    second: of('S'),
    unverified: of('M'),
    assumed: of('A'),
    computed: of('C'),
  };
}
