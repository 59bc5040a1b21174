import { buildSchema, parse, validate } from 'graphql';
import { findCostError, findDocumentError, findNestingError, LIMIT_CODE, LIMITS } from './limits.ts';

const schema = buildSchema(`
  type Query { node(id: ID!): Thing  things(first: Int, kind: Kind): ThingConnection! }
  enum Kind { A B }
  type ThingConnection { nodes: [Thing!]! }
  type Thing { key: String!  things(first: Int): ThingConnection! }
`);

const codeOf = (text: string, variables: Record<string, unknown> = {}): unknown => {
  const query = parse(text);
  const error = findDocumentError(query);
  if (error !== undefined) return error.extensions['code'];
  expect(validate(schema, query)).toEqual([]);
  return findCostError(schema, query, variables)?.extensions['code'];
};

const DEAR = 'things(first: 100) { nodes { things(first: 100) { nodes { things(first: 100) { nodes { key } } } } } }';

it('counts what a query costs, whatever its variables are', () => {
  const text = `query ($id: ID = "a") { node(id: $id) { key } ${DEAR} }`;
  expect(codeOf(text)).toBe(LIMIT_CODE);
  // It fits the argument until it is null: what cannot be counted is not run.
  expect(codeOf(text, { id: null })).toBe('BAD_USER_INPUT');
  // Execution refuses these as a whole.
  expect(codeOf(text, { id: {} })).toBeUndefined();
  expect(codeOf(`query A { node(id: 1) { key } } query B { ${DEAR} }`)).toBeUndefined();
});

it('counts fragments as it counts fields, as often as they are named', () => {
  const nested = `${'... { '.repeat(500)}key${' }'.repeat(500)}`;
  const spread = (times: number) => `{ node(id: 1) { ${'...F '.repeat(times)} } } fragment F on Thing { ${nested} }`;
  expect(codeOf(spread(2))).toBeUndefined();
  expect(codeOf(spread(30))).toBe(LIMIT_CODE);
  expect(codeOf(`{ node(id: 1) { ${'... { key } '.repeat(800)} } }`)).toBe(LIMIT_CODE);
});

it('remembers what it has counted, and of variables what makes the cost', () => {
  const deep = 'nodes { things(first: 100) { nodes { things(first: 100) { nodes { key } } } } }';
  const query = parse(`query ($n: Int, $kind: Kind) { things(first: $n, kind: $kind) { ${deep} } }`);
  const ask = (variables: Record<string, unknown>) => findCostError(schema, query, variables)?.extensions['code'];
  // What is refused for another reason has not been counted.
  expect(ask({ n: 100, kind: 'NONE' })).toBeUndefined();
  expect(ask({ n: 100, kind: 'A' })).toBe(LIMIT_CODE);
  for (let i = 0; i < 2; i++)
    expect([ask({ n: 1, kind: 'A' }), ask({ n: 1, kind: 'B' }), ask({ n: 100, kind: 'B' })]).toEqual([
      undefined,
      undefined,
      LIMIT_CODE,
    ]);
  const two = parse(`query A { things(first: 1) { ${deep} } } query B { things(first: 100) { ${deep} } }`);
  expect(findCostError(schema, two, {}, 'A')).toBeUndefined();
  expect(findCostError(schema, two, {}, 'B')?.extensions['code']).toBe(LIMIT_CODE);
});

describe('brackets in one another', () => {
  const deep = (times: number) => '{a'.repeat(times);
  const REMARK = `# \u2028 " \r`;
  const over = (text: string) => findNestingError(text)?.extensions['code'] === LIMIT_CODE;

  it.each([
    ['alone', ''],
    ['after a block string with its own end in it', String.raw`{ nodes(ids: ["""\""""""]) { id } }`],
    ['after a remark that ends where only GraphQL ends it', REMARK],
    ['after a carriage return that ends a remark', '# "\r'],
  ])('are counted %s', (_, before) => {
    expect(over(`${before}${deep(LIMITS.nesting)}`)).toBe(false);
    expect(over(`${before}${deep(LIMITS.nesting + 1)}`)).toBe(true);
  });

  it('are none in a text or a remark, and not looked for where the text cannot be read', () => {
    const many = '{[('.repeat(LIMITS.nesting);
    for (const text of [`"${many}"`, `"\\"${many}"`, `"""\\"""${many}"""`, `# ${many}`, `{ a § ${many}`])
      expect([text, over(text)]).toEqual([text, false]);
  });

  it('are looked for no further than the parser goes', () => {
    expect(over(`${'a '.repeat(LIMITS.tokens)} ${deep(LIMITS.nesting + 1)}`)).toBe(false);
  });
});
