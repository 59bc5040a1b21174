/**
 * Labels: who may see a piece of data. A label is a value beside the data, never part of the scenario document, because it changes
 * nothing that a run computes.
 */

/**
 * - `open`: the content may be read by all it is released to, observers included.
 * - `restricted`: as open, without observers.
 * - `existence`: those it is released to learn that it exists and whose it is; the content stays with its nation.
 */
export const LEVELS = ['open', 'restricted', 'existence'] as const;
export type Level = (typeof LEVELS)[number];

/** The coordination cell is no nation, and is released to by this name among the nations. */
export const CELL = '@cell';

export interface Label {
  readonly level: Level;
  /** Nations (and `CELL`) beside the owner, or everybody with a role in the scenario. */
  readonly releasableTo: 'all' | readonly string[];
  /** Handling instructions in words, shown wherever the data is. */
  readonly caveats: readonly string[];
}

/** Of open sources: the reference scenarios. */
export const OPEN_LABEL: Label = Object.freeze({ level: 'open', releasableTo: 'all', caveats: [] });
/** New data belongs to its nation alone. */
export const OWN_NATION_LABEL: Label = Object.freeze({ level: 'open', releasableTo: [], caveats: [] });

/**
 * What a row adds to the label of what is derived from it. The owner reads its own data whatever the label says; derived data has no owner, so
 * its label has to name him. Derived data is content: of a row that is released by its existence only, it is for the owner alone.
 */
export function withOwner(label: Label, owner: string | null): Label {
  if (label.level === 'existence')
    return { ...label, level: 'restricted', releasableTo: owner === null ? [] : [owner] };
  if (owner === null || label.releasableTo === 'all' || label.releasableTo.includes(owner)) return label;
  return { ...label, releasableTo: [...label.releasableTo, owner].sort() };
}

/** The label of what is derived from all of them: highest level, intersection of audiences, union of caveats. */
export function combineLabels(labels: Iterable<Label>): Label {
  let level = 0;
  let releasableTo: 'all' | readonly string[] = 'all';
  const caveats = new Set<string>();
  for (const label of labels) {
    level = Math.max(level, LEVELS.indexOf(label.level));
    releasableTo = intersect(releasableTo, label.releasableTo);
    for (const caveat of label.caveats) caveats.add(caveat);
  }
  return {
    level: LEVELS[level],
    releasableTo: releasableTo === 'all' ? 'all' : [...releasableTo].sort(),
    caveats: [...caveats].sort(),
  };
}

function intersect(a: Label['releasableTo'], b: Label['releasableTo']): Label['releasableTo'] {
  if (a === 'all') return b;
  if (b === 'all') return a;
  return a.filter((audience) => b.includes(audience));
}

/** True when somebody could see more under `after` than under `before`: such a change needs four eyes. */
export function isWider(before: Label, after: Label): boolean {
  if (LEVELS.indexOf(after.level) < LEVELS.indexOf(before.level)) return true;
  if (before.releasableTo !== 'all') {
    const known = before.releasableTo;
    if (after.releasableTo === 'all' || after.releasableTo.some((audience) => !known.includes(audience))) return true;
  }
  return before.caveats.some((caveat) => !after.caveats.includes(caveat));
}
