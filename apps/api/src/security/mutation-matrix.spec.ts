/**
 * Every mutation of the schema with an input that is valid: each role that may not is refused and changes nothing at all, and then the one that
 * may does it, which proves that the policy alone stood in the way.
 */
import { OWNED_SECTIONS, ownerOf, parseScenario, type ScenarioDocument } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import { isInputObjectType, isNonNullType, type GraphQLSchema } from 'graphql';
import { NOUNS, type Noun } from '../editing/nouns.ts';
import { toGlobalId } from '../graphql/node.ts';
import { createSchema } from '../graphql/print-schema.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { inputTypeOf, toInput } from './valid-inputs.ts';

jest.setTimeout(600_000);

const KEY = 'matrix';
/** What the invented scenario has no row of. */
const MORE = {
  factors: [{ id: 'rate', title: 'Use rate', value: 8, unit: 'h/d' }],
  shares: [{ id: 'share', title: 'Share', steps: [{ from: { anchor: 'CF', offset: 0 }, share: 0.5 }] }],
  efficiencies: [{ id: 'efficiency', title: 'Railways', mode: 'rail', least: 0.7, likeliest: 0.9, most: 1 }],
  airspaces: [
    {
      id: 'air',
      name: 'Amber',
      outline: [
        [0, 0],
        [0, 1],
        [1, 0],
      ].map(([lat, lon]) => ({ lat, lon })),
    },
  ],
  capabilities: ['combat-service', 'theatre-opening', 'command', 'manoeuvre'].map((id) => ({ id, title: id })),
  unitTemplates: [{ id: 'company', title: 'Company', component: 'land', cargo: { pax: 100, massT: 200 } }],
  movements: [{ id: 'freight', from: 'PORT-Amber', to: 'HUB-Amber', cargo: { massT: 10 } }],
  hypotheses: [{ id: 'supposed', kind: 'facility', place: 'PORT-Amber', facility: 'berths', more: 1 }],
  conditions: [{ id: 'day-seven', type: 'date', at: { anchor: 'CF', offset: 7 } }],
  activities: [{ id: 'repair', title: 'Repair', duration: { fixed: 5 } }],
  deliveries: [{ id: 'parcel', stock: 'st-depot-V', amountT: 5, at: { anchor: 'CF', offset: 9 } }],
  risks: [
    {
      id: 'breakdown',
      title: 'Breakdown',
      modes: ['road'],
      probability: 0.02,
      per: '100km',
      effect: 'delay',
      duration: { lognormal: { median: 2, sigma: 0.4 }, unit: 'h' },
    },
  ],
  effects: [{ id: 'winter', when: 'day-seven', place: 'HUB-Amber', factor: 0.5 }],
  prepositionedSets: [{ id: 'set', title: 'Set', place: 'DEP-Amber', count: 1, drawTime: { fixed: 1 } }],
};
/** Where a copy of the row would contradict it. */
const COPIES: Readonly<Record<string, object | undefined>> = {
  nations: { id: 'XZ' },
  contributions: { title: 'Another' },
  requirements: { elements: undefined },
  commandRelationships: { subordinate: 'xc-battlegroup', until: { anchor: 'CF', offset: 10 } },
  latencies: { process: 'attribution', breach: 'deniable' },
  siteOpenings: { place: 'PORT-Amber' },
  formations: { element: undefined },
  hypotheses: { kind: 'facility', place: 'PORT-Amber', facility: 'ramps' },
};
const OF_SCENARIO = ['planner-XB', 'releaser-XB', 'tool-XB', 'observer', 'auditor', 'administrator'];
const OF_NATION = ['planner-XC', 'releaser-XC', 'tool-XC', 'cell', 'observer', 'auditor', 'administrator'];
const OF_ADMINISTRATION = ['cell', 'planner-XB', 'releaser-XB', 'tool-XB', 'observer', 'auditor'];
/** Who read no content, and so start nothing on it. */
const BLIND = ['auditor', 'administrator'];

let test: TestApp;
let schema: GraphQLSchema;
let document: ScenarioDocument;
let uuid: string;
let scenarioId: string;
let version: () => Promise<number>;

const load = async (world: ScenarioDocument) =>
  (await test.app.get(ScenarioService).load(createSystemContext('test'), world)) ?? '';

