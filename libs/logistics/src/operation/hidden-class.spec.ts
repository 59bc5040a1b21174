/**
 * Compiled code of V8 holds for one hidden class of an object. Where every state or row has a class of its own, what was compiled for the first is thrown away with
 * the second: the first replication of another run then takes seven times as long.
 */
import { setFlagsFromString } from 'node:v8';
import { runInThisContext } from 'node:vm';
import { randomWorld } from '../testing/random-world.ts';
import { compile } from './compile.ts';
import { retime } from './retime.ts';
import { Run } from './run.ts';

setFlagsFromString('--allow-natives-syntax');
const haveSameClass = runInThisContext('(a, b) => %HaveSameMap(a, b)') as (a: object, b: object) => boolean;

const world = randomWorld(1);
const program = compile(world);

test('the states of two runs have one hidden class', () => {
  expect(haveSameClass(new Run(program).state, new Run(program).state)).toBe(true);
});

test('so have two programs, and a program that was retimed', () => {
  expect(haveSameClass(program, compile(randomWorld(2)))).toBe(true);
  expect(haveSameClass(program, retime(program, world).program)).toBe(true);
});

test('and all resources of a program', () => {
  const [first, ...others] = program.facilities.list;
  expect(others.length).toBeGreaterThan(5);
  expect(others.filter((facility) => !haveSameClass(first, facility))).toEqual([]);
});
