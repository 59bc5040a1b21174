import { askText, collect, type RequestError } from './client.ts';

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

test('an answer that is none of GraphQL, of a proxy in between for instance, says by its status why nothing is there', async () => {
  // The client warns of a type of content that it does not know.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const answer = async (body: string, status: number) => {
    const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(body, { status }));
    const said = await askText('{ runs { totalCount } }', {}).catch((error: RequestError) => error);
    fetched.mockRestore();
    return said;
  };
  expect(await answer('{}', 403)).toMatchObject({ fault: 'withheld', message: 'The server refused it.' });
  expect(await answer('<html>', 413)).toMatchObject({ fault: 'fault', message: 'The server answered 413.' });
  expect(await answer('<html>', 200)).toMatchObject({ fault: 'fault', offline: false });
  expect(await answer('<html>', 502)).toMatchObject({ fault: 'offline', offline: true });
  jest.restoreAllMocks();
});

test('an answer that breaks off is no answer, whether its query was known to the server or is sent anew', async () => {
  const brokenOff = () =>
    new Response(
      new ReadableStream({
        start: (body) => {
          body.enqueue(new TextEncoder().encode('{"data":{"runs":'));
          body.error(new TypeError('terminated'));
        },
      }),
      { headers: { 'content-type': 'application/json' } },
    );
  const unknown = () =>
    new Response('{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PersistedQueryNotFound"}}]}');
  for (const answers of [[brokenOff], [unknown, brokenOff]]) {
    const fetched = jest.spyOn(globalThis, 'fetch');
    for (const answer of answers) fetched.mockImplementationOnce(async () => answer());
    const said = await askText('{ runs { totalCount } }', {}).catch((error: RequestError) => error);
    expect(fetched).toHaveBeenCalledTimes(answers.length);
    expect(said).toMatchObject({ fault: 'offline', offline: true });
    fetched.mockRestore();
  }
});
