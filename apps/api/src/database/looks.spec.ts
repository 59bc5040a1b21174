import type { Notifications } from './notifications.ts';
import { looks } from './looks.ts';

/** Nothing is ever told. */
function createSilence() {
  const listening = new Set<unknown>();
  const notifications = {
    listen: (_: string, listener: unknown) => {
      listening.add(listener);
      return Promise.resolve(() => void listening.delete(listener));
    },
  } as unknown as Notifications;
  return { notifications, listening };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('looks end as soon as their caller has gone, though nothing changes', async () => {
  const { notifications, listening } = createSilence();
  const gone = new AbortController();
  let count = 0;
  const look = () => Promise.resolve(++count);
  const stream = looks(notifications, { channel: 'thing', id: 'one', pauseMs: 10, gone: gone.signal }, look);
  expect((await stream.next()).value).toBe(1);
  let isOver = false;
  void stream.next().then(({ done }) => (isOver = done === true));
  await jest.advanceTimersByTimeAsync(1000);
  expect({ isOver, listening: listening.size }).toEqual({ isOver: false, listening: 1 });
  gone.abort();
  await jest.advanceTimersByTimeAsync(0);
  expect({ isOver, count, listening: listening.size }).toEqual({ isOver: true, count: 1, listening: 0 });
  expect(jest.getTimerCount()).toBe(0);
});
