/**
 * The state of a plan is one value of the head, and its entries speak of rows that nations own. Who may not read a row does not read its entry,
 * so an entry that he leaves out says nothing: it stays as it is.
 */
import {
  canonicalJson,
  supplyKey,
  withoutDanglingReferences,
  type InitialState,
  type ScenarioDocument,
} from '@muster/planning';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { ScenarioHead } from '../scenarios/scenario.entity.ts';
import type { Draft } from './draft.ts';
import type { EditPolicy } from './edit-policy.ts';

const KEY_OF: { readonly [L in ListName]: (entry: Entry<L>) => string } = {
  elements: ({ element }) => element,
  support: ({ id }) => id,
  stocks: ({ stock }) => stock,
  supply: supplyKey,
  gates: ({ gate }) => gate,
  response: ({ id }) => id,
};
type ListName = Exclude<keyof InitialState, 'asOf'>;
type Entry<L extends ListName> = NonNullable<InitialState[L]>[number];
const LISTS = Object.keys(KEY_OF) as ListName[];

type Entries = readonly Readonly<Record<string, unknown>>[];
type State = InitialState | undefined;

const entriesOf = (state: State, list: ListName): Entries => (state?.[list] ?? []) as Entries;
const keyOf = (list: ListName, entry: Entries[number]): string => KEY_OF[list](entry as never);
const keysOf = (state: State, list: ListName): Set<string> =>
  new Set(entriesOf(state, list).map((entry) => keyOf(list, entry)));

/** A state in which a list without entries is the same as none. */
const withLists = (state: State): object | null =>
  state === undefined ? null : { ...state, ...Object.fromEntries(LISTS.map((list) => [list, entriesOf(state, list)])) };

/** Entries of a state that are neither in the view nor in what is set. */
function listHidden(list: ListName, stored: State, seen: State, given: State): Entries {
  const known = new Set([...keysOf(seen, list), ...keysOf(given, list)]);
  return entriesOf(stored, list).filter((entry) => !known.has(keyOf(list, entry)));
}

/** What a change makes of the head, as far as its caller may know. */
export interface SeenHead {
  readonly before: ScenarioHead;
  readonly after: ScenarioHead;
}

/**
 * Puts the entries that the caller does not see back into a state that was set without them.
 *
 * @returns the head before and after without them, or why the state cannot be set
 */
export async function keepHiddenState(draft: Draft, policy: EditPolicy): Promise<SeenHead | UserError> {
  const before = draft.storedHead;
  const after = draft.head;
  const stored = before.initialState;
  if (stored === undefined || before === after) return { before, after };
  const view = await policy.viewOf(draft.storedDocument());
  const seen = { ...before, initialState: view.initialState };
  if (isSame(stored, after.initialState)) return { before: seen, after: { ...after, initialState: view.initialState } };
  if (after.initialState !== undefined && isSame(withLists(view.initialState), withLists(after.initialState))) {
    // Who sets what he reads changes nothing, also not the order of what he does not read.
    draft.replaceHead({ ...after, initialState: stored });
    return { before: seen, after };
  }
  // What the caller names himself is his own word, and answered as one.
  const kept = LISTS.map(
    (list) => [list, listHidden(list, stored, view.initialState, after.initialState)] as const,
  ).filter(([, entries]) => entries.length > 0);
  if (kept.length > 0) {
    if (after.initialState === undefined || !isSame(stored.asOf, after.initialState.asOf)) return HIDDEN_STATE;
    // Behind those of the caller: a path leads to the place that an entry has in his input.
    const whole = kept.map(([list, entries]) => [list, [...entriesOf(after.initialState, list), ...entries]]);
    draft.replaceHead({
      ...after,
      initialState: { ...after.initialState, ...Object.fromEntries(whole) } as InitialState,
    });
  }
  return { before: seen, after };
}

/** Whether a state speaks of what is not in the view of the caller. */
export function saysMore(state: State, view: ScenarioDocument): boolean {
  if (state === undefined) return false;
  return !isSame(withoutDanglingReferences({ ...view, initialState: state }).initialState, state);
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

const HIDDEN_STATE = userError(
  'reference.hidden',
  ['input', 'initialState'],
  'The state that the plan begins with also tells of what is not released to you: its instant stays, and it cannot be taken away.',
);
