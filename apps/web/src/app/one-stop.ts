/**
 * One stop of the tab key for a whole table or list of buttons that are the same in each row: whoever walks the page by keyboard passes a table
 * once, not twice a row. Arrows, Home and End go from row to row within it (the roving tab stop of the ARIA authoring practices).
 */
const GROUP = 'table, ul, ol';
const MARK = 'data-one-stop';

/** The outermost, so that a list in a list is one. */
function groupOf(element: Element): Element | null {
  let group: Element | null = null;
  for (let at = element.closest(GROUP); at !== null; at = at.parentElement?.closest(GROUP) ?? null) group = at;
  return group;
}

const stopsOf = (group: Element) => [...group.querySelectorAll<HTMLElement>(`[${MARK}]`)];

function moveStop(group: Element, to: HTMLElement | undefined) {
  for (const stop of group.querySelectorAll<HTMLElement>(`[${MARK}][tabindex="0"]`)) stop.tabIndex = -1;
  if (to !== undefined) to.tabIndex = 0;
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** For `ref` of a button without a `tabIndex` of its own; outside a table or list it stays a stop. */
export function oneStop(button: HTMLElement | null): (() => void) | undefined {
  const group = button === null ? null : groupOf(button);
  if (button === null || group === null) return undefined;
  const begin = () => moveStop(group, button);
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const stops = stopsOf(group);
    event.preventDefault();
    stops[step(stops.indexOf(button), stops.length - 1)]?.focus();
  };
  button.tabIndex = group.querySelector(`[${MARK}][tabindex="0"]`) === null ? 0 : -1;
  button.setAttribute(MARK, '');
  button.addEventListener('focus', begin);
  button.addEventListener('keydown', walk);
  return () => {
    button.removeEventListener('focus', begin);
    button.removeEventListener('keydown', walk);
    button.removeAttribute(MARK);
    // Its row goes: another must be reachable.
    if (button.tabIndex === 0) moveStop(group, stopsOf(group)[0]);
  };
}