beforeAll(async () => {
  schema = await createSchema();
  test = await openTestApp();
  const invented = referenceScenarios.find(({ nations = [] }) => nations.some(({ id }) => id === 'XB'));
  const parsed = parseScenario({ ...invented, ...MORE, latencies: invented?.latencies?.slice(0, -1), id: KEY });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  document = parsed.value;
  uuid = await load(document);
  scenarioId = toGlobalId('Scenario', uuid);
  version = async () => (await test.source.query('SELECT version FROM scenario WHERE id = $1', [uuid]))[0].version;
});

afterAll(() => test.close());

interface Answer {
  readonly userErrors: readonly { readonly code: string }[];
  readonly [field: string]: unknown;
}

async function mutate(persona: string, name: string, input: object, fields = ''): Promise<Answer> {
  const type = String(inputTypeOf(schema, name));
  const { body } = await test.query(
    `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} userErrors { code path message } } }`,
    { input },
    persona,
  );
  if (body.errors !== undefined) throw new Error(`${name} of ${persona}: ${JSON.stringify(body.errors)}`);
  return body.data[name];
}

/** What only tells of requests, or is another scenario's. */
const APART = ['audit', 'client_mutation', 'schema_migration', 'row_security', 'worker', 'job', 'run_snapshot'];
let digestSql: string | undefined;

/** Of everything that is stored. */
async function digest(): Promise<Record<string, string>> {
  if (digestSql === undefined) {
    const tables: { name: string; scoped: boolean }[] = await test.source.query(
      `SELECT relname AS name, EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'scenario_id') AS scoped
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> ALL($1)`,
      [APART],
    );
    const shipped = 'SELECT id FROM scenario WHERE key IN (SELECT key FROM shipped_scenario)';
    digestSql = tables
      .map(
        ({ name, scoped }) =>
          `SELECT '${name}' AS name, md5(COALESCE(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS digest FROM "${name}" t
           ${scoped ? `WHERE scenario_id IS NULL OR scenario_id NOT IN (${shipped})` : ''}`,
      )
      .join(' UNION ALL ');
  }
  const found: { name: string; digest: string }[] = await test.source.query(digestSql);
  return Object.fromEntries(found.map(({ name, digest: of }) => [name, of]));
}

let refusals = 0;

async function refused(personas: readonly string[], name: string, input: object, code = REFUSED): Promise<void> {
  for (const persona of personas) {
    const { userErrors } = await mutate(persona, name, input);
    expect([name, persona, userErrors.map((error) => error.code).join()]).toEqual([
      name,
      persona,
      expect.stringMatching(code),
    ]);
    refusals += 1;
  }
}

const REFUSED = /^(access\.[a-z-]+|[a-z-]+\.unknown)$/;

async function done(persona: string, name: string, input: object, fields = ''): Promise<Answer> {
  const answer = await mutate(persona, name, input, fields);
  expect([name, persona, answer.userErrors]).toEqual([name, persona, []]);
  return answer;
}

/** Adds, changes and takes away a row of a noun; those who may not first. */
async function tryNoun({ name, sectionName, add }: Noun): Promise<void> {
  const rows = (document[sectionName] ?? []) as readonly { id: string }[];
  const isOwned = (OWNED_SECTIONS as readonly string[]).includes(sectionName);
  const row = rows.find((one) => !isOwned || ownerOf(sectionName, one) === 'XB');
  if (row === undefined) throw new Error(`there are no ${sectionName} to try`);
  const unscoped = ['commitments', 'gates'].includes(sectionName) ? ['tool-XB'] : [];
  const [may, mayNot] = isOwned ? ['planner-XB', [...OF_NATION, ...unscoped]] : ['cell', OF_SCENARIO];
  const copy = { ...row, id: `${row.id}-copy`, ...COPIES[sectionName] };
  const change = inputTypeOf(schema, `${name}Change`, 'change');
  const patch = isNonNullType(change) ? change.ofType : change;
  const fields = isInputObjectType(patch) ? patch.getFields() : {};
  const field = ['note', 'title', 'at'].find((one) => one in fields) ?? '';
  const value = field === 'at' ? { anchor: 'CF', offset: 8 } : 'changed';
  const adding = { scenarioId, [name]: toInput(inputTypeOf(schema, `${name}${add}`, name), copy) };
  const of = async (key: string) => ({ scenarioId, key, expectedVersion: await version() });
  const changing = async () => ({ ...(await of(row.id)), change: { [field]: value } });
  const before = await digest();
  await refused(mayNot, `${name}${add}`, adding);
  await refused(mayNot, `${name}Change`, await changing());
  await refused(mayNot, `${name}Remove`, await of(row.id));
  if (unscoped.length > 0)
    expect((await mutate('tool-XB', `${name}Change`, await changing())).userErrors).toMatchObject([
      { message: expect.stringContaining('needs the scope commitments:write') },
    ]);
  expect(await digest()).toEqual(before);
  await done(may, `${name}${add}`, adding);
  await done(may, `${name}Change`, await changing());
  await refused(mayNot, `${name}Remove`, await of(copy.id));
  await done(may, `${name}Remove`, await of(copy.id));
}

