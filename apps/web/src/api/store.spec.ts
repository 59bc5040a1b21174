import { RequestError } from './client.ts';
import { LoadStore } from './store.ts';

const settle = async (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A loader that fails as many times as there are faults, then answers. */
function failing(...faults: Error[]) {
  let asked = 0;
  const load = () => {
    const fault = faults[asked++];
    return fault === undefined ? Promise.resolve('there') : Promise.reject(fault);
  };
  return { load, count: () => asked };
}

test('a fault is tried again a few times, later each time, and then at the wish of the reader', async () => {
  const store = new LoadStore();
  const busy = () => new RequestError('Too many requests.', false);
  const { load, count } = failing(busy(), busy(), busy(), busy());
  store.ensure('k', load);
  await settle(0);
  expect(store.get('k')).toMatchObject({ data: undefined, fault: 'fault', error: 'Too many requests.' });
  await settle(1000);
  expect(count()).toBe(2);
  await settle(60_000);
  expect(count()).toBe(4);
  store.get('k').retry?.();
  await settle(0);
  expect(store.get('k')).toEqual({ data: 'there', error: null, loading: false });
});

test('a server that does not answer is asked for as long as it takes', async () => {
  const store = new LoadStore();
  const { load } = failing(...Array.from({ length: 8 }, () => new RequestError('The server does not answer.', true)));
  store.ensure('k', load);
  await settle(0);
  expect(store.trouble).toBe('offline');
  await settle(120_000);
  expect([store.get('k').data, store.trouble]).toEqual(['there', null]);
});

test('what is withheld is asked for once', async () => {
  const store = new LoadStore();
  const { load, count } = failing(new RequestError('Not for you.', false, 'withheld'));
  store.ensure('k', load);
  await settle(60_000);
  expect([count(), store.get('k').fault]).toEqual([1, 'withheld']);
});

test('what is read anew says so while what is shown stays', async () => {
  const store = new LoadStore();
  const { load } = failing();
  expect(store.isRunning('a')).toBe(false);
  store.ensure('a', load);
  store.hold('a');
  await settle(0);
  expect(store.isRunning('a')).toBe(false);
  store.refresh('a');
  expect([store.isRunning('a'), store.get('a').data]).toEqual([true, 'there']);
  await settle(0);
  expect(store.isRunning('a')).toBe(false);
});

test('what nobody shows is read anew when it is shown again, and not before', async () => {
  const store = new LoadStore();
  const [shown, gone] = [failing(), failing()];
  store.ensure('s:shown', shown.load);
  store.hold('s:shown');
  store.ensure('s:gone', gone.load);
  const release = store.hold('s:gone');
  const second = store.hold('s:gone');
  await settle(0);
  release();
  store.refresh('s:');
  await settle(0);
  expect([shown.count(), gone.count()]).toEqual([2, 2]);
  second();
  for (let edits = 0; edits < 3; edits++) {
    store.refresh('s:');
    await settle(0);
  }
  expect([shown.count(), gone.count(), store.get('s:gone').data]).toEqual([5, 2, 'there']);
  store.ensure('s:gone', gone.load);
  await settle(0);
  store.ensure('s:gone', gone.load);
  expect(gone.count()).toBe(3);
});

test('of what nobody shows any more only the latest is kept', async () => {
  const store = new LoadStore();
  const { load } = failing();
  store.ensure('shown', load);
  store.hold('shown');
  for (let i = 0; i < 250; i++) {
    store.ensure(`row ${i}`, load);
    const release = store.hold(`row ${i}`);
    await settle(0);
    release();
  }
  expect(['shown', 'row 0', 'row 49', 'row 50', 'row 249'].map((key) => store.get(key).data)).toEqual([
    'there',
    undefined,
    undefined,
    'there',
    'there',
  ]);
});
