import { bookOf, dropDraft, listDrafts, putDraft, type Draft } from './drafts.ts';

const stored = new Map<string, string>();
beforeAll(() => {
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => stored.set(key, text),
      removeItem: (key: string) => stored.delete(key),
    },
  });
});

const draft = (id: string): Draft => ({ section: 'stocks', id, version: 1, values: { amountT: 5 }, isNew: false });

test('what another tab has put there since is not written over', () => {
  const book = bookOf('anna', 's1');
  putDraft(book, draft('a'));
  const [key] = [...stored.keys()];
  stored.set(key, JSON.stringify([draft('a'), draft('from-the-other-tab')]));
  putDraft(book, draft('b'));
  expect(listDrafts(book).map(({ id }) => id)).toEqual(['a', 'from-the-other-tab', 'b']);
  dropDraft(book, 'stocks', 'a');
  expect((JSON.parse(stored.get(key) ?? '[]') as Draft[]).map(({ id }) => id)).toEqual(['from-the-other-tab', 'b']);
});

test('drafts are those of the person who typed them', () => {
  putDraft(bookOf('anna', 's2'), draft('mine'));
  expect(listDrafts(bookOf('boris', 's2'))).toEqual([]);
});
