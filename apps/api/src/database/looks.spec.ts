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

it('looks end as soon as their caller has gone, though nothing changes', async () => {
  const { notifications, listening } = createSilence();
  const gone = new AbortController();
  let count = 0;
  const look = () => Promise.resolve(++count);
  // It would look again in an hour: who waits for that has not ended.
  const watched = { channel: 'thing', id: 'one', pauseMs: 1, watchMs: 3_600_000, gone: gone.signal };
  const stream = looks(notifications, watched, look);
  expect((await stream.next()).value).toBe(1);
  const next = stream.next();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(listening.size).toBe(1);
  gone.abort();
  expect((await next).done).toBe(true);
  expect({ count, listening: listening.size }).toEqual({ count: 1, listening: 0 });
});
