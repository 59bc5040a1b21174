/** Focus of a form that opens beside a list: it goes into the form, and back to where it came from when the form is closed. */
import { useEffect, useRef, type RefObject } from 'react';

const FIELDS = 'input, select, textarea';

/** @returns for the element whose first field takes the focus; a form that is there when the page is loaded takes none */
export function useOwnFocus(): RefObject<HTMLDivElement | null> {
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    if (!(before instanceof HTMLElement) || before === document.body) return undefined;
    own.current?.querySelector<HTMLElement>(FIELDS)?.focus({ preventScroll: true });
    return () => {
      // Who clicked elsewhere meanwhile has moved on.
      if (before.isConnected && (document.activeElement === null || document.activeElement === document.body)) before.focus();
    };
  }, []);
  return own;
}
