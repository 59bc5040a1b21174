/**
 * The rows in which a replication that is shown in detail is stored, one for each part of it. Its amounts stand in pieces by steps: who asks for
 * those of one step reads one piece, and no row grows with stocks times steps.
 */
import type { RunResult } from '@muster/planning/run';
import type { StoredRow } from './result-rows.ts';

type Shown = RunResult['shown'];
type ShownState = NonNullable<Shown['state']>;

export type ShownHead = Pick<Shown, 'replication' | 'hash'>;

/** Whose amounts the pieces hold, in their order. */
interface Amounts {
  readonly stocks: readonly string[];
  readonly done: readonly string[];
  readonly stepsInPiece: number;
}

/** Of each step its amounts. */
export interface AmountPiece {
  readonly stocks: readonly (readonly number[])[];
  readonly done: readonly (readonly number[])[];
}

/** Parts that have a row each. */
export type ShownParts = Pick<Shown, 'elements' | 'movements' | 'supply' | 'runs'> & {
  readonly decisions?: ShownState['decisions'];
  readonly amounts?: Amounts;
};

/** Which of the stored replications: the shown one, or one that is kept beside it. */
export const placeOf = (kept: number | undefined): { readonly part: string; readonly key: string } =>
  kept === undefined ? { part: 'shown', key: '' } : { part: 'kept', key: String(kept) };

export const PIECES = '.amounts.pieces';

/** Keys of pieces begin with the replication, which that of a kept one is told by. */
export const pieceKey = (key: string, piece: number): string => `${key}:${piece}`;
export const replicationOf = (key: string): number => Number(key.split(':')[0]);

export function toShownRows(kept: number | undefined, { replication, hash, state, ...rest }: Shown): StoredRow[] {
  const { part, key } = placeOf(kept);
  const row = (suffix: string, body: unknown): StoredRow => ({ part: part + suffix, key, ordinal: 0, body });
  const { elements, movements, supply, runs } = rest;
  const amounts = state && toAmounts(state);
  const parts: ShownParts = { elements, movements, supply, runs, decisions: state?.decisions, amounts };
  return [
    row('', { replication, hash } satisfies ShownHead),
    ...Object.entries(parts).flatMap(([name, body]) => (body === undefined ? [] : row(`.${name}`, body))),
    ...(state && amounts ? toPieces(state, amounts) : []).map((body, at): StoredRow => ({
      part: part + PIECES,
      key: pieceKey(key, at),
      ordinal: at,
      body,
    })),
  ];
}

/** A small world is one piece; of a large one each step is. */
const NUMBERS_IN_PIECE = 20_000;

function toAmounts({ stocks, done }: ShownState): Amounts {
  const stepsInPiece = Math.max(1, Math.floor(NUMBERS_IN_PIECE / Math.max(1, stocks.length + done.length)));
  return { stocks: stocks.map(({ id }) => id), done: done.map(({ id }) => id), stepsInPiece };
}

function toPieces({ stocks, done }: ShownState, { stepsInPiece }: Amounts): AmountPiece[] {
  const steps = Math.max(0, ...[stocks[0], done[0]].map((first) => first?.amount.length ?? 0));
  const at = (rows: typeof stocks, from: number) =>
    Array.from({ length: Math.min(stepsInPiece, steps - from) }, (_, i) => rows.map(({ amount }) => amount[from + i]));
  return Array.from({ length: Math.ceil(steps / stepsInPiece) }, (_, piece) => {
    const from = piece * stepsInPiece;
    return { stocks: at(stocks, from), done: at(done, from) };
  });
}

/** Where the amounts of a step stand. */
export const placeOfStep = (
  step: number,
  { stepsInPiece }: Amounts,
): { readonly piece: number; readonly at: number } => ({
  piece: Math.floor(step / stepsInPiece),
  at: step % stepsInPiece,
});
