import { once } from './once.ts';

test('an order whose answer is lost keeps its key; one that was answered, or another one, has a new key', async () => {
  const keys: string[] = [];
  const give = (key: string) => {
    keys.push(key);
    return Promise.resolve();
  };
  const lose = (key: string) => {
    keys.push(key);
    return Promise.reject(new Error('The server does not answer.'));
  };
  await expect(once({ seed: 1 }, lose)).rejects.toThrow();
  await once({ seed: 2 }, give);
  await once({ seed: 1 }, give);
  await once({ seed: 1 }, give);
  expect(keys[2]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(3);
});
