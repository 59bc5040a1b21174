/**
 * `npm run simulate -- FILE`: runs a scenario document without server or database. Data on stdout, progress on stderr.
 * Exit 0; 1 the plan is infeasible; 2 the input is bad, with all issues as JSON on stdout.
 */
import { parseArgs } from 'node:util';
import { MOST_ISSUES, type Issue } from '@muster/planning';
import { prepare, type RunResult } from '@muster/planning/run';
import { runLocally, type Progress } from './local-run.ts';
import { escapeControls, toCsv, toTableText } from './report.ts';
import { readScenarioFile } from './scenario-file.ts';

const FORMATS = ['table', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

const REPLICATIONS_MOST = 10_000;
const SEED_MOST = 2_147_483_647;
const PROGRESS_EVERY_MS = 1000;

export const USAGE = `Usage: npm run --silent simulate -- FILE [--replications N] [--seed S] [--format table|json|csv]

  FILE                a scenario document in JSON; "npm run schema" prints its JSON Schema
  --replications N    1 to ${REPLICATIONS_MOST} (default 100)
  --seed S            0 to ${SEED_MOST} (default 1)
  --format F          table (default), json: the whole result, or csv

Exit code 0; 1 the plan is infeasible; 2 bad input, with all issues as JSON.
`;

export interface Output {
  readonly data: (text: string) => void;
  readonly progress: (text: string) => void;
}

interface Order {
  readonly file: string;
  readonly replications: number;
  readonly seed: number;
  readonly format: Format;
}

export async function simulate(args: readonly string[], output: Output): Promise<number> {
  const order = parseOrder(args);
  if (order === 'help') {
    output.data(USAGE);
    return 0;
  }
  if ('issues' in order) return refuse(order.issues, order.issues.length, output);
  const file = await readScenarioFile(order.file);
  if (!file.ok) return refuse(file.issues, file.issues.length, output);
  const prepared = prepare(file.text);
  if (!prepared.ok) return refuse(prepared.issues, prepared.total, output);
  for (const { path, message } of prepared.warnings)
    output.progress(`${escapeControls(`Warning: ${path}: ${message}`)}\n`);
  const result = await runLocally(prepared.value, order.seed, order.replications, throttle(output));
  output.data(format(result, order.format));
  return result.verdict.feasible ? 0 : 1;
}

function refuse(issues: readonly Issue[], total: number, { data }: Output): number {
  data(`${JSON.stringify({ issues: issues.slice(0, MOST_ISSUES), total }, null, 2)}\n`);
  return 2;
}

function format(result: RunResult, wanted: Format): string {
  if (wanted === 'json') return `${JSON.stringify(result)}\n`;
  return wanted === 'csv' ? toCsv(result) : toTableText(result);
}

function parseOrder(args: readonly string[]): Order | 'help' | { readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const complain = (path: string, message: string) => issues.push({ code: 'usage', path, message, severity: 'error' });
  let parsed;
  try {
    parsed = parseArgs({
      args: joinNegatives(args),
      allowPositionals: true,
      options: {
        replications: { type: 'string' },
        seed: { type: 'string' },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    complain('', (error as Error).message.split('\n')[0]);
    return { issues };
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  const number = (name: 'replications' | 'seed', fallback: number, least: number, most: number): number => {
    const text = values[name];
    const value = text === undefined ? fallback : Number(text);
    if (text !== undefined && (!/^\d+$/.test(text) || value < least || value > most))
      complain(`--${name}`, `--${name} is a whole number from ${least} to ${most}.`);
    return value;
  };
  if (positionals.length !== 1) complain('', 'Give one scenario file.');
  const replications = number('replications', 100, 1, REPLICATIONS_MOST);
  const seed = number('seed', 1, 0, SEED_MOST);
  const wanted = FORMATS.find((known) => known === (values.format ?? 'table'));
  if (wanted === undefined) complain('--format', `--format is one of ${FORMATS.join(', ')}.`);
  return issues.length > 0 || wanted === undefined
    ? { issues }
    : { file: positionals[0], replications, seed, format: wanted };
}

/** A number below zero behind an option is its value, not another option: it is told what it may be. */
const joinNegatives = (args: readonly string[]): string[] =>
  args.reduce<string[]>((joined, arg) => {
    const option = joined.at(-1);
    return /^-\d/.test(arg) && option?.startsWith('--')
      ? [...joined.slice(0, -1), `${option}=${arg}`]
      : [...joined, arg];
  }, []);

function throttle({ progress }: Output): Progress {
  let told = -Infinity;
  return (done, asked) => {
    if (done < asked && performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    progress(`${done} of ${asked} replications\n`);
  };
}
