import { differenceText } from './difference-text.ts';

const names = { place: (id: string) => id, pool: (id: string) => `Pool ${id}`, resource: (id: string) => id };

const cf = (offset: number) => ({ anchor: 'CF', offset });
const row = { section: 'stocks', key: 's', name: null, kind: 'CHANGED', path: 'amountT', before: 5, after: 7 };

test.each([
  [row, 's: Amount, t changes from 5 to 7.'],
  [{ ...row, name: 'Fuel' }, 'Fuel: Amount, t changes from 5 to 7.'],
  [{ ...row, before: null }, 's: Amount, t is set to 7.'],
  [{ ...row, after: null }, 's: Amount, t is no longer set; it was 5.'],
  [{ ...row, kind: 'ADDED', name: 'Fuel', path: '' }, 'Fuel is new.'],
  [{ ...row, kind: 'REMOVED', path: '' }, 's is gone.'],
  [
    { ...row, path: 'duration', before: { triangular: [1, 2, 3] }, after: { fixed: 2 } },
    's: Duration changes from triangular 1 / 2 / 3 d to 2 d.',
  ],
  [{ ...row, path: 'withdrawnAt', before: null, after: { anchor: 'D', offset: 3 } }, 's: Withdrawn at is set to D+3.'],
  [{ ...row, path: 'status', before: 'offered', after: 'withdrawn' }, 's: Status changes from offered to withdrawn.'],
  [{ ...row, path: 'elements', before: ['a', 'b'], after: ['b', 'c'] }, 's: Elements now with c and without a.'],
  [{ ...row, path: 'elements', before: ['a', 'b'], after: ['b', 'a'] }, 's: Elements in another order.'],
  [{ ...row, path: 'stages.1.batches' }, 's: Stages, entry 2, Batches changes from 5 to 7.'],
  [
    {
      ...row,
      section: 'hypotheses',
      kind: 'ADDED',
      path: '',
      before: null,
      after: { id: 'lift-1', kind: 'lift', pool: 'p', more: 2 },
    },
    'Supposes: Pool p: +2.',
  ],
  [
    {
      ...row,
      section: 'hypotheses',
      kind: 'REMOVED',
      path: '',
      before: { id: 'notice-1', kind: 'notice', share: 0.5, confidence: 'A' },
      after: null,
    },
    'Supposes no longer: Notice of the response: 50\u00a0%.',
  ],
  [
    { ...row, section: 'head', key: null, path: 'clock.dDay', before: cf(180), after: cf(60) },
    'Scenario: Clock, D-day changes from CF+180 to CF+60.',
  ],
  [
    { ...row, section: 'head', key: null, path: 'initialState.elements.fe-1.state', before: 'ready', after: 'gone' },
    'Scenario: Initial state, Elements, fe-1, State changes from ready to gone.',
  ],
])('%j', (difference, text) => expect(differenceText(difference, names)).toBe(text));

test('a value that fills a page is cut', () => {
  expect(differenceText({ ...row, path: 'note', before: null, after: 'x'.repeat(500) }, names).length).toBeLessThan(
    160,
  );
});
