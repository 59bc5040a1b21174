import { Logger } from '@nestjs/common';
import { buildSchema, graphql, type GraphQLError } from 'graphql';
import { BoundedCache } from './bounded-cache.ts';
import { maskError } from './engine.ts';
import { limitError } from './limits.ts';

it('masks what graphql-js says of a value of ours, and tells what it says of the caller', async () => {
  const schema = buildSchema('type Query { persons(least: Int): Int }');
  const logger = new Logger('test');
  const logged = jest.spyOn(logger, 'error').mockReturnValue();
  const maskOf = async (persons: () => unknown, variableValues: Record<string, unknown> = {}) => {
    const source = 'query ($least: Int) { persons(least: $least) }';
    const { errors = [] } = await graphql({ schema, source, variableValues, rootValue: { persons } });
    return maskError(errors[0], logger) as GraphQLError;
  };
  const ours = await maskOf(() => 'a secret');
  expect([ours.extensions['code'], ours.message]).toEqual(['INTERNAL', expect.not.stringContaining('secret')]);
  expect(logged).toHaveBeenCalledTimes(1);
  expect(logged.mock.calls[0][0]).toEqual({
    requestId: ours.extensions['requestId'],
    msg: expect.stringContaining('secret'),
  });
  const theirs = await maskOf(() => 1, { least: 'many' });
  expect([theirs.extensions['code'], theirs.message]).toEqual(['BAD_USER_INPUT', expect.stringContaining('many')]);
  const told = await maskOf(() => {
    throw limitError('Too much.');
  });
  expect([told.extensions['code'], told.message]).toEqual(['LIMIT_EXCEEDED', 'Too much.']);
  expect(logged).toHaveBeenCalledTimes(1);
});

it('keeps what was asked for last, by number and by characters', () => {
  const cache = new BoundedCache<number>({ entries: 2, characters: 10 });
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  cache.set('c', 4);
  cache.set('123456789', 5);
  expect([cache.get('a'), cache.get('c'), cache.get('123456789')]).toEqual([undefined, 4, 5]);
  cache.set('more than ten', 6);
  expect(cache.get('more than ten')).toBeUndefined();
});
