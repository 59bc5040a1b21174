import { chooseLanguage } from '../../i18n/text.ts';
import { differenceText } from './difference-text.ts';

const row = {
  section: 'gates',
  key: 'g-1',
  kind: 'CHANGED',
  path: 'duration',
  before: { fixed: 5, unit: 'd' },
  after: { fixed: 3, unit: 'd' },
  text: 'Gate "Order" (g-1): duration changes from 5 d to 3 d.',
};

afterAll(() => chooseLanguage('en'));

test('in English the sentence of the server', () => expect(differenceText(row)).toBe(row.text));

test('else from name, field and values', async () => {
  Object.assign(globalThis, { document: { documentElement: {} } });
  await chooseLanguage('fr');
  expect(differenceText(row)).toBe('Order, Durée: 5 j → 3 j');
  const added = { ...row, kind: 'ADDED', path: '', before: null, text: 'Gate "Order" (g-1) is new.' };
  expect(differenceText(added)).toBe('Order : nouveau.');
  const head = { ...row, section: 'head', key: null, path: 'title', before: 'A', after: 'B' };
  expect(differenceText(head)).toMatch(/: A → B$/);
});
