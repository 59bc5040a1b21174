/** The examples of the documentation, with the answers that their summaries work out by hand. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '@muster/planning/run';
import { simulate } from './simulate.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'examples');

async function run(name: string): Promise<RunResult> {
  let data = '';
  const code = await simulate([join(folder, name), '--replications', '4', '--format', 'json'], {
    data: (text) => void (data += text),
    progress: () => undefined,
  });
  expect(code).toBe(0);
  return JSON.parse(data) as RunResult;
}

const HOUR_MIN = 60;
const DAY_MIN = 1440;

describe('the examples', () => {
  it('all run and are feasible', async () => {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) await run(name);
  });

  it('two-trips: the last wagon is there after 66 hours', async () => {
    expect((await run('two-trips.json')).closures[0].closure.p50).toBe(66 * HOUR_MIN);
  });

  it('depot: dry on day 10, and 150 t short by day 30', async () => {
    const [stock] = (await run('depot.json')).stocks;
    expect(stock.firstStockOut.p50).toBe(10 * DAY_MIN);
    expect(stock.unmetT.p50).toBe(150);
  });
});
