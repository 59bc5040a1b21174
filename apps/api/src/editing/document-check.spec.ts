import { BoundedPool } from '../jobs/bounded-pool.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { DocumentCheck } from './document-check.ts';

// Real threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

const places = Array.from({ length: 2000 }, (_, i) => ({
  ...{ id: `place-${i}`, name: `Place ${i}`, kind: 'depot', lat: 50, lon: 20 + i / 1000 },
}));
const large = createToyWorld('large');
const document = { ...large, places: [...large.places, ...places] } as typeof large;

it('says what is wrong with a document, with a thread and without', async () => {
  const pool = new BoundedPool();
  const check = new DocumentCheck(pool);
  const twice = { ...document, places: [...document.places, document.places[0]] };
  for (const wrong of [twice, { ...large, places: [...large.places, large.places[0]] }])
    expect((await check.check(wrong, 10)).errors.map(({ code }) => code)).toEqual(['id.duplicate']);
  await pool.onApplicationShutdown();
});

it('ends what takes too long, and goes on with what comes next', async () => {
  const pool = new BoundedPool({ mostMs: 1 });
  const check = new DocumentCheck(pool);
  await expect(check.check(document, 10)).rejects.toMatchObject({
    extensions: { code: 'TIMEOUT', http: { status: 503 } },
  });
  expect((await check.check(large, 10)).errors).toEqual([]);
  await pool.onApplicationShutdown();
});

it('refuses what would wait behind too much, and takes the next when that is done', async () => {
  const pool = new BoundedPool({ mostMs: 1 });
  const check = new DocumentCheck(pool);
  const all = await Promise.allSettled(Array.from({ length: 45 }, () => check.parse(' '.repeat(60_000))));
  const codes = all.map((one) => (one.status === 'rejected' ? one.reason.extensions.code : 'done'));
  expect(codes.filter((code) => code === 'OVERLOADED')).toHaveLength(5);
  await expect(check.check(document, 10)).rejects.toMatchObject({ extensions: { code: 'TIMEOUT' } });
  await pool.onApplicationShutdown();
});

it('looks at an edit while a file is read', async () => {
  const pool = new BoundedPool({ mostWaiting: 1 });
  const check = new DocumentCheck(pool);
  const file = check.parse(' '.repeat(60_000));
  await expect(check.parse(' '.repeat(60_000))).rejects.toMatchObject({ extensions: { code: 'OVERLOADED' } });
  expect((await check.check(document, 10)).errors).toEqual([]);
  expect((await file).parsed.ok).toBe(false);
  await pool.onApplicationShutdown();
});
