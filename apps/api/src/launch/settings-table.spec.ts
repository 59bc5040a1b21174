/** The table of settings in docs/operations.md against the parser: every setting is in it, nothing else is, and the defaults are those of the parser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, readWorkerSettings } from './settings.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Rows of the first table after a heading: cells without their marks. */
function tableUnder(file: string, heading: string): string[][] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const rows: string[][] = [];
  for (const line of text.slice(text.indexOf(`\n${heading}\n`)).split('\n')) {
    if (line.startsWith('|')) rows.push(line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
    else if (rows.length > 0) break;
  }
  return rows.slice(2).map((cells) => cells.slice(1, -1));
}

/** Names that the parser asks the environment for. */
function namesAskedFor(read: (env: NodeJS.ProcessEnv) => unknown): string[] {
  const names = new Set<string>();
  read(
    new Proxy(
      {},
      {
        get: (_, name) => {
          names.add(String(name));
          return undefined;
        },
      },
    ),
  );
  return [...names].filter((name) => !name.endsWith('_FILE')).sort();
}

const table = tableUnder('docs/operations.md', '## Settings');
/** Read where a fault is told, before and beside the parser. */
const ELSEWHERE = ['MUSTER_DEBUG'];

it('lists every setting once, and nothing that is none', () => {
  expect(table.map(([name]) => name).sort()).toEqual([...namesAskedFor(readSettings), ...ELSEWHERE].sort());
});

it('holds for workers too: they know no setting beyond it', () => {
  const listed = new Set(table.map(([name]) => name));
  expect(namesAskedFor(readWorkerSettings).filter((name) => !listed.has(name))).toEqual([]);
});

it('says the defaults of the parser', () => {
  const settings = readSettings({});
  const expected: Record<string, unknown> = {
    PORT: settings.port,
    HOST: settings.host,
    MUSTER_LOG_LEVEL: settings.logLevel,
    MUSTER_GRACE_SECONDS: settings.graceSeconds,
    MUSTER_DRAIN_SECONDS: settings.drainSeconds,
    MUSTER_RETENTION_DAYS: settings.retentionDays,
    MUSTER_REQUESTS_PER_MINUTE: settings.requestsPerMinute,
    MUSTER_FIRST_REPLICATIONS: settings.firstReplications,
  };
  const told = Object.fromEntries(table.map(([name, value]) => [name, value]));
  for (const [name, value] of Object.entries(expected)) expect([name, told[name]]).toEqual([name, String(value)]);
});

it('is where README takes its shorter one from', () => {
  const listed = new Map(table.map(([name, value]) => [name, value]));
  for (const [name, value] of tableUnder('README.md', '## Start'))
    expect([name, listed.get(name)]).toEqual([name, value]);
});
