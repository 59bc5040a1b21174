/** Which version Undo takes back and which one Redo takes back: taking an undo back is a redo, and an edit ends what could be redone. */
import type { ScenarioVersionRow } from '../../../api/scenario-head.ts';

export interface UndoTargets {
  readonly undo: number | null;
  readonly redo: number | null;
}

/** The scenario as it came: there is nothing before it. */
const FIRST = 1;

/** @param versions in any order, each with the version that it took back */
export function undoTargets(versions: readonly Pick<ScenarioVersionRow, 'version' | 'undoes'>[]): UndoTargets {
  const done: number[] = [];
  const undone: number[] = [];
  for (const { version, undoes } of [...versions].sort((a, b) => a.version - b.version)) {
    if (version === FIRST) continue;
    if (undoes === null) {
      done.push(version);
      undone.length = 0;
    } else if (undone.includes(undoes)) {
      undone.splice(undone.indexOf(undoes), 1);
      done.push(version);
    } else {
      if (done.includes(undoes)) done.splice(done.indexOf(undoes), 1);
      undone.push(version);
    }
  }
  return { undo: done.at(-1) ?? null, redo: undone.at(-1) ?? null };
}
