/**
 * The matrix of roles and nations, generated from the schema: what each of them reads is what the policy says of each row, on every page,
 * by id, by key and in every total; and nobody changes what is not his. A field at the root that no rule speaks of fails.
 */
import { may, OWNED_SECTIONS, type Label, type Principal } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import {
  buildSchema,
  getNamedType,
  isObjectType,
  isScalarType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { createSchema, toSdl } from '../graphql/print-schema.ts';
import { toGlobalId } from '../graphql/node.ts';
import { findPersona } from '../identity/personas.ts';
import { SECTION_TABLES } from '../scenarios/section.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { findLeak } from './leaks.ts';
import { RandomQueries } from './random-query.ts';

jest.setTimeout(600_000);

const NATIONS = ['FR', 'GB', 'UA'];
const PERSONAS = [
  'cell',
  ...NATIONS.flatMap((nation) => [`planner-${nation}`, `releaser-${nation}`, `tool-${nation}`]),
  'observer',
  'auditor',
  'administrator',
];
const LABELS: readonly Label[] = [
  { level: 'open', releasableTo: 'all', caveats: [] },
  { level: 'open', releasableTo: [], caveats: [] },
  { level: 'open', releasableTo: ['GB'], caveats: [] },
  { level: 'open', releasableTo: ['@cell', 'UA'], caveats: [] },
  { level: 'restricted', releasableTo: 'all', caveats: [] },
  { level: 'existence', releasableTo: 'all', caveats: [] },
  { level: 'existence', releasableTo: ['FR'], caveats: [] },
];

const toTypeName = (table: string): string =>
  table.replaceAll(/(^|_)([a-z])/g, (_, _before, letter: string) => letter.toUpperCase());

interface OwnedRow {
  readonly id: string;
  readonly key: string;
  readonly nation: string | null;
  readonly label: Label;
}

let test: TestApp;
let schema: GraphQLSchema;
let scenario: { uuid: string; id: string };
/** Types of what nations own, with the field of a scenario that lists them. */
let owned: { type: string; section: string; table: string; field: string }[];

beforeAll(async () => {
  schema = buildSchema(toSdl(await createSchema()));
  test = await openTestApp();
  const [row] = await test.source.query('SELECT id FROM scenario WHERE key = $1', [referenceScenarios[0].id]);
  scenario = { uuid: row.id, id: toGlobalId('Scenario', row.id) };
  const lists = Object.values((schema.getType('Scenario') as GraphQLObjectType).getFields());
  owned = OWNED_SECTIONS.flatMap((section) => {
    const table = SECTION_TABLES[section];
    const type = toTypeName(table);
    const field = lists.find((list) => getNamedType(list.type).name === `${type}Connection`);
    return field === undefined ? [] : [{ type, section, table, field: field.name }];
  });
  for (const { table } of owned) {
    const rows: { id: string }[] = await test.source.query(
      `SELECT id FROM "${table}" WHERE scenario_id = $1 ORDER BY key`,
      [scenario.uuid],
    );
    for (const [i, { id }] of rows.entries()) {
      const { level, releasableTo } = LABELS[i % LABELS.length];
      await test.source.query(`UPDATE "${table}" SET level = $2, releasable_to = $3 WHERE id = $1`, [
        id,
        level,
        releasableTo === 'all' ? null : releasableTo,
      ]);
    }
  }
});

afterAll(() => test.close());

const get = (id: string): Principal => {
  const persona = findPersona(id);
  if (persona === undefined) throw new Error(`no persona ${id}`);
  return persona;
};

async function listRows(table: string): Promise<OwnedRow[]> {
  const rows: { id: string; key: string; nation: string | null; level: Label['level']; to: string[] | null }[] =
    await test.source.query(
      `SELECT id, key, nation, level, releasable_to AS to FROM "${table}" WHERE scenario_id = $1 ORDER BY key`,
      [scenario.uuid],
    );
  return rows.map(({ level, to, ...row }) => ({ ...row, label: { level, releasableTo: to ?? 'all', caveats: [] } }));
}

it('knows every type of what nations own', () => {
  expect(owned.map(({ type }) => type).sort()).toEqual(
    expect.arrayContaining(['Contribution', 'ForceElement', 'Gate', 'LiftPool', 'Stock']),
  );
});

it.each(PERSONAS)('shows %s the rows that the policy says, and counts no others', async (persona) => {
  const principal = get(persona);
  let cells = 0;
  for (const { type, section, table, field } of owned) {
    const rows = await listRows(table);
    const mayRead = ({ nation, label }: OwnedRow) =>
      may(principal, 'read', { kind: 'row', scenario: scenario.uuid, section, nation, label });
    const expected = rows.filter(mayRead).map(({ key }) => key);
    const keys: string[] = [];
    let after: string | null = null;
    let total: number | undefined;
    do {
      const { body } = await test.query(
        `query ($id: ID!, $after: String) { scenario(id: $id) { ${field}(first: 100, after: $after) { totalCount nodes { key } pageInfo { hasNextPage endCursor } } } }`,
        { id: scenario.id, after },
        persona,
      );
      const page = body.data.scenario?.[field];
      keys.push(...(page?.nodes ?? []).map(({ key }: { key: string }) => key));
      total ??= page?.totalCount;
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect([type, keys]).toEqual([type, expected]);
    expect([type, total ?? 0]).toEqual([type, expected.length]);
    // By id: what may not be seen answers like what is not there.
    const ids = rows.slice(0, 60).map(({ id }) => toGlobalId(type, id));
    const { body } = await test.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids }, persona);
    const seen = body.data.nodes.map((node: { id: string } | null) => node !== null);
    expect([type, seen]).toEqual([type, rows.slice(0, 60).map(mayRead)]);
    cells += rows.length * 2;
  }
  process.stderr.write(`access matrix, ${persona}: ${cells} answers as the policy says\n`);
});

