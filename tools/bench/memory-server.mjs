// The engine of the API (limits, compiled queries, masked errors) over rows that it holds in memory: what is left of the speed of a bare server
// before a database is asked. The answer comes on stdin, as the API gave it.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { readJson } from './read-json.mjs';

const api = new URL('../../apps/api/', import.meta.url);
const require = createRequire(new URL('package.json', api));
await import(require.resolve('reflect-metadata'));
const load = (path) => import(new URL(`dist/${path}`, api).href);
const { createSchema } = await load('graphql/print-schema.js');
const { createEngine } = await load('graphql/engine.js');
const { createSystemContext } = await load('identity/request-context.js');

let page = '';
for await (const part of process.stdin) page += part;
const { data } = JSON.parse(page);
const schema = await createSchema();
// The domain has values of its own for the members of an enum.
const components = schema.getType('Component');
for (const node of data.scenario.forceElements.nodes) node.component = components.getValue(node.component).value;
schema.getQueryType().getFields()['scenario'].resolve = () => data.scenario;
const none = async () => undefined;
const database = { openScope: () => undefined, closeScope: none, findAnswer: none, keepAnswer: none };
const logger = { error: console.error };
const engine = createEngine({ schema, path: '/graphql', database, logger, stopping: new AbortController().signal });
const server = createServer(async (request, response) => {
  request.body = await readJson(request);
  await engine(request, response, { requestContext: createSystemContext('bench') });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