describe('rows', () => {
  it.each(NOUNS.map((noun) => [noun.sectionName, noun] as const))('of %s', (_, noun) => tryNoun(noun));
});

interface Trial {
  readonly name: string;
  readonly may: string;
  readonly mayNot: readonly string[];
  readonly input: () => object | Promise<object>;
  /** What the answer brings that later trials need. */
  readonly fields?: string;
  readonly then?: (answer: Answer) => void;
}

const ids: Record<string, string> = {};
const at = async (more: object = {}) => ({ scenarioId, expectedVersion: await version(), ...more });
const idOf = (field: string, part = 'id') => ({
  fields: `${field} { ${part} }`,
  then: (answer: Answer) => void (ids[field] = (answer[field] as { id: string }).id),
});
const contributionId = async () =>
  toGlobalId(
    'Contribution',
    (await test.source.query(`SELECT id FROM contribution WHERE scenario_id = $1 AND key = 'con-xb'`, [uuid]))[0].id,
  );
const IN_A_MONTH = new Date(Date.now() + 30 * 86_400_000).toISOString();

async function upload(): Promise<object> {
  const response = await fetch(`${test.url}/imports/${uuid}?format=contributions`, {
    method: 'POST',
    body: 'id,note\ncon-xb,from a file\n',
    headers: { 'content-type': 'application/octet-stream', 'x-muster-persona': 'planner-XB' },
  });
  const { id } = (await response.json()) as { id: string };
  return at({ importId: id });
}

const cell = (name: string, input: Trial['input']): Trial => ({ name, may: 'cell', mayNot: OF_SCENARIO, input });
const planner = (name: string, input: Trial['input']): Trial => ({
  ...{ name, may: 'planner-XB', mayNot: OF_NATION, input },
});
const administrator = (name: string, input: Trial['input'], more: Partial<Trial> = {}): Trial => ({
  ...{ name, may: 'administrator', mayNot: OF_ADMINISTRATION, input },
  ...more,
});
/** Who reads the scenario may start it; who has not started it and is not the cell may not stop it. */
const started = (name: string, field: string, input: object): Trial => ({
  ...{ name, may: 'planner-XB', mayNot: BLIND, input: () => ({ scenarioId, ...input }), ...idOf(field) },
});
const stopped = (name: string, input: () => object): Trial => ({
  ...{ name, may: 'planner-XB', mayNot: ['planner-XC', 'releaser-XB', 'tool-XC', 'observer', ...BLIND], input },
});

