import { once } from './once.ts';

const keys: string[] = [];
const give = (key: string) => {
  keys.push(key);
  return Promise.resolve();
};
const lose = (key: string) => {
  keys.push(key);
  return Promise.reject(new Error('The server does not answer.'));
};

beforeEach(() => keys.splice(0));
afterEach(() => jest.useRealTimers());

test('an order whose answer is lost keeps its key; one that was answered, or another one, has a new key', async () => {
  await expect(once({ seed: 1 }, lose)).rejects.toThrow();
  await once({ seed: 2 }, give);
  await once({ seed: 1 }, give);
  await once({ seed: 1 }, give);
  expect(keys[2]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(3);
});

test('who orders the same again after a while means another order', async () => {
  jest.useFakeTimers({ now: 0 });
  await expect(once({ seed: 3 }, lose)).rejects.toThrow();
  jest.setSystemTime(60_000);
  await expect(once({ seed: 3 }, lose)).rejects.toThrow();
  jest.setSystemTime(121_000);
  await once({ seed: 3 }, give);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});
