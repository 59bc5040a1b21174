/**
 * `npm run optimise -- FILE` and `npm run locate -- FILE`: a movement plan beside the rule of the dispatcher, and where depots should stand. JSON on
 * stdout, progress on stderr. Exit 0; 2 bad input, with all issues as JSON. Ctrl-C ends the search for a plan with the best so far, which says `stopped`.
 */
import { parseArgs } from 'node:util';
import type { Issue } from '@muster/planning';
import {
  findSiteIssues,
  loadSolver,
  locateSites,
  type MovementPlanReport,
  type PlanInput,
  type SiteInput,
} from '@muster/planning/optimisation';
import { prepare, type Snapshot } from '@muster/planning/run';
import { TaskPool } from '../jobs/task-pool.ts';
import { MOVEMENT_PLAN } from '../optimisation/optimisation.kinds.ts';
import { packProgram, shareSnapshot, withProgram } from '../runs/shared-snapshot.ts';
import { readScenarioFile } from './scenario-file.ts';
import type { Output } from './simulate.ts';

export const OPTIMISE_USAGE = `Usage: npm run --silent optimise -- FILE [--goal lateness|closure] [--evaluations N] [--replications N] [--seed S]

  --goal G           lateness (default): weighted days late; closure: the last element ready
  --evaluations N    plans that are tried, 1 to 10000 (default 60)
  --replications N   2 to 1000 (default 20): half to choose the plan, half to price it
  --seed S           0 to 2147483647 (default 1)
`;

export const LOCATE_USAGE = `Usage: npm run --silent locate -- FILE [--method p-median|p-centre|stock] [--sites N] [--stock T] [--caution C]

  --method M    p-median (default): least mean time; p-centre: least longest time; stock: sites and stock; all over scenarios of attack
  --sites N     1 to 50 (default 3)
  --stock T     tonnes to place, method stock (default: the need of ten days)
  --caution C   0 to 100 per cent of the worst scenario, method stock (default 0)
`;

type Values = Readonly<Record<string, string | boolean | undefined>>;
interface Order {
  readonly snapshot: Snapshot;
  readonly values: Values;
}

export async function optimise(args: readonly string[], output: Output): Promise<number> {
  const numbers = { evaluations: [60, 1, 10_000], replications: [20, 2, 1000], seed: [1, 0, 2_147_483_647] } as const;
  const order = await read(args, OPTIMISE_USAGE, { goal: ['lateness', 'closure'] }, numbers, output);
  if (typeof order === 'number') return order;
  const { values } = order;
  const input: PlanInput = {
    goal: (values['goal'] ?? 'lateness') as PlanInput['goal'],
    evaluations: Number(values['evaluations'] ?? 60),
    replications: Number(values['replications'] ?? 20),
    seed: Number(values['seed'] ?? 1),
  };
  const report = await planOnThread(order.snapshot, input, output);
  output.data(`${JSON.stringify(report, null, 2)}\n`);
  return 0;
}

/** On a thread, so that Ctrl-C is heard: the first one ends the search with the best plan so far. */
async function planOnThread(snapshot: Snapshot, input: PlanInput, output: Output): Promise<MovementPlanReport> {
  const pool = new TaskPool(1);
  const uncompiled = shareSnapshot(snapshot.hash, JSON.stringify(snapshot));
  const shared = withProgram(uncompiled, packProgram(uncompiled));
  let isStopAsked = false;
  const askToStop = () => {
    isStopAsked = true;
    output.progress('Ends with the best plan so far; press Ctrl-C again to end at once.\n');
  };
  process.once('SIGINT', askToStop);
  try {
    return await pool.run<MovementPlanReport>(
      MOVEMENT_PLAN,
      { snapshot: shared, input },
      new AbortController().signal,
      {
        onProgress: ({ done, total }) => output.progress(`${done} of ${total} plans\n`),
        isStopAsked: () => isStopAsked,
      },
    );
  } finally {
    process.off('SIGINT', askToStop);
    await pool.close();
  }
}

export async function locate(args: readonly string[], output: Output): Promise<number> {
  const numbers = { sites: [3, 1, 50], stock: [1000, 1, 10_000_000], caution: [0, 0, 100] } as const;
  const order = await read(args, LOCATE_USAGE, { method: ['p-median', 'p-centre', 'stock'] }, numbers, output);
  if (typeof order === 'number') return order;
  const issues = findSiteIssues(order.snapshot);
  if (issues.length > 0) return refuse(issues, output);
  const { values } = order;
  const input: SiteInput = {
    method: (values['method'] ?? 'p-median') as SiteInput['method'],
    sites: Number(values['sites'] ?? 3),
    stockT: values['stock'] === undefined ? null : Number(values['stock']),
    caution: Number(values['caution'] ?? 0) / 100,
  };
  output.data(`${JSON.stringify(locateSites(order.snapshot, input, await loadSolver()), null, 2)}\n`);
  return 0;
}

/** Reads arguments and file; a number is the exit code of what has been answered already. */
async function read(
  args: readonly string[],
  usage: string,
  words: Readonly<Record<string, readonly string[]>>,
  numbers: Readonly<Record<string, readonly [fallback: number, least: number, most: number]>>,
  output: Output,
): Promise<Order | number> {
  const issues: Issue[] = [];
  const complain = (path: string, message: string) => issues.push({ code: 'usage', path, message, severity: 'error' });
  let parsed: { values: Values; positionals: string[] } = { values: {}, positionals: [] };
  try {
    const names = [...Object.keys(words), ...Object.keys(numbers)];
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
        help: { type: 'boolean' as const, short: 'h' },
      },
    }) as typeof parsed;
  } catch (error) {
    complain('', (error as Error).message.split('\n')[0]);
  }
  const { values, positionals } = parsed;
  if (values['help']) {
    output.data(usage);
    return 0;
  }
  for (const [name, known] of Object.entries(words)) {
    const value = values[name];
    if (value !== undefined && !known.includes(String(value)))
      complain(`--${name}`, `--${name} is one of ${known.join(', ')}.`);
  }
  for (const [name, [, least, most]] of Object.entries(numbers)) {
    const text = values[name];
    if (text !== undefined && (!/^\d+$/.test(String(text)) || Number(text) < least || Number(text) > most))
      complain(`--${name}`, `--${name} is a whole number from ${least} to ${most}.`);
  }
  if (issues.length === 0 && positionals.length !== 1) complain('', 'Give one scenario file.');
  if (issues.length > 0) return refuse(issues, output);
  const file = await readScenarioFile(positionals[0]);
  if (!file.ok) return refuse(file.issues, output);
  const prepared = prepare(file.text);
  return prepared.ok ? { snapshot: prepared.value, values } : refuse(prepared.issues, output);
}

function refuse(issues: readonly Issue[], { data }: Output): number {
  data(`${JSON.stringify({ issues, total: issues.length }, null, 2)}\n`);
  return 2;
}
