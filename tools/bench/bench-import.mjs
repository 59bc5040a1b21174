/**
 * `npm run bench:import`: a file of 100,000 stock lines, looked at and applied, against the bare work of the same lines: parsing the text and
 * COPY into a table. Both in one run on one database, the bare work before, between and after; the ratio to its median is what counts. A file of
 * a few lines comes first, so that thread and server have loaded what they need. Processor time of the process with its threads and of PostgreSQL,
 * the longest time that the event loop answers nobody, and the most memory of the process are told beside it.
 *
 *   npm run bench:import -- 20000         fewer lines
 *   npm run bench:import -- airports      airfields in the columns of OurAirports, 83,000 lines as published
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';
import { processorTime, sumOf, toSentence, workedBetween } from './processor-time.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(join(root, 'apps/api/package.json'));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
if (
  spawnSync(process.execPath, [tsc, '-b', 'apps/api/tsconfig.app.json'], { cwd: root, stdio: 'inherit' }).status !== 0
)
  process.exit(1);

const asked = process.argv.slice(2);
const format = asked.includes('airports') ? 'ourairports' : 'stocks';
const LINES = Number(asked.find((one) => /^\d+$/.test(one)) ?? (format === 'stocks' ? 100_000 : 83_000));
const PLACES = 200;
const dist = (path) => import(join(root, 'apps/api/dist', path));
await import(require.resolve('reflect-metadata'));
const { EmbeddedPostgres } = await dist('database/embedded-postgres.js');
const { openDatabase } = await dist('database/migrate.js');
const { createApp } = await dist('app.js');
const { createSystemContext } = await dist('identity/request-context.js');
const { ScenarioService } = await dist('scenarios/scenario.service.js');
const { ImportService } = await dist('exchange/import.service.js');
const { toGlobalId } = await dist('graphql/node.js');
const { parseScenario } = await import(join(root, 'libs/planning/dist/index.js'));
const pg = require('pg');
const { from: copyFrom } = require('pg-copy-streams');
const Papa = createRequire(join(root, 'libs/planning/package.json'))('papaparse');

/** As many of each in a hundred as OurAirports has of its types; heliports and closed fields are left out. */
const TYPES = [
  ...Array(52).fill('small_airport'),
  ...Array(6).fill('medium_airport'),
  ...Array(2).fill('large_airport'),
]
  .concat(Array(26).fill('heliport'))
  .concat(Array(14).fill('closed'));
const typeOf = (i) => TYPES[(i * 37) % TYPES.length];

/** What is read, how many rows of it are added, and the bare table that its lines are copied into. */
const CASES = {
  stocks: {
    header: 'id,place,class,amountT,capacityT,item',
    lineOf: (i) =>
      `stock-${i},place-${i % PLACES},${['I', 'II', 'III', 'IV', 'V'][i % 5]},${(i % 977) + 0.5},${2000 + (i % 13)},Item ${i}`,
    added: LINES,
    table: 'key text, place text, class text, amount float8, capacity float8, item text',
  },
  ourairports: {
    header:
      'id,ident,type,name,latitude_deg,longitude_deg,elevation_ft,continent,iso_country,iso_region,municipality,scheduled_service,icao_code,iata_code,gps_code,local_code,home_link,wikipedia_link,keywords',
    lineOf: (i) =>
      `${i},X${i},${typeOf(i)},"Airfield ${i}",${((i % 1700) / 10 - 85).toFixed(4)},${((i % 3590) / 10 - 179).toFixed(4)},${i % 5000},"EU","FR","FR-${i % 90}","Town ${i}","no",,,"X${i}","L${i}",,,"field ${i}"`,
    added: Array.from({ length: LINES }, (_, i) => typeOf(i)).filter((type) => type.endsWith('_airport')).length,
    table:
      'id int, ident text, type text, name text, lat float8, lon float8, elevation int, continent text, country text, region text, town text, scheduled text, icao text, iata text, gps text, local text, home text, wikipedia text, keywords text',
  },
};
const { header, lineOf, added, table } = CASES[format];
const toFile = (lines) => `${header}\n${Array.from({ length: lines }, (_, i) => lineOf(i)).join('\n')}\n`;
const file = toFile(LINES);
const world = {
  format: 'muster-scenario/2',
  id: 'bench',
  title: 'Bench',
  clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 30 } },
  places: Array.from({ length: PLACES }, (_, i) => ({
    id: `place-${i}`,
    name: `Place ${i}`,
    kind: 'depot',
    lat: 50,
    lon: 20 + i / 100,
  })),
};

