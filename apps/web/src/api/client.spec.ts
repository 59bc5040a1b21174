import { collect } from './client.ts';

/** A list as the server gives it, a hundred rows a page. */
const pages = (rows: number) => async (after: string | null) => {
  const from = Number(after ?? 0);
  const end = Math.min(rows, from + 100);
  return {
    nodes: Array.from({ length: end - from }, (_, i) => from + i),
    pageInfo: { hasNextPage: end < rows, endCursor: String(end) },
  };
};

test.each([0, 100, 25_000])('a list of %d rows is read to its end', async (rows) => {
  const all = await collect(pages(rows));
  expect(all.length).toBe(rows);
  expect(all.every((row, i) => row === i)).toBe(true);
});

test('a cursor that does not move ends the reading', async () => {
  const stuck = async () => ({ nodes: [1], pageInfo: { hasNextPage: true, endCursor: 'a' } });
  await expect(collect(stuck)).rejects.toThrow('The server sent an answer that cannot be read.');
});
