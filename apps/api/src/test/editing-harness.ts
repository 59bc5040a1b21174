/** Mutations of scenarios as a client sends them, and the documents that come of it. */
import type { ScenarioDocument } from '@muster/planning';
import { Database } from '../database/database.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { createLocalContext, createSystemContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import type { TestApp } from './test-app.ts';
import { createToyWorld } from './toy-world.ts';

export const NATIONS = [
  { id: 'FR', name: 'France', role: 'contributor', reported: 'nothing reported' },
  { id: 'DE', name: 'Γερμανία', role: 'contributor', reported: 'nothing reported' },
];

export const OFFER = {
  id: 'aa-brigade',
  nation: 'FR',
  title: 'Brigade',
  component: 'LAND',
  kind: 'FORCE',
  stationing: 'INSIDE',
  personsMin: 3000,
};

const PAYLOAD =
  'scenario { version hash } warnings { code } userErrors { code path message } conflicts { section key base yours theirs changedBy currentVersion }';

export interface Editing {
  /** Id of a new scenario. */
  load(change?: object): Promise<string>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what an edit answers depends on the edit
  ask(query: string, variables: object, persona: string): Promise<any>;
  /** By a planner of France for contributions, else by the cell, unless it is said by whom. */
  mutate(
    name: string,
    input: object,
    fields?: string,
    persona?: string,
  ): Promise<Record<string, never> & { userErrors: { code: string; path: string[] }[] }>;
  documentOf(scenarioId: string, version?: number): Promise<ScenarioDocument>;
}

/** @param findTest the application of the spec, which is there once its tests run */
export function createEditing(findTest: () => TestApp): Editing {
  let count = 0;
  const scenarios = () => new ScenarioService(new Database(findTest().source), new DocumentStore());
  const ask: Editing['ask'] = async (query, variables, persona) =>
    (await findTest().query(query, variables, persona)).body;
  return {
    ask,
    async load(change = {}) {
      const world = createToyWorld(`edit-${++count}`, { nations: NATIONS, ...change });
      return toGlobalId('Scenario', (await scenarios().load(createLocalContext(), world)) ?? '');
    },
    async mutate(name, input, fields = '', persona = name.startsWith('contribution') ? 'planner-FR' : 'cell') {
      const type = `${name[0].toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${PAYLOAD} ${fields} } }`;
      const body = await ask(query, { input }, persona);
      if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
      return body.data[name];
    },
    async documentOf(scenarioId, version) {
      const uuid = findUuid(scenarioId, 'Scenario') ?? '';
      const document = await scenarios().findDocument(createSystemContext('test'), uuid, version);
      if (document === undefined) throw new Error('no such document');
      return document;
    },
  };
}
