import { listDrafts } from '../row/drafts.ts';
import { dropNow, findNowDraft, isNowDraft, isSaidOf, keepNow } from './now-draft.ts';

const said = { version: 4, run: 3, minute: 150, corrections: { stocks: { s: '5' } } };

test('what is typed is kept with its run and instant, until it is taken back', () => {
  keepNow('book', said);
  expect(findNowDraft(listDrafts('book'))).toEqual(said);
  expect(listDrafts('book').map(isNowDraft)).toEqual([true]);
  keepNow('book', { ...said, corrections: {} });
  expect(listDrafts('book')).toEqual([]);
  keepNow('book', said);
  dropNow('book');
  expect(findNowDraft(listDrafts('book'))).toBeUndefined();
});

test('what was not said of a run and an instant is none', () => {
  const draft = { section: 'initialState', id: 'now', version: 1, isNew: false, values: { stocks: { s: '5' } } };
  expect(findNowDraft([draft])).toBeUndefined();
});

test('what was kept of a minute between two instants is said of the instant before it', () => {
  const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 0, endMin: 1000, stepMin: 100, steps: 11 };
  const run = { number: 3, clock };
  expect([100, 150, 199, 200].map((minute) => isSaidOf({ ...said, minute }, run, 100))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(isSaidOf(said, { ...run, number: 4 }, 100)).toBe(false);
});
