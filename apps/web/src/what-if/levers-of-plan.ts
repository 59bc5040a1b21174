/** Levers in place of what the saved plan supposes: a what-if on a variant begins with its hypotheses. */
import type { HypothesisRow, ScenarioDocument } from '@muster/planning';
import type { Lever } from '@muster/planning/run';
import { formatLevers, parseLevers } from './levers-in-address.ts';

/** What the address says where nothing is pulled though the plan supposes something. */
const NONE = 'none';

/** What the plan supposes, as levers. Not `leversOf` of the engine, which would bring the whole of it to the page. */
export const suppositionsOf = (document: Pick<ScenarioDocument, 'hypotheses'>): Lever[] =>
  (document.hypotheses ?? []).map(leverOf);

export const leverOf = ({
  id: _,
  source: _s,
  confidence: _c,
  notional: _n,
  note: _t,
  ...lever
}: HypothesisRow): Lever => lever;

/** The levers of the address, or those that the plan supposes where it says none. */
export const readLevers = (text: string | undefined, supposed: readonly Lever[]): readonly Lever[] =>
  text === undefined ? supposed : parseLevers(text);

/** Null where they are those of the plan. */
export const writeLevers = (levers: readonly Lever[], supposed: readonly Lever[]): string | null =>
  isAlike(levers, supposed) ? null : (formatLevers(levers) ?? NONE);

/** Levers beyond the first of their kind: a variant may suppose several, and an address name them. */
export const furtherLevers = (levers: readonly Lever[]): readonly Lever[] =>
  levers.filter((lever) => levers.find(({ kind }) => kind === lever.kind) !== lever);

export const isAlike = (a: readonly Lever[], b: readonly Lever[]): boolean => inOrder(a) === inOrder(b);
const inOrder = (levers: readonly Lever[]): string =>
  levers
    .map((lever) => formatLevers([lever]))
    .sort()
    .join(';');
