/** The example of the README of this library, run as it stands there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CAUSES, compile, Simulator } from './index.ts';
import { link, liftType, move, payload, place, pool, worldOf } from './testing/tiny-worlds.ts';

const rail = { rail: { ramps: 1, gauges: [1435] } } as const;

function example() {
  // <example>
  // 40 vehicles by rail over 220 km, and one train that takes 20 of them.
  const company = move('company', 'a', 'b', { vehicles: 40, massKg: 400_000, wagonTenths: 600 }, { modes: ['rail'] });
  const world = worldOf([company], {
    places: [place('a', rail), place('b', rail)],
    links: [link('line', 'a', 'b', 'rail', 220)],
    liftTypes: [liftType('train', { mode: 'rail', speedMh: 22_000, payload: payload({ wagonTenths: 300 }) })],
    liftPools: [pool('trains', 'train', 'a', 1)],
  });
  const program = compile(world); // throws a WorldError with every problem it found
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 720 }); // seed 1, replication 0

  const readyMin = outcome.ready[0]; // 1,800: there in 10 h, 10 h back, 10 h
  const waits = [...outcome.chainCause].map((cause, i) => [CAUSES[cause], outcome.chainTo[i] - outcome.chainFrom[i]]);
  // waiting-for-lift 1,200 and moving 600: every minute from its order to ready has a cause
  // </example>
  return { readyMin, waits };
}

test('the example of the README is this one, and comes to what the README says', () => {
  const source = readFileSync(import.meta.filename, 'utf8');
  const [, code] = /\/\/ <example>\n([\s\S]*?) {2}\/\/ <\/example>/.exec(source)!;
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  expect(readme).toContain(code.replace(/^ {2}/gm, ''));
  expect(example()).toEqual({
    readyMin: 1800,
    waits: [
      ['waiting-for-lift', 1200],
      ['moving', 600],
    ],
  });
});
