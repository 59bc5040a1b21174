/**
 * In place, ready, employable: the third state. A ready element is employable once its caveats allow its task, its headquarters (or a relief of
 * it) is ready and not yet ordered home, and the nation that leads is one it may serve under; until its caveats end or it is ordered home itself.
 * Computed from the times of a replication, integers in and out.
 */
import type { CommandSpan } from '../command/command.ts';
import { CommandBook, OPEN_MIN } from '../command/command.ts';
import { CapabilityTree } from '../capability/tree.ts';
import { caveatBook } from '../force/caveat.ts';
import { reliefsOf } from '../force/plan.ts';
import { returnElementId } from '../mapping/returns.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

/** Minutes of one replication by index of the element; -1 = not within the run. */
export interface ElementTimes {
  readonly ready: ArrayLike<number>;
  readonly ordered: ArrayLike<number>;
  readonly atDestination: ArrayLike<number>;
}

export interface Employment {
  /** -1 = never within the run. */
  readonly employableAt: Int32Array;
  /** The minute in which it leaves; OPEN_MIN = it stays. */
  readonly leavesAt: Int32Array;
  /** When it is home again; -1 = not within the run. */
  readonly homeAt: Int32Array;
  /** The minute in which it is no longer employable: it leaves, or its caveats end. */
  readonly employableUntil: Int32Array;
}

interface Rule {
  /** Caveats allow its task from here on; null = never. */
  readonly taskFrom: number | null;
  readonly until: number;
  /** With each the engine's elements that may be its headquarters, one after another: the one that it names and its reliefs. */
  readonly commands: readonly (CommandSpan & {
    readonly underFrom: number | null;
    readonly headquarters: readonly number[] | null;
  })[];
  /** The engine's element that brings it home, -1 = it stays for good. */
  readonly return: number;
}

/** Rules of all elements of a document, in the order of the engine's elements. */
export class EmploymentRules {
  private readonly rules: readonly (Rule | undefined)[];

  constructor(document: ScenarioDocument, elementIds: readonly string[]) {
    const clock = new ScenarioClock(document.clock);
    const caveatsOf = caveatBook(document, clock);
    const tree = new CapabilityTree(document);
    const book = new CommandBook(document, clock);
    const index = new Map(elementIds.map((id, i) => [id, i]));
    const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
    /** Null where none is needed; none that is in the plan where it has been withdrawn. */
    const headquartersOf = (headquarters: string | undefined, id: string): readonly number[] | null =>
      headquarters === undefined || headquarters === id
        ? null
        : [headquarters, ...reliefsOf(headquarters, rows)].flatMap((one) => index.get(one) ?? []);
    this.rules = elementIds.map((id) => {
      const row = rows.get(id);
      if (row === undefined) return undefined;
      const caveats = caveatsOf(row.contribution);
      return {
        taskFrom: caveats.mayDoFrom(tree.lineage(row.capability)),
        until: caveats.employableUntil() ?? OPEN_MIN,
        commands: book.of(id).map((command) => ({
          ...command,
          underFrom:
            command.superior.frameworkNation === undefined
              ? 0
              : caveats.mayServeUnderFrom(command.superior.frameworkNation),
          headquarters: headquartersOf(command.superior.headquarters, id),
        })),
        return: index.get(returnElementId(id)) ?? -1,
      };
    });
  }

  /** Employment in a replication, by index of the element. Elements without a row are movements: they are employable when they are ready. */
  of({ ready, ordered, atDestination }: ElementTimes): Employment {
    const n = this.rules.length;
    const employableAt = new Int32Array(n).fill(-1);
    const leavesAt = new Int32Array(n).fill(OPEN_MIN);
    const homeAt = new Int32Array(n).fill(-1);
    const employableUntil = new Int32Array(n).fill(OPEN_MIN);
    this.rules.forEach((rule, e) => {
      if (rule === undefined || rule.return < 0 || ordered[rule.return] < 0) return;
      leavesAt[e] = ordered[rule.return];
      homeAt[e] = atDestination[rule.return];
    });
    for (let e = 0; e < n; e++) {
      const rule = this.rules[e];
      if (rule === undefined) {
        employableAt[e] = ready[e];
        continue;
      }
      employableUntil[e] = Math.min(leavesAt[e], rule.until);
      const at =
        ready[e] < 0 || rule.taskFrom === null
          ? -1
          : underCommand(rule, Math.max(ready[e], rule.taskFrom), ready, leavesAt);
      if (at < employableUntil[e]) employableAt[e] = at;
    }
    return { employableAt, leavesAt, homeAt, employableUntil };
  }
}

/** The first minute from `from` on in which a headquarters is there and may command; -1 = never. National command asks nothing. */
function underCommand(rule: Rule, from: number, ready: ArrayLike<number>, leavesAt: ArrayLike<number>): number {
  let at = from;
  for (const command of rule.commands) {
    if (at < command.fromMin) return at;
    if (at >= command.untilMin) continue;
    const mayFrom = command.underFrom === null ? OPEN_MIN : Math.max(at, command.underFrom);
    const possible =
      command.headquarters === null
        ? mayFrom
        : command.headquarters.reduce((first, headquarters) => {
            const there = ready[headquarters] < 0 ? OPEN_MIN : Math.max(mayFrom, ready[headquarters]);
            return there < leavesAt[headquarters] ? Math.min(first, there) : first;
          }, OPEN_MIN);
    if (possible < command.untilMin) return possible;
    if (command.untilMin === OPEN_MIN) return -1;
    at = command.untilMin;
  }
  return at;
}
