import { undoTargets } from './undo-stack.ts';

const version = (version: number, undoes: number | null = null) => ({ version, undoes });

test('undo all, redo all, and an edit after an undo', () => {
  const history = [version(2), version(3), version(4)];
  const take = (what: 'undo' | 'redo') => {
    const target = undoTargets(history)[what];
    if (target !== null) history.push(version(history.length + 2, target));
    return target;
  };
  // Undo all: the newest edit first.
  expect([take('undo'), take('undo'), take('undo'), take('undo')]).toEqual([4, 3, 2, null]);
  // Redo all: the newest undo first, which is the oldest edit.
  expect([take('redo'), take('redo'), take('redo'), take('redo')]).toEqual([7, 6, 5, null]);
  // What was redone can be undone again.
  expect(take('undo')).toBe(10);
  history.push(version(history.length + 2));
  expect(undoTargets(history)).toEqual({ undo: 12, redo: null });
});

test('undo all goes on past any page of versions', () => {
  const history = Array.from({ length: 120 }, (_, index) => version(index + 1));
  let steps = 0;
  for (let { undo } = undoTargets(history); undo !== null; { undo } = undoTargets(history), steps += 1)
    history.push(version(history.length + 1, undo));
  expect(steps).toBe(119);
});

test('nothing was done yet', () => {
  expect(undoTargets([version(1)])).toEqual({ undo: null, redo: null });
});
