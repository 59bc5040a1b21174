import { toRunResult } from '../assessment/to-run-result.ts';
import { element, smallScenario } from '../testing/small-scenario.ts';
import { runChunk } from './chunk.ts';
import { prepare } from './snapshot.ts';

const REPLICATIONS = 12;
const drawn: Parameters<typeof element>[1] = { notice: { triangular: [1, 3, 9] }, marryUp: { uniform: [0.5, 2] } };
const prepared = prepare(
  JSON.parse(JSON.stringify(smallScenario({ forceElements: [element('a', drawn), element('b', drawn)] }))),
);
if (!prepared.ok) throw new Error(prepared.issues[0].message);
const snapshot = prepared.value;

/** Chunks as so many workers would bring them: the last one first. */
const chunksOf = (workers: number) =>
  Array.from({ length: workers }, (_, i) => {
    const size = REPLICATIONS / workers;
    return runChunk(snapshot, 7, i * size, (i + 1) * size);
  }).reverse();

test.each([2, 4])('a result is the same to the bit when %i workers share the replications', (workers) =>
  expect(toRunResult(snapshot, 7, REPLICATIONS, chunksOf(workers))).toEqual(
    toRunResult(snapshot, 7, REPLICATIONS, chunksOf(1)),
  ),
);