it('tells of existence to whom it is released, and of nothing else', async () => {
  for (const persona of PERSONAS) {
    const principal = get(persona);
    const { body } = await test.query(
      'query ($id: ID!) { scenario(id: $id) { withheld(first: 100) { totalCount nodes { id type nation } } } }',
      { id: scenario.id },
      persona,
    );
    let expected = 0;
    for (const section of OWNED_SECTIONS) {
      for (const { nation, label } of await listRows(SECTION_TABLES[section])) {
        const thing = { kind: 'row', scenario: scenario.uuid, section, nation, label } as const;
        if (may(principal, 'know', thing) && !may(principal, 'read', thing)) expected += 1;
      }
    }
    const found = body.data.scenario?.withheld;
    expect([persona, found?.totalCount ?? 0]).toEqual([persona, expected]);
  }
});

describe('rules', () => {
  /** Fields of the roots by what they need. A field that none of these names has no rule. */
  const QUERIES: readonly [pattern: RegExp, needs: 'content' | 'auditor' | 'administrator' | 'identity'][] = [
    [/^(scenario|run|node|bound|backgroundJob|contribution|forceComposition|import|proposal|release)/, 'content'],
    [/^auditTrail$/, 'auditor'],
    [/^principals$/, 'administrator'],
    [/^(viewer|workers?|jobQueue|engine)/, 'identity'],
  ];
  const nouns = Object.keys(SECTION_TABLES).map((name) =>
    name.replace(/eses$/, 'esis').replace(/ies$/, 'y').replace(/s$/, ''),
  );
  const MUTATIONS: readonly [pattern: RegExp, needs: 'own' | 'cell' | 'administrator' | 'reach'][] = [
    [/^(contribution|forceElement|liftPool|stock|gate|commitment|label|release|proposal|import|row)/, 'own'],
    [/^(principal|role|apiKey)/, 'administrator'],
    [/^(run|backgroundJob|bound|movementPlan|siteLocation|optimi)/, 'reach'],
    [new RegExp(`^(scenario|attack|clock|initialState|${nouns.join('|')})`), 'cell'],
  ];

  it('stand for every field at the roots', () => {
    const without = (type: GraphQLObjectType | null | undefined, rules: readonly (readonly [RegExp, string])[]) =>
      Object.keys(type?.getFields() ?? {}).filter((name) => !rules.some(([pattern]) => pattern.test(name)));
    expect(without(schema.getQueryType(), QUERIES)).toEqual([]);
    expect(without(schema.getSubscriptionType(), QUERIES)).toEqual([]);
    expect(without(schema.getMutationType(), MUTATIONS)).toEqual([]);
  });

  it('show no content to auditors and administrators', async () => {
    const [run] = await test.source.query('SELECT id FROM run LIMIT 1');
    const ids = [scenario.id, toGlobalId('Run', run?.id ?? scenario.uuid)];
    const random = new RandomQueries(schema, { ids, texts: [referenceScenarios[0].id] }, 1);
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      if (!QUERIES[0][0].test(field.name)) continue;
      for (const persona of ['auditor', 'administrator']) {
        const { body } = await test.query(`{ found: ${toProbe(field, random)} }`, {}, persona);
        expect([field.name, isEmpty(body.data?.found)]).toEqual([field.name, true]);
      }
    }
  });

  function toProbe(field: GraphQLField<unknown, unknown>, random: RandomQueries): string {
    const args = field.args
      .filter(({ type, name }) => String(type).endsWith('!') || name === 'id')
      .map(({ name, type }) => `${name}: ${random.value(type, name)}`);
    const named = getNamedType(field.type);
    const picked = isObjectType(named) && 'totalCount' in named.getFields() ? '{ totalCount }' : '{ __typename }';
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${isScalarType(named) ? '' : picked}`;
  }

  const isEmpty = (found: unknown): boolean =>
    found === null ||
    found === undefined ||
    (Array.isArray(found) && found.every((item) => item === null)) ||
    (typeof found === 'object' && (found as { totalCount?: number }).totalCount === 0);

  /** A digest of everything that a scenario holds, seen by the owner of the database. */
  async function digest(where = ''): Promise<Record<string, string>> {
    const digests: Record<string, string> = {};
    for (const table of [...Object.values(SECTION_TABLES), 'scenario']) {
      const hasNation = where !== '' && owned.some((one) => one.table === table);
      if (where !== '' && !hasNation) continue;
      const [{ digest: found }] = await test.source.query(
        `SELECT md5(COALESCE(string_agg(md5(t::text), '' ORDER BY t.id), '')) AS digest FROM "${table}" t ${hasNation ? where : ''}`,
      );
      digests[table] = found;
    }
    return digests;
  }

  /** Every mutation with inputs that are made from the schema and aim at what France owns. */
  async function tryAll(persona: string, tries: number, leaves: (name: string) => boolean): Promise<number> {
    const frenchRows: { id: string; key: string; type: string }[] = [];
    for (const { type, table } of owned) {
      for (const row of await listRows(table)) if (row.nation === 'FR') frenchRows.push({ ...row, type });
    }
    const places: { key: string }[] = await test.source.query(
      'SELECT key FROM place WHERE scenario_id = $1 ORDER BY key LIMIT 5',
      [scenario.uuid],
    );
    const pool = {
      ids: [scenario.id, scenario.id, ...frenchRows.slice(0, 20).map(({ id, type }) => toGlobalId(type, id))],
      texts: [...frenchRows.map(({ key }) => key), ...places.map(({ key }) => key), 'FR', 'GB'],
    };
    const random = new RandomQueries(schema, pool, persona.length);
    let done = 0;
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      if (!leaves(field.name)) continue;
      for (let i = 0; i < tries; i++) {
        const args = field.args.map(({ name, type }) => `${name}: ${random.value(type, name)}`);
        const answer = await test.query(
          `mutation { ${field.name}(${args.join(', ')}) { userErrors { code path message } } }`,
          {},
          persona,
        );
        const text = JSON.stringify(answer.body);
        expect([field.name, answer.status < 500, findLeak(text)]).toEqual([field.name, true, undefined]);
        expect(text).not.toContain('"INTERNAL"');
        done += 1;
      }
    }
    return done;
  }

  const TRIES = Number(process.env['MUSTER_TEST_TRIES'] ?? 2);
  const isAdministration = (name: string) => MUTATIONS[1][0].test(name);

  it.each(['observer', 'auditor', 'administrator'])('let %s change nothing of any scenario', async (persona) => {
    const before = await digest();
    const done = await tryAll(persona, TRIES, (name) => !isAdministration(name) && !/^run/.test(name));
    expect(await digest()).toEqual(before);
    process.stderr.write(`${persona}: ${done} mutations, nothing changed\n`);
  });

  it.each(['planner-GB', 'releaser-GB', 'tool-GB', 'cell'])(
    'let %s change nothing that France owns',
    async (persona) => {
      const before = await digest(`WHERE nation = 'FR'`);
      const done = await tryAll(persona, TRIES, (name) => !/^(run|scenarioFork|scenarioUndo)/.test(name));
      expect(await digest(`WHERE nation = 'FR'`)).toEqual(before);
      process.stderr.write(`${persona}: ${done} mutations, nothing of France changed\n`);
    },
  );

  it.each(['cell', 'planner-FR', 'releaser-FR', 'observer', 'auditor'])(
    'let %s give no roles and keys',
    async (persona) => {
      const before: unknown = await test.source.query(
        'SELECT (SELECT count(*) FROM principal), (SELECT count(*) FROM role_grant), (SELECT count(*) FROM api_key)',
      );
      await tryAll(persona, 1, isAdministration);
      expect(
        await test.source.query(
          'SELECT (SELECT count(*) FROM principal), (SELECT count(*) FROM role_grant), (SELECT count(*) FROM api_key)',
        ),
      ).toEqual(before);
    },
  );

  it('leave a row of the audit trail for whatever was refused', async () => {
    const rows: { count: number }[] = await test.source.query(
      `SELECT count(*)::int AS count FROM audit WHERE record ->> 'outcome' = 'refused'`,
    );
    expect(rows[0].count).toBeGreaterThan(20);
  });
});
