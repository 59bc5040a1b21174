/**
 * What waits for what: an and-or graph over everything that is decided, ordered and made ready. Something is there when so many of what it waits for
 * are. Its questions are answered by marks that spread along the graph (Dowling and Gallier 1984), linear in its edges.
 */
import type { ConditionRow } from '../scenario/activation-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export interface Wait {
  readonly id: string;
  readonly of: readonly string[];
  readonly count: number;
  /** Field of the document that says what it waits for. */
  readonly path: string;
}

/** An element or a movement may be called forward. */
export const calledId = (moving: string): string => `called:${moving}`;
export const readyId = (moving: string): string => `ready:${moving}`;
/** One of the commitments that release an element is in force. */
export const committedId = (element: string): string => `committed:${element}`;
const doneId = (activity: string): string => `done:${activity}`;

export class Waits {
  private readonly nodes: readonly Wait[];
  private readonly leaning = new Map<string, Wait[]>();

  constructor(document: ScenarioDocument) {
    this.nodes = nodesOf(document);
    for (const node of this.nodes)
      for (const id of node.of) (this.leaning.get(id) ?? this.leaning.set(id, []).get(id)!).push(node);
  }

  /** What cannot be when none of these can, they themselves included. */
  without(gone: Iterable<string>): ReadonlySet<string> {
    const found = new Set(gone);
    const missing = new Map<Wait, number>();
    // What is added while it is walked comes at its end.
    for (const id of found)
      for (const node of this.leaning.get(id) ?? []) {
        missing.set(node, (missing.get(node) ?? 0) + 1);
        if (node.of.length - missing.get(node)! < node.count) found.add(node.id);
      }
    return found;
  }

  /**
   * Circles of what can never be because it waits for itself; where enough else would do, there is none.
   * @param settled what waits for nothing any more
   */
  circles(settled: ReadonlySet<string>): Wait[][] {
    const stuck = this.heldByCircles(this.stuck(settled));
    const seen = new Set<string>();
    return [...stuck.values()].flatMap((start) => {
      const way: Wait[] = [];
      const onWay = new Map<string, number>();
      let at: Wait | undefined = start;
      while (at !== undefined && !seen.has(at.id)) {
        seen.add(at.id);
        onWay.set(at.id, way.push(at) - 1);
        at = stuck.get(at.of.find((id) => stuck.has(id)) ?? '');
      }
      const from = at && onWay.get(at.id);
      return from === undefined ? [] : [way.slice(from)];
    });
  }

  /** Of what is stuck, all that waits for something of it: what is stuck for another reason hides no circle. */
  private heldByCircles(stuck: ReadonlyMap<string, Wait>): ReadonlyMap<string, Wait> {
    const held = new Map(stuck);
    const waits = new Map([...stuck].map(([id, { of }]) => [id, of.filter((one) => stuck.has(one)).length]));
    const free = [...stuck.keys()].filter((id) => waits.get(id) === 0);
    for (const id of free) {
      held.delete(id);
      for (const next of this.leaning.get(id) ?? []) {
        // Of rows with one id the last counts.
        if (stuck.get(next.id) !== next) continue;
        const left = waits.get(next.id)! - 1;
        waits.set(next.id, left);
        if (left === 0) free.push(next.id);
      }
    }
    return held;
  }

  /** What is never met although everything happens that waits for nothing. */
  private stuck(settled: ReadonlySet<string>): ReadonlyMap<string, Wait> {
    const byId = new Map(this.nodes.map((node) => [node.id, node]));
    // A row that is not known is told elsewhere, and holds nothing back here.
    const lacks = new Map(
      this.nodes.map((node) => [node.id, node.count - node.of.filter((id) => !byId.has(id)).length]),
    );
    const met = this.nodes.filter(({ id }) => settled.has(id) || lacks.get(id)! <= 0).map(({ id }) => id);
    const stuck = new Map(byId);
    for (const id of met) {
      if (!stuck.delete(id)) continue;
      for (const { id: next } of this.leaning.get(id) ?? []) {
        const left = lacks.get(next)! - 1;
        lacks.set(next, left);
        if (left === 0) met.push(next);
      }
    }
    return stuck;
  }
}

type Of = readonly (string | undefined)[];

function all(id: string, path: string, of: Of): Wait {
  const found = of.filter((one) => one !== undefined);
  return { id, of: found, count: found.length, path };
}

function nodesOf(document: ScenarioDocument): Wait[] {
  const { gates = [], conditions = [], remedies = [], commitments = [] } = document;
  const releasing = new Map<string, string[]>();
  for (const { id, releases = [] } of commitments)
    for (const released of new Set(releases))
      (releasing.get(released) ?? releasing.set(released, []).get(released)!).push(id);
  const committed = (id: string) => (releasing.has(id) ? committedId(id) : undefined);
  return [
    ...gates.map(({ id, requires = [], requiresCount = requires.length }, i): Wait => ({
      id,
      of: requires,
      count: requiresCount,
      path: `gates.${i}.requires`,
    })),
    ...conditions.map((row, i) => toWait(row, `conditions.${i}`)),
    ...remedies.map(({ id, requires }, i) => all(id, `remedies.${i}.requires`, requires)),
    ...commitments.map(({ id, trigger, decision }, i) => all(id, `commitments.${i}.trigger`, [trigger, decision])),
    ...[...releasing].map(([id, of]): Wait => ({ id: committedId(id), of, count: 1, path: 'commitments' })),
    ...(document.forceElements ?? []).flatMap(({ id, releasedBy, needs = [] }, i) => {
      const path = `forceElements.${i}`;
      return [
        all(calledId(id), `${path}.releasedBy`, [releasedBy, committed(id)]),
        all(readyId(id), `${path}.needs`, [calledId(id), ...needs.map(readyId)]),
      ];
    }),
    ...(document.movements ?? []).flatMap(({ id, releasedBy, after = [] }, i) => {
      const path = `movements.${i}.releasedBy`;
      return [all(calledId(id), path, [releasedBy, ...after.map(calledId)]), all(readyId(id), path, [calledId(id)])];
    }),
    ...(document.activities ?? []).map(({ id, startsWhen, present = [] }, i) =>
      all(doneId(id), `activities.${i}.startsWhen`, [startsWhen, ...present.map(readyId)]),
    ),
  ];
}

function toWait(row: ConditionRow, path: string): Wait {
  switch (row.type) {
    case 'any':
      return { id: row.id, of: row.of, count: 1, path };
    case 'at-least':
      return { id: row.id, of: row.of, count: row.count, path };
    case 'all':
      return all(row.id, path, row.of);
    case 'after':
      return all(row.id, path, [row.condition]);
    case 'arrived':
      return all(row.id, path, [calledId(row.movement)]);
    case 'ready':
      return all(row.id, path, [readyId(row.element)]);
    case 'done':
      return all(row.id, path, [doneId(row.activity)]);
    case 'date':
    case 'stock':
      return all(row.id, path, []);
  }
}
