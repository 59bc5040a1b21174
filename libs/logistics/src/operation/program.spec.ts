import { compile } from './compile.ts';
import { Simulator } from './simulator.ts';
import { richWorld } from '../testing/rich-world.ts';

const SEEDS = [1, 2, 3, 4, 5];

it('goes to another thread as plain data and gives the same there', () => {
  for (const seed of SEEDS) {
    const program = compile(richWorld(seed));
    const sent = new Simulator(structuredClone(program));
    const here = new Simulator(program);
    const options = { sampleMin: 1440 };
    // The second replication also finds what the first has noted.
    for (const replication of [0, 1])
      expect(sent.replicate(seed, replication, options)).toEqual(here.replicate(seed, replication, options));
  }
});

it('holds the operations of its lanes in arrays alone, since every thread keeps it', () => {
  const program = compile(richWorld(1));
  expect(program.opStart[program.lanes.length]).toBe(program.opCode.length);
  expect(program.lanes.length).toBeGreaterThan(0);
  expect(program.lanes.filter((lane) => 'operations' in lane)).toEqual([]);
});
