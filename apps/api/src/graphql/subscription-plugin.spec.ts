import type { ExecutionResult } from 'graphql';
import { whileValid } from './subscription-plugin.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

async function* noEvents(): AsyncGenerator<ExecutionResult> {
  await new Promise(() => undefined);
  yield {};
}

it('ends a stream that has nothing to tell once its caller is shut out', async () => {
  let isIn = true;
  const stream = whileValid(noEvents(), () => Promise.resolve(isIn));
  let end: ExecutionResult | undefined;
  const first = stream.next().then(({ value }) => (end = value as ExecutionResult));
  await jest.advanceTimersByTimeAsync(60_000);
  expect(end).toBeUndefined();
  isIn = false;
  await jest.advanceTimersByTimeAsync(15_000);
  await first;
  expect(end?.errors?.[0].extensions['code']).toBe('UNAUTHENTICATED');
  expect((await stream.next()).done).toBe(true);
});

it('hands on all events, and none after the rights have changed', async () => {
  async function* events(): AsyncGenerator<ExecutionResult> {
    for (let i = 0; i < 4; i++) yield await Promise.resolve({ data: { i } });
  }
  let looks = 0;
  const told: unknown[] = [];
  for await (const { data, errors } of whileValid(events(), () => Promise.resolve(++looks < 3)))
    told.push(data?.['i'] ?? errors?.[0].extensions['code']);
  expect(told).toEqual([0, 1, 'UNAUTHENTICATED']);
});
