/** Clients that send a byte a second and clients that do not read their answers, beside one that behaves. */

import { connect } from 'node:net';
import { ask, Cluster } from './cluster.mjs';

const QUERY = '{ scenarios { nodes { key places(first: 100) { nodes { key name } } } } }';

/** About a quarter of a megabyte. */
const LARGE = `{ ${[1, 2, 3, 4]
  .map(
    (i) =>
      `q${i}: scenarios(first: 1) { nodes { places(first: 100) { nodes { id key name kind lat lon note owner { key name } source { title } } } links(first: 100) { nodes { id key note } } } }`,
  )
  .join(' ')} }`;

export async function slowClients({ long }) {
  const count = long ? 200 : 60;
  const requests = long ? 300 : 80;
  const cluster = new Cluster();
  const sockets = [];
  try {
    const api = await cluster.startApi();
    await measure(api, 20);
    const alone = await measure(api, requests);
    const { port } = new URL(api.url);
    for (let i = 0; i < count; i++) sockets.push(i % 2 === 0 ? dribble(port) : readNothing(port));
    const beside = await measure(api, requests);
    const again = await measure(api, requests);
    const ratio = Math.min(beside, again) / alone;
    if (ratio > 5) throw new Error(`the median request takes ${ratio.toFixed(1)} times as long beside slow clients`);
    return [
      `median ${alone.toFixed(1)} ms alone, ${Math.min(beside, again).toFixed(1)} ms beside ${count} slow clients (${ratio.toFixed(2)} times), 0 errors`,
    ];
  } finally {
    for (const { socket, timer } of sockets) {
      clearInterval(timer);
      socket.destroy();
    }
    await cluster.stop();
  }
}

async function measure(api, requests) {
  const times = [];
  for (let i = 0; i < requests; i++) {
    const startMs = performance.now();
    const { data, errors } = await ask(api, QUERY);
    if (errors !== undefined || data === undefined) throw new Error(JSON.stringify(errors));
    times.push(performance.now() - startMs);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

const head = (length) =>
  `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

/** Promises a body and sends a byte of it a second. */
function dribble(port) {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`${head(10_000)}{`);
  const timer = setInterval(() => socket.write(' '), 1000);
  return { socket, timer };
}

/** Asks for a few large answers at once and never reads them: more of them would be load, which is another fault. */
function readNothing(port) {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause();
  const body = JSON.stringify({ query: LARGE });
  socket.write((head(Buffer.byteLength(body)) + body).repeat(3));
  return { socket };
}