const seconds = async (work) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

const processor = () => processorTime(join(folder, 'postgres', 'data'));
const workedSince = (before) => workedBetween(before, processor());

const megabytes = () => process.memoryUsage.rss() / 1e6;
const watches = {};
/** The same, the longest time in between that nobody was answered, and the most memory. */
const watched = async (name, work) => {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = megabytes();
  let most = before;
  const look = setInterval(() => (most = Math.max(most, megabytes())), 50);
  delay.enable();
  const began = processor();
  const taken = await seconds(work);
  const worked = workedSince(began);
  delay.disable();
  clearInterval(look);
  watches[name] = { worked, block: delay.max / 1e6, before, most: Math.max(most, megabytes()) };
  return taken;
};

const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
const server = new EmbeddedPostgres({ folder });
const target = await server.start();
const source = await openDatabase(target);
const app = await createApp({ source, target, threads: 1, logLevels: [] });
await app.init();
try {
  const context = createSystemContext('bench');
  const client = new pg.Client(target);
  await client.connect();
  const doBare = async () => {
    await client.query(`CREATE TEMPORARY TABLE bare (${table})`);
    const { data } = Papa.parse(file, { skipEmptyLines: true });
    const rows = data.slice(1).map((cells) => `${cells.join('\t')}\n`);
    await pipeline(Readable.from(rows.join('')), client.query(copyFrom('COPY bare FROM STDIN')));
    await client.query('DROP TABLE bare');
  };
  await doBare();
  const bares = [];
  const bareWork = [];
  const takeBare = async () => {
    const began = processor();
    bares.push(await seconds(doBare));
    bareWork.push(workedSince(began));
  };
  await takeBare();

  const parsed = parseScenario(world);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const scenario = await app.get(ScenarioService).load(context, parsed.value);
  const imports = app.get(ImportService);
  const read = (text) =>
    imports.preview(context, scenario, { format, isComplete: false }, new TextEncoder().encode(text));
  await read(toFile(20));
  let answer;
  const previewed = await watched('preview', async () => {
    answer = await read(file);
  });
  if (answer.counts?.added !== added) throw new Error(`wrong preview: ${JSON.stringify(answer).slice(0, 500)}`);
  await takeBare();
  let edited;
  const applied = await watched('apply', async () => {
    edited = await imports.apply(context, {
      scenarioId: toGlobalId('Scenario', scenario),
      importId: answer.id,
      expectedVersion: 1,
    });
  });
  if (edited.counts?.added !== added)
    throw new Error(`wrong apply: ${JSON.stringify(edited.userErrors).slice(0, 500)}`);
  await takeBare();
  await client.end();
  const bare = median(bares);
  const row = (name, value) =>
    console.log(
      `${name.padEnd(34)} ${value.toFixed(2).padStart(7)} s   ${(value / bare).toFixed(2).padStart(6)} x bare`,
    );
  console.log(`${LINES} lines of ${format}, ${added} rows, ${(file.length / 1e6).toFixed(1)} MB`);
  row('bare: parse and COPY', bare);
  row('look at it (preview)', previewed);
  row('apply it (one version, history)', applied);
  row('both', previewed + applied);
  const [, bareMedian] = bareWork.sort((a, b) => sumOf(a) - sumOf(b));
  for (const [name, { worked }] of [['bare', { worked: bareMedian }], ...Object.entries(watches)])
    console.log(
      `${name}: processor time ${toSentence(worked)}, ${(sumOf(worked) / sumOf(bareMedian)).toFixed(1)} x bare`,
    );
  for (const [name, { block, before, most }] of Object.entries(watches))
    console.log(
      `${name}: longest block of the event loop ${block.toFixed(0)} ms; memory ${before.toFixed(0)} to ${most.toFixed(0)} MB`,
    );
} finally {
  await app.close();
  if (source.isInitialized) await source.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
