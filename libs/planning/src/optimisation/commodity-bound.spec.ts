/** The several-commodity bound of a run: at most the closure of its replication, at least the other bounds, and what a budget leaves of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSolver, type Solve } from '@muster/logistics/optimiser';
import { parseScenario } from '../parse/parse.ts';
import { toSnapshot } from '../replication/snapshot.ts';
import { toRunResult } from '../assessment/to-run-result.ts';
import { runChunk } from '../replication/chunk.ts';
import { boundCommodities } from './commodity-bound.ts';

const SEED = 1;
let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

function read(name: string) {
  const file = join(import.meta.dirname, '../../../../docs/examples', name);
  const parsed = parseScenario(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.issues[0].message);
  return toSnapshot(parsed.value);
}

describe('commodity bound', () => {
  const b8 = read('bounds-b8.json');

  test('it is at most the closure of the replication, and starts from the other bounds, in twelve replications', () => {
    for (let replication = 0; replication < 12; replication++) {
      const found = boundCommodities(b8, SEED, replication, solve)!;
      expect(found.boundMin).toBeLessThanOrEqual(found.closureMin!);
      expect(found.boundMin).toBeGreaterThanOrEqual(found.otherBoundMin);
      expect(found.ratio).toBeGreaterThanOrEqual(1);
      expect(found).toMatchObject({ replication, finished: true });
    }
  });

  test('its closure and the bound it starts from are those of the run', () => {
    const chunk = runChunk(b8, SEED, 0, 5);
    const result = toRunResult(b8, SEED, 5, [chunk]);
    const { replication } = result.shown;
    const found = boundCommodities(b8, SEED, replication, solve)!;
    const { members } = result.perReplication.groups[0];
    const ready = result.perReplication.elements.filter(({ id }) => members.includes(id));
    expect(found.closureMin).toBe(Math.max(...ready.map((row) => row.ready[replication]!)));
    expect(found.otherBoundMin).toBe(chunk.bounds[replication].closures[0]);
  });

  test.each([
    ['iterations', { iterations: 0, solves: 12 }],
    ['coefficients', { iterations: 50_000, solves: 12, coefficients: 1 }],
  ])('without a budget of %s nothing more is proved, and it says so', (_, budget) => {
    const found = boundCommodities(b8, SEED, 0, solve, undefined, budget)!;
    expect(found).toMatchObject({ boundMin: found.otherBoundMin, finished: false });
  });

  test('who stops it keeps the best bound that is proved so far', () => {
    const whole = boundCommodities(b8, SEED, 4, solve)!;
    const stopped = boundCommodities(b8, SEED, 4, solve, (done) => done < 3)!;
    expect(stopped).toMatchObject({ finished: false, solves: 3 });
    expect(stopped.boundMin).toBeLessThanOrEqual(whole.boundMin);
    expect(stopped.boundMin).toBeGreaterThanOrEqual(stopped.otherBoundMin);
  });

  test('nothing that has to close has no bound', () => {
    const { document } = b8;
    const empty = toSnapshot({ ...document, forceElements: [], movements: [], deliveries: undefined });
    expect(boundCommodities(empty, SEED, 0, solve)).toBeNull();
  });
});