const TRIALS: readonly Trial[] = [
  cell('attackChange', () => at({ change: { note: 'changed' } })),
  cell('initialStateSet', () => at({ initialState: { asOf: { anchor: 'CF', offset: 5 } } })),
  cell('scenarioChange', () => at({ title: 'Changed' })),
  cell('scenarioDateSet', () => at({ offset: 91 })),
  cell('scenarioSuppose', () => at({ hypotheses: [{ id: 'less', kind: 'NOTICE', share: 0.5 }] })),
  cell('scenarioUndo', () => at()),
  cell('scenarioPublish', () => at()),
  cell('scenarioFork', () => ({ scenarioId, key: 'matrix-fork' })),
  planner('gateDelay', () => at({ key: 'approval-xb', by: 2 })),
  planner('gateWithdraw', () => at({ key: 'approval-xb', at: { anchor: 'CF', offset: 40 } })),
  planner('gatePreAuthorise', () => at({ key: 'approval-xb' })),
  {
    ...{ name: 'labelChange', may: 'planner-XB', mayNot: OF_NATION },
    input: async () => ({ id: await contributionId(), level: 'RESTRICTED', toAll: true }),
  },
  {
    ...{ name: 'labelChange', may: 'planner-XB', mayNot: OF_NATION },
    input: async () => ({ id: await contributionId(), level: 'OPEN', toAll: true }),
    ...idOf('request'),
  },
  {
    ...{ name: 'releaseDecide', may: 'releaser-XB', mayNot: ['planner-XB', 'tool-XB', ...OF_NATION] },
    input: () => ({ requestId: ids['request'], accept: true }),
  },
  {
    ...{
      name: 'proposalCreate',
      may: 'cell',
      mayNot: ['planner-XB', 'planner-XC', 'releaser-XB', 'tool-XC', 'observer', ...BLIND],
    },
    input: async () => ({ id: await contributionId(), change: { note: 'proposed' } }),
    ...idOf('proposal'),
  },
  {
    ...{ name: 'proposalDecide', may: 'planner-XB', mayNot: ['tool-XB', ...OF_NATION] },
    input: () => ({ proposalId: ids['proposal'], accept: true }),
  },
  { name: 'importApply', may: 'planner-XB', mayNot: ['releaser-XB', ...OF_NATION], input: upload },
  planner('contributionWithdraw', () => at({ key: 'con-xb' })),
  started('runStart', 'run', { seed: 1, replications: 2 }),
  stopped('runCancel', () => ({ runId: ids['run'] })),
  started('movementPlanStart', 'job', { goal: 'LATENESS', evaluations: 20, replications: 2, seed: 1 }),
  stopped('backgroundJobCancel', () => ({ jobId: ids['job'] })),
  started('siteLocationStart', 'job', { method: 'P_MEDIAN', sites: 1 }),
  administrator('principalCreate', () => ({ kind: 'TOOL', name: 'tool', nation: 'XB' }), idOf('principal')),
  administrator('principalChange', () => ({ principalId: ids['principal'], nation: 'XC' })),
  administrator('roleGrant', () => ({ principalId: ids['principal'], role: 'PARTNER_TOOL' })),
  administrator(
    'apiKeyCreate',
    () => ({ principalId: ids['principal'], scopes: ['READ'], expiresAt: IN_A_MONTH }),
    idOf('key'),
  ),
  administrator('apiKeyRotate', () => ({ keyId: ids['key'], expiresAt: IN_A_MONTH }), idOf('key')),
  administrator('apiKeyRevoke', () => ({ keyId: ids['key'] })),
  administrator('roleRevoke', () => ({ principalId: ids['principal'], role: 'PARTNER_TOOL' })),
  administrator('principalDisable', () => ({ principalId: ids['principal'] })),
];

describe('intents', () => {
  it.each(TRIALS.map((trial) => [trial.name, trial] as const))('%s', async (name, trial) => {
    const input = await trial.input();
    const before = await digest();
    await refused(trial.mayNot, name, input);
    expect(await digest()).toEqual(before);
    const answer = await done(trial.may, name, input, trial.fields);
    trial.then?.(answer);
    expect(await digest()).not.toEqual(before);
  });

  it('runReplay', async () => {
    // Nothing is computed here: who may is told that the run has not ended.
    const { run } = await done('planner-XB', 'runStart', { scenarioId, seed: 2, replications: 2 }, 'run { id }');
    const input = { runId: (run as { id: string }).id };
    await refused(BLIND, 'runReplay', input);
    await refused(['planner-XB'], 'runReplay', input, /^run\.not-finished$/);
  });

  it('scenarioDelete', async () => {
    const other = toGlobalId('Scenario', await load(createToyWorld('matrix-other')));
    const input = { scenarioId: other, expectedVersion: 1 };
    const before = await digest();
    await refused(OF_SCENARIO, 'scenarioDelete', input);
    expect(await digest()).toEqual(before);
    await done('cell', 'scenarioDelete', input);
  });
});

it('leaves no mutation of the schema out', () => {
  const ofRows = NOUNS.flatMap(({ name, add }) => [add, 'Change', 'Remove'].map((verb) => `${name}${verb}`));
  const tried = new Set([...ofRows, ...TRIALS.map(({ name }) => name), 'runReplay', 'scenarioDelete']);
  const all = Object.keys(schema.getMutationType()?.getFields() ?? {});
  expect(all.filter((name) => !tried.has(name))).toEqual([]);
  process.stderr.write(`${all.length} mutations, ${refusals} valid requests refused, nothing changed by them\n`);
});
