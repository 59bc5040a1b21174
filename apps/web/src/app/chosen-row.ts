import { useEffect, useRef, type RefObject } from 'react';

/** For the row that a link names: brought to the middle of what scrolls, once for each that is chosen. */
export function useChosenRow(chosen: string | undefined): RefObject<HTMLTableRowElement | null> {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which React would take for a function that cleans up.
    row.current?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return row;
}
