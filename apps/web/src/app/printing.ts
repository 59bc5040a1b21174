/**
 * Whether the page is being put on paper. A list that draws only the rows in sight draws all of them then, and what is as wide as the window
 * is drawn as wide as the sheet: nobody can scroll paper.
 */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** Of a panel on a sheet of A4 with the margins of `theme/print.css`, in CSS pixels; a sheet of Letter is wider. */
const SHEET_PX = 676;
/** Rows of a list beyond these are counted on paper, not drawn: a hundred thousand of them would stop the browser. */
const MOST_PRINTED_ROWS = 2000;

let isPrinting = false;
const listeners = new Set<() => void>();

/** What is to be printed has to stand before the listener returns: nothing that comes later gets onto the sheet. */
function tell(next: boolean) {
  isPrinting = next;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

const begin = () => tell(true);
const end = () => tell(false);

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting);

/** @param beside what stands beside the drawing in its panel, in pixels */
export function useDrawnWidth(measured: number, beside = 0): number {
  const printing = usePrinting();
  return printing ? Math.min(measured, SHEET_PX - beside) : measured;
}

interface ListedRow {
  readonly index: number;
  readonly start: number;
}

interface Listed {
  readonly listed: readonly ListedRow[];
  /** How many more there are than are drawn on paper: what is left out is said. */
  readonly left: number;
}

/** All rows of a list one below the other, as far as paper has room for them. */
export const layoutPrinted = (count: number): Listed => ({
  listed: Array.from({ length: Math.min(count, MOST_PRINTED_ROWS) }, (_, index) => ({ index, start: 0 })),
  left: Math.max(0, count - MOST_PRINTED_ROWS),
});

/** The rows that are drawn: those in sight, and on paper all of them. */
export function useListedRows(count: number, inSight: readonly ListedRow[]): Listed {
  return usePrinting() ? layoutPrinted(count) : { listed: inSight, left: 0 };
}
