/** Focus of a form that opens beside a list: it goes into the form, and back to where it came from when the form is closed. */
import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

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
      if (before.isConnected && (document.activeElement === null || document.activeElement === document.body))
        before.focus();
    };
  }, []);
  return own;
}

/**
 * For a group of buttons of which one may be of no use once it was pressed: the focus that it would lose goes to the first that still is, so that
 * the keyboard goes on from there.
 */
export function useKeptFocus<T extends HTMLElement>() {
  const group = useRef<T>(null);
  const holds = useRef(false);
  useEffect(() => {
    if (holds.current && document.activeElement === document.body)
      group.current?.querySelector<HTMLElement>('button:enabled')?.focus();
  });
  return {
    ref: group,
    onFocus: () => void (holds.current = true),
    onBlur: ({ relatedTarget }: FocusEvent) => void (holds.current = relatedTarget === null),
  };
}
