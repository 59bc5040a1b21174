// The yardstick of the API bench: node:http that reads the body and sends what it was given on stdin.
import { createServer } from 'node:http';

let page = '';
for await (const part of process.stdin) page += part;
const bytes = Buffer.from(page);
const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
    response.end(bytes);
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
