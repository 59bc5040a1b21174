import { RateLimit } from './rate-limit.ts';

it('lets a burst through, then so many as the rate gives back, each caller by himself', () => {
  let now = 0;
  const limit = new RateLimit({ perMinute: 60, burst: 3 }, () => now);
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0]);
  expect(limit.take('a')).toBe(1);
  expect(limit.take('b')).toBe(0);
  now = 1000;
  expect(limit.take('a')).toBe(0);
  expect(limit.take('a')).toBe(1);
  now = 600_000;
  expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 1]);
});

it('remembers a bounded number of callers', () => {
  const limit = new RateLimit({ perMinute: 60, burst: 1, most: 2 }, () => 0);
  expect(limit.take('a')).toBe(0);
  limit.take('b');
  limit.take('c');
  expect(limit.take('b')).toBe(1);
  expect(limit.take('a')).toBe(0);
});

it('gives of several servers only the part of one', () => {
  let now = 0;
  const servers = [0, 1, 2].map(() => new RateLimit({ perMinute: 60, burst: 30 }, () => now));
  for (const server of servers) server.divide(servers.length);
  const takeAll = () => servers.flatMap((server) => Array.from({ length: 40 }, () => server.take('a')));
  expect(takeAll().filter((wait) => wait === 0)).toHaveLength(30);
  now = 6000;
  expect(takeAll().filter((wait) => wait === 0)).toHaveLength(6);
  // One of them has gone: the others give more.
  for (const server of servers) server.divide(2);
  now = 600_000;
  expect(takeAll().filter((wait) => wait === 0)).toHaveLength(45);
});
