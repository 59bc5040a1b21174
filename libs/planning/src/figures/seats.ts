/** Seats: who hold one place of the force one after another, an element and then its reliefs, and when it is taken. */
import { OPEN_MIN } from '../command/command.ts';

/** From this minute on until the other one. */
export interface Span {
  readonly fromMin: number;
  readonly untilMin: number;
}

/** A span in which a seat is taken, and by whom. */
export interface Held extends Span {
  readonly element: number;
}

/** Indices of the elements that hold a seat one after another. */
export type Seat = readonly number[];

/** When a seat is taken: by its element from when it comes until it leaves, then by its relief. Minutes by element; -1 = never comes. */
export function takenOf(seat: Seat, come: ArrayLike<number>, leave: ArrayLike<number>): Held[] {
  const spans: Held[] = [];
  let left = 0;
  for (const element of seat) {
    if (left === OPEN_MIN) break;
    const fromMin = Math.max(come[element], left);
    if (come[element] >= 0 && fromMin < leave[element]) spans.push({ fromMin, untilMin: leave[element], element });
    left = Math.max(left, leave[element]);
  }
  return spans;
}
