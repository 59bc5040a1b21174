/**
 * The address is the view: screen in the path; scenario, run, clock, selection and filters in the query. Only this module touches
 * `history`. Moving the clock replaces the entry (thousands of steps would bury Back); every other change pushes one.
 */
import { useSyncExternalStore } from 'react';

export const SCREENS = [
  'overview',
  'closure',
  'timeline',
  'map',
  'supply',
  'forces',
  'gates',
  'what-if',
  'compare',
  'scenario',
  'brief',
  'runs',
  'plans',
  'explorer',
] as const;
export type ScreenName = (typeof SCREENS)[number];

export interface Address {
  readonly screen: ScreenName;
  readonly query: Readonly<Record<string, string>>;
}

const MOST_KEYS = 40;
const LONGEST_VALUE = 400;

export function parseAddress(pathname: string, search: string): Address {
  const first = pathname.split('/').find((part) => part !== '') ?? 'overview';
  const screen = SCREENS.find((name) => name === first) ?? 'overview';
  const query: Record<string, string> = {};
  for (const [key, value] of [...new URLSearchParams(search)].slice(0, MOST_KEYS)) {
    if (/^[a-z]{1,20}$/.test(key) && value !== '') query[key] = value.slice(0, LONGEST_VALUE);
  }
  return { screen, query };
}

export function formatAddress({ screen, query }: Address): string {
  const parameters = new URLSearchParams();
  for (const key of Object.keys(query).sort()) if (query[key] !== '') parameters.set(key, query[key]);
  const text = parameters.toString();
  return `/${screen}${text === '' ? '' : `?${text}`}`;
}

/** Keys of the query that name something of one scenario: whoever goes to another leaves them. Filters and views stay. */
const OF_SCENARIO = [
  'run',
  't',
  'element',
  'place',
  'link',
  'stock',
  'nation',
  'line',
  'gate',
  'row',
  'rows',
  'import',
  'now',
  'job',
  'levers',
  'relief',
  'then',
  'against',
  'source',
] as const;

/** Part of a change of the query that goes to another scenario. */
export const LEAVE_SCENARIO = Object.fromEntries(OF_SCENARIO.map((key) => [key, null])) as Readonly<
  Record<(typeof OF_SCENARIO)[number], null>
>;

const listeners = new Set<() => void>();
let current: Address | null = null;

function read(): Address {
  current ??= parseAddress(window.location.pathname, window.location.search);
  return current;
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('popstate', onPop);
    window.addEventListener('pagehide', write);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('popstate', onPop);
    window.removeEventListener('pagehide', write);
  };
}

/**
 * Browsers refuse more than some two hundred writes in half a minute, so a lever that is dragged and a clock that plays are written
 * calmly: the first change at once, for whoever loads the page again, those that follow within this time together.
 */
const CALM_MS = 300;
let calm: ReturnType<typeof setTimeout> | undefined;
let isBehind = false;

/** Whether the browser took it: some throw when they were written to too often. */
function isWritten(how: 'pushState' | 'replaceState', url: string): boolean {
  try {
    window.history[how](null, '', url);
    return true;
  } catch {
    return false;
  }
}

/** Writes to the browser what the page already goes by; what it does not take is tried again. */
function write(): void {
  if (isBehind) isBehind = !isWritten('replaceState', formatAddress(read()));
}

function writeCalmly(): void {
  isBehind = true;
  if (calm !== undefined) return;
  write();
  calm = setTimeout(() => {
    calm = undefined;
    if (isBehind) writeCalmly();
  }, CALM_MS);
}

function onPop() {
  // The entry that waited to be rewritten is no longer the one that is shown.
  isBehind = false;
  current = null;
  for (const listener of listeners) listener();
}

export interface Change {
  readonly screen?: ScreenName;
  /** `null` removes the key. */
  readonly query?: Readonly<Record<string, string | null>>;
}

/** The address after a change; keys that are not named stay. */
export function applyChange(address: Address, change: Change): Address {
  const query: Record<string, string> = { ...address.query };
  for (const [key, value] of Object.entries(change.query ?? {})) {
    if (value === null || value === '') delete query[key];
    else query[key] = value;
  }
  // What is looked for among the rows of a section is looked for there only.
  if (query['section'] !== address.query['section'] && change.query?.['rows'] === undefined) delete query['rows'];
  return { screen: change.screen ?? address.screen, query };
}

export function navigate(change: Change, how: 'push' | 'replace' = 'push'): void {
  const next = applyChange(read(), change);
  const url = formatAddress(next);
  if (url === formatAddress(read())) return;
  if (how === 'push') write();
  current = next;
  // The page follows in any case; an entry that the browser refuses takes the place of the one before.
  if (how === 'replace' || !isWritten('pushState', url)) writeCalmly();
  else isBehind = false;
  for (const listener of listeners) listener();
}

/** The address for what reads it once, outside a drawing. */
export const currentAddress = read;

export const useAddress = (): Address => useSyncExternalStore(subscribe, read);

/** Address of a link that changes only what is named, for `href`. */
export const linkTo = (address: Address, change: Change): string => formatAddress(applyChange(address, change));
