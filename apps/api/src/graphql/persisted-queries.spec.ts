import { createHash } from 'node:crypto';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { QueryTexts } from './persisted-queries.ts';

jest.setTimeout(120_000);

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

describe('texts of queries', () => {
  it('are found by their hash, and by no other', () => {
    const texts = new QueryTexts();
    expect(texts.keep(hashOf('a'), 'b')).toBe(false);
    expect(texts.find(hashOf('a'))).toBeNull();
    expect(texts.keep(hashOf('a'), 'a')).toBe(true);
    expect(texts.find(hashOf('a'))).toBe('a');
  });

  it('are forgotten when they are too many or too long, the one that was not asked for the longest time first', () => {
    const texts = new QueryTexts({ entries: 2, characters: 5 });
    for (const text of ['aa', 'bb']) texts.keep(hashOf(text), text);
    texts.find(hashOf('aa'));
    texts.keep(hashOf('c'), 'c');
    expect(['aa', 'bb', 'c'].map((text) => texts.find(hashOf(text)))).toEqual(['aa', null, 'c']);
    texts.keep(hashOf('dddd'), 'dddd');
    expect(['aa', 'c', 'dddd'].map((text) => texts.find(hashOf(text)))).toEqual([null, 'c', 'dddd']);
  });
});

describe('a persisted query', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await openTestApp();
  });

  afterAll(() => test.close());

  const QUERY = 'query Titles($first: Int) { scenarios(first: $first) { nodes { title } } }';
  const persistedQuery = { version: 1, sha256Hash: hashOf(QUERY) };

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a query answers depends on the query
  async function post(body: object, persona = 'cell'): Promise<{ status: number; body: any }> {
    const response = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster-persona': persona },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  it('is asked for by its text once, and by its hash from then on, by whoever it is', async () => {
    const byHash = { variables: { first: 1 }, extensions: { persistedQuery } };
    expect((await post(byHash)).body.errors).toMatchObject([
      { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
    ]);
    const first = await post({ ...byHash, query: QUERY });
    expect(first.body.data.scenarios.nodes).toHaveLength(1);
    expect(await post(byHash)).toEqual(first);
    expect((await post(byHash, 'auditor')).body).toEqual({ data: { scenarios: { nodes: [] } } });
    expect((await post({ ...byHash, variables: { first: 1000 } })).body.errors[0].extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('is refused under a hash that is not its own', async () => {
    for (const sha256Hash of [hashOf('other'), 'x', persistedQuery.sha256Hash.toUpperCase()]) {
      const extensions = { persistedQuery: { version: 1, sha256Hash } };
      expect(await post({ query: QUERY, extensions })).toMatchObject({
        status: 400,
        body: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
      });
    }
    expect((await post({ variables: {} })).status).toBe(400);
  });
});
