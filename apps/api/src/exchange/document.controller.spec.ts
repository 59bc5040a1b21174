import { contentHash } from '@muster/planning';
import { toGlobalId } from '../graphql/node.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

let api: TestApp;
beforeAll(async () => {
  api = await openTestApp();
});
afterAll(() => api.close());

test('a scenario comes back as the document that it is, with its hash', async () => {
  const document = createToyWorld('as-one-file');
  const uuid = await api.app.get(ScenarioService).load(createLocalContext(), document);
  const id = toGlobalId('Scenario', uuid as string);
  const response = await fetch(`${api.url}/exports/scenarios/${id}.json`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  expect(response.headers.get('x-snapshot-hash')).toBe(contentHash(document));
  expect(response.headers.get('x-scenario-version')).toBe('1');
});

test.each([toGlobalId('Scenario', '00000000-0000-4000-8000-000000000000'), 'x', '..%2F..%2Fetc'])(
  '%s is not there',
  async (id) => {
    const response = await fetch(`${api.url}/exports/scenarios/${id}.json`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'scenario.unknown' } }] });
  },
);
