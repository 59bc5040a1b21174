/** What belongs to the response. What waits for the breach has its ledger counted from D-day, and may be changed without a new posture. */
import type { ConditionRow } from '../scenario/activation-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';

/** Something that is met, or called forward, when so many of what it waits for are. */
interface Node {
  readonly id: string;
  readonly of: readonly string[];
  readonly count: number;
  /** Cannot be before D-day by itself. */
  readonly isLate: boolean;
}

const known = new WeakMap<ScenarioDocument, ReadonlySet<string>>();

/**
 * Ids of all that cannot be met before D-day: the breach, remedies, what opens at D-day or later, and what rests on too many of them. Marks spread
 * along an and-or graph (Dowling and Gallier 1984), linear in its edges.
 */
function afterBreach(document: ScenarioDocument): ReadonlySet<string> {
  let after = known.get(document);
  if (after === undefined) known.set(document, (after = spread(nodesOf(document))));
  return after;
}

function spread(nodes: readonly Node[]): ReadonlySet<string> {
  const leaning = new Map<string, Node[]>();
  for (const node of nodes) for (const id of node.of) (leaning.get(id) ?? leaning.set(id, []).get(id)!).push(node);
  const after = new Set(nodes.filter(({ isLate }) => isLate).map(({ id }) => id));
  const late = new Map<Node, number>();
  // What is added while it is walked comes at its end.
  for (const id of after)
    for (const node of leaning.get(id) ?? []) {
      late.set(node, (late.get(node) ?? 0) + 1);
      if (node.of.length - late.get(node)! < node.count) after.add(node.id);
    }
  return after;
}

const isResponseDate = (date: ScenarioDate | undefined): boolean => date?.anchor === 'D' && date.offset >= 0;
const calledId = (moving: string): string => `called:${moving}`;
/** One of the commitments that release an element is in force. */
const committedId = (element: string): string => `committed:${element}`;

function nodesOf(document: ScenarioDocument): Node[] {
  const all = (id: string, of: readonly (string | undefined)[], isLate = false): Node => {
    const found = of.filter((one) => one !== undefined);
    return { id, of: found, count: found.length, isLate };
  };
  const releasing = new Map<string, string[]>();
  for (const { id, releases = [] } of document.commitments ?? [])
    for (const released of new Set(releases))
      (releasing.get(released) ?? releasing.set(released, []).get(released)!).push(id);
  return [
    ...(document.gates ?? []).map(({ id, kind, opensAt, requires = [], requiresCount }) => ({
      id,
      of: requires,
      count: requiresCount ?? requires.length,
      isLate: kind === 'breach' || isResponseDate(opensAt),
    })),
    ...(document.conditions ?? []).map((row) => toNode(row, all)),
    ...(document.remedies ?? []).map(({ id, requires }) => all(id, requires, true)),
    ...(document.commitments ?? []).map(({ id, trigger, decision }) => all(id, [trigger, decision])),
    ...[...releasing].map(([id, of]) => ({ id: committedId(id), of, count: 1, isLate: false })),
    ...(document.forceElements ?? []).map(({ id, releasedBy, earliest }) =>
      all(calledId(id), [releasedBy, releasing.has(id) ? committedId(id) : undefined], isResponseDate(earliest)),
    ),
    ...(document.movements ?? []).map(({ id, releasedBy, readyToLoad }) =>
      all(calledId(id), [releasedBy], isResponseDate(readyToLoad)),
    ),
  ];
}

function toNode(row: ConditionRow, all: (id: string, of: readonly string[], isLate?: boolean) => Node): Node {
  switch (row.type) {
    case 'date':
      return all(row.id, [], isResponseDate(row.at));
    case 'any':
      return { id: row.id, of: row.of, count: 1, isLate: false };
    case 'at-least':
      return { id: row.id, of: row.of, count: row.count, isLate: false };
    case 'all':
      return all(row.id, row.of);
    case 'after':
      return all(row.id, [row.condition]);
    case 'arrived':
      return all(row.id, [calledId(row.movement)]);
    case 'ready':
      return all(row.id, [calledId(row.element)]);
    case 'done':
    case 'stock':
      return all(row.id, []);
  }
}

/** Gates that cannot be met before D-day. */
export function gatesAfterBreach(document: ScenarioDocument): ReadonlySet<string> {
  const after = afterBreach(document);
  return new Set((document.gates ?? []).map(({ id }) => id).filter((id) => after.has(id)));
}

/** What may be called forward: a force element or a movement. */
interface Callable {
  readonly id: string;
  readonly releasedBy?: string;
  readonly earliest?: ScenarioDate;
}

/** Called forward after D-day: by its date, or by an order that rests on the breach. */
export const isResponse = (document: ScenarioDocument, row: Callable): boolean =>
  isResponseDate(row.earliest) || isOrderedByBreach(document, row);

/** Whether what releases it rests on the breach, or it is released by commitments and each of them does. */
export function isOrderedByBreach(document: ScenarioDocument, { id, releasedBy }: Callable): boolean {
  const after = afterBreach(document);
  return (releasedBy !== undefined && after.has(releasedBy)) || after.has(committedId(id));
}
