// The yardsticks of the API bench: node:http that reads the question and sends the page it was given on stdin, made to JSON for each answer as
// any server has to, or as bytes that were made once.
import { createServer } from 'node:http';
import { readJson } from './read-json.mjs';

let page = '';
for await (const part of process.stdin) page += part;
const answer = JSON.parse(page);
const once = Buffer.from(page);
const server = createServer(async (request, response) => {
  await readJson(request);
  const bytes = request.url === '/bytes' ? once : Buffer.from(JSON.stringify(answer));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
