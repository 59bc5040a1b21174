/**
 * Compiled code of V8 holds for one hidden class of an object. Where every state or row has a class of its own, what was compiled for the first is thrown away with
 * the second: the first replication of another run then takes seven times as long.
 */
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { randomWorld } from '../testing/random-world.ts';
import { compile } from './compile.ts';
import { Program } from './program.ts';
import { retime } from './retime.ts';
import { Run } from './run.ts';

setFlagsFromString('--allow-natives-syntax');
/** Whether two objects have one hidden class, and not a dictionary each. */
const haveSameClass = runInThisContext('(a, b) => %HaveSameMap(a, b) && %HasFastProperties(a)') as (
  a: object,
  b: object,
) => boolean;

const world = randomWorld(1);
const program = compile(world);

test('the states of two runs have one hidden class', () => {
  const [first, ...others] = Array.from({ length: 4 }, () => new Run(program).state);
  expect(others.map((state) => haveSameClass(first, state))).toEqual([true, true, true]);
});

test('so have two programs, one that was retimed, and one of another thread', () => {
  expect(haveSameClass(program, compile(randomWorld(2)))).toBe(true);
  expect(haveSameClass(program, retime(program, world).program)).toBe(true);
  expect(haveSameClass(program, new Program(structuredClone(program)))).toBe(true);
});

test('and all resources of a program', () => {
  const [first, ...others] = program.facilities.list;
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter((facility) => !haveSameClass(first, facility))).toEqual([]);
});
