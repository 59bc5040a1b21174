/** Files that go in and out, as a client sends and reads them. */
import type { ScenarioDocument } from '@muster/planning';
import { Database } from '../database/database.ts';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import type { Answer, TestApp } from './test-app.ts';
import { createToyWorld } from './toy-world.ts';

export const NATIONS = ['FR', 'DE'].map((id) => ({ id, name: id, role: 'contributor', reported: 'nothing reported' }));
export const STOCKS = [
  { id: 'fr-v', place: 'north', class: 'V', amountT: 10, capacityT: 50, owner: 'FR' },
  { id: 'de-v', place: 'north', class: 'V', amountT: 20, owner: 'DE' },
];

/** A file of stocks with a line of each kind. */
export const FILE = `id;place;class;amountT;capacityT;owner
fr-v;north;V;12,5;;FR
fr-iii;south;III;100;;FR
fr-bad;nowhere;V;5;;FR
fr-worse;south;V;many;;FR
de-v;north;V;0;;DE
`;

export const as = (persona: string, headers: Record<string, string> = {}) => ({
  headers: { 'x-muster-persona': persona, ...headers },
});

interface Applied {
  readonly counts: Readonly<Record<string, number>> | null;
  readonly scenario: { readonly version: number } | null;
  readonly userErrors: readonly { readonly code: string }[];
}

export interface Exchange {
  /** Id of a new scenario of two nations with a stock each. */
  load(change?: object): Promise<string>;
  documentOf(id: string, version?: number): Promise<ScenarioDocument>;
  get(path: string, persona?: string): Promise<Response>;
  upload(
    id: string,
    query: string,
    body: string | Uint8Array,
    persona?: string,
    type?: string,
  ): Promise<Pick<Answer, 'status' | 'body'>>;
  apply(
    id: string,
    importId: string,
    expectedVersion: number,
    by?: { persona?: string; clientMutationKey?: string },
  ): Promise<Applied>;
}

/** @param findTest the application of the spec, which is there once its tests run */
export function createExchange(findTest: () => TestApp, prefix: string): Exchange {
  let count = 0;
  const scenarios = () => new ScenarioService(new Database(findTest().source), new DocumentStore());
  return {
    async load(change = {}) {
      const world = createToyWorld(`${prefix}-${++count}`, { nations: NATIONS, stocks: STOCKS, ...change });
      return (await scenarios().load(createSystemContext('test'), world)) ?? '';
    },
    async documentOf(id, version) {
      const document = await scenarios().findDocument(createSystemContext('test'), id, version);
      if (document === undefined) throw new Error('no document');
      return document;
    },
    get: (path, persona = 'cell') => fetch(`${findTest().url}/exports/${path}`, as(persona)),
    async upload(id, query, body, persona = 'planner-FR', type = 'text/csv') {
      const response = await fetch(`${findTest().url}/imports/${id}?${query}`, {
        method: 'POST',
        body: body as string,
        ...as(persona, { 'content-type': type }),
      });
      return { status: response.status, body: await response.json() };
    },
    async apply(id, importId, expectedVersion, { persona = 'planner-FR', clientMutationKey } = {}) {
      const query = `mutation ($input: ImportApplyInput!) { importApply(input: $input) { counts { added changed removed rejected ignored } scenario { version } userErrors { code path message } } }`;
      const input = { scenarioId: toGlobalId('Scenario', id), importId, expectedVersion, clientMutationKey };
      const { body } = await findTest().query(query, { input }, persona);
      if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
      return body.data.importApply;
    },
  };
}
