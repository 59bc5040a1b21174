/**
 * Makes a document whole again after rows were left out of it. A row that names a missing one as one of a list loses that entry; a row
 * that cannot say what it means without the missing one is left out as well, and so on until nothing dangles.
 *
 * Leaving out is the cautious reading: an element whose gate is hidden would otherwise move without anybody's approval, one whose contribution is
 * hidden without its caveats and policies, or though it is withdrawn. A command is not left out with its headquarters: those under it would then be
 * under nobody and asked for nothing. It counts as one that names none, in place from the start.
 */
import type { ScenarioDocument } from '../scenario/document.ts';
import { validateScenario } from '../parse/validation.ts';

/** Fields that only describe: without them the row means the same. */
const DESCRIPTIVE = new Set([
  'source',
  'parent',
  'correlatedWith',
  'approvalGate',
  'relievedBy',
  'support',
  'partOf',
  'headquarters',
  'frameworkNation',
]);

type Rows = Record<string, Record<string, unknown>[]>;

/** Each pass takes out what the one before left dangling. */
export function withoutDanglingReferences(document: ScenarioDocument): ScenarioDocument {
  let current = document;
  // Nothing new dangles unless a row has gone.
  const mostPasses = 2 + countRows(document) + countRows(document.attack ?? {});
  for (let pass = 0; pass < mostPasses; pass++) {
    const dangling = validateScenario(current).filter(({ code }) => code === 'reference.unknown');
    if (dangling.length === 0) return current;
    current = withoutThese(
      current,
      dangling.map(({ path }) => path.split('.')),
    );
  }
  throw new Error('references still dangle after many passes');
}

function withoutThese(document: ScenarioDocument, paths: readonly (readonly string[])[]): ScenarioDocument {
  const copy = JSON.parse(JSON.stringify(document)) as Rows;
  const gone = new Map<string, Set<number>>();
  const drop = (list: string, index: number): void => void gone.set(list, (gone.get(list) ?? new Set()).add(index));
  for (const path of paths) {
    // Lists of rows stand at the top, and those of the attack and of the initial state one level below.
    const depth = path[0] === 'attack' || path[0] === 'initialState' ? 2 : 1;
    const list = path.slice(0, depth).join('.');
    const index = Number(path[depth]);
    const row = listAt(copy, list)[index];
    const [field, ...inside] = path.slice(depth + 1);
    const value = row[field];
    const isEntry = Array.isArray(value) && inside.length > 0;
    if (isEntry) drop(`${list}.${index}.${field}`, Number(inside[0]));
    else if (DESCRIPTIVE.has(field)) delete row[field];
    else drop(list, index);
  }
  // Entries first: their paths name rows by the place they have before rows go.
  for (const [list, indices] of [...gone].sort(([a], [b]) => b.split('.').length - a.split('.').length)) {
    const entries = listAt(copy, list);
    const left = entries.filter((_, i) => !indices.has(i));
    entries.splice(0, entries.length, ...left);
  }
  return withoutFollowers(copy as unknown as ScenarioDocument, document);
}

const countRows = (lists: object): number =>
  Object.values(lists).reduce<number>((sum, rows) => sum + (Array.isArray(rows) ? rows.length : 0), 0);

/** Gates and conditions that hang on those that went, link by link: a long chain of them costs one pass, and not one for each link. */
function withoutFollowers(document: ScenarioDocument, before: ScenarioDocument): ScenarioDocument {
  const count = ({ gates = [], conditions = [] }: ScenarioDocument) => gates.length + conditions.length;
  let current = withoutEmptied(document, before);
  for (let was = count(before); count(current) < was;) {
    was = count(current);
    const { gates = [], conditions = [], remedies = [], commitments = [] } = current;
    const there = new Set([...gates, ...conditions, ...remedies, ...commitments].map(({ id }) => id));
    const isGone = (id: string | undefined) => id !== undefined && !there.has(id);
    const keptGates = gates
      .filter(({ withdrawnBy, restoredBy }) => !isGone(withdrawnBy) && !isGone(restoredBy))
      .map((gate) => ({ ...gate, ...(gate.requires && { requires: gate.requires.filter((id) => !isGone(id)) }) }));
    const keptConditions = conditions
      .filter(({ revokedBy, restoredBy }) => !isGone(revokedBy) && !isGone(restoredBy))
      .filter((condition) => condition.type !== 'after' || !isGone(condition.condition))
      .map((condition) =>
        'of' in condition ? { ...condition, of: condition.of.filter((id) => !isGone(id)) } : condition,
      );
    current = withoutEmptied(
      {
        ...current,
        ...(current.gates && { gates: keptGates }),
        ...(current.conditions && { conditions: keptConditions }),
      },
      before,
    );
  }
  return current;
}

function listAt(document: Rows, path: string): Record<string, unknown>[] {
  let value: unknown = document;
  for (const key of path.split('.')) value = (value as Record<string, unknown>)[key];
  return value as Record<string, unknown>[];
}

/** A gate or condition whose list has lost all its entries would be met at once, so it goes too; a count is no more than what is left. */
function withoutEmptied(document: ScenarioDocument, before: ScenarioDocument): ScenarioDocument {
  const waited = new Set((before.gates ?? []).filter(({ requires = [] }) => requires.length > 0).map(({ id }) => id));
  return {
    ...document,
    ...(document.gates && {
      gates: document.gates
        .filter(({ id, requires = [] }) => requires.length > 0 || !waited.has(id))
        .map((gate) =>
          gate.requiresCount === undefined || gate.requiresCount <= (gate.requires ?? []).length
            ? gate
            : { ...gate, requiresCount: gate.requires?.length },
        ),
    }),
    ...(document.conditions && {
      conditions: document.conditions
        .filter((condition) => !('of' in condition) || condition.of.length > 0)
        .map((condition) =>
          condition.type === 'at-least' && condition.count > condition.of.length
            ? { ...condition, count: condition.of.length }
            : condition,
        ),
    }),
  };
}

/** The section that every document has, so that it tells nothing. */
const ALWAYS_THERE = 'places';

/**
 * Sections that nobody has rows in are as if they were not there. To a reader an empty one would say that there is something which he does not
 * see; and one that goes as soon as something is hidden in it would say so too.
 */
export function withoutEmptySections(document: ScenarioDocument): ScenarioDocument {
  const { initialState } = document;
  const state = initialState && withoutEmptyLists(initialState);
  const kept = withoutEmptyLists(document);
  return state === initialState ? kept : { ...kept, initialState: state };
}

function withoutEmptyLists<T extends object>(lists: T): T {
  const entries = Object.entries(lists);
  const kept = entries.filter(([name, value]) => name === ALWAYS_THERE || !Array.isArray(value) || value.length > 0);
  return kept.length === entries.length ? lists : (Object.fromEntries(kept) as T);
}
