/** Gates as conditions of the engine, gate by gate. Minutes from CF-day. */
import type { Condition } from '@muster/logistics';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import { toGateConditions } from './gates.ts';

const DAY = 1440;
type Gate = NonNullable<ScenarioDocument['gates']>[number];
const gate = (part: Partial<Gate> = {}): Gate => ({ id: 'g', title: 'G', kind: 'order', ...part });
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });

/** The conditions of the first gate, without what they leave out. */
function conditionsOf(part: Partial<Gate>, document: Partial<ScenarioDocument> = {}, more: readonly Gate[] = []) {
  const scenario = smallScenario({ gates: [gate(part), ...more], ...document });
  const all = toGateConditions(scenario, new ScenarioClock(scenario.clock));
  const own = all.filter(({ id }) => id === 'g' || id.startsWith('g:'));
  return JSON.parse(JSON.stringify(own)) as Condition[];
}
const decided = (of: string, part: object = {}) => ({
  ...{ id: 'g', type: 'after', of, cause: 'decision', duration: { kind: 'fixed', value: 0 } },
  ...part,
});

describe('what is yet to be decided', () => {
  test('by nobody before and without a date it begins on CF-day', () => {
    expect(conditionsOf({})).toEqual([{ id: 'g:opens', type: 'date', atMin: 0 }, decided('g:opens')]);
  });

  test('from its date on, in its time; a breach on D-day', () => {
    expect(conditionsOf({ opensAt: CF(3), duration: { fixed: 2 } })).toEqual([
      { id: 'g:opens', type: 'date', atMin: 3 * DAY },
      decided('g:opens', { duration: { kind: 'fixed', value: 2 * DAY } }),
    ]);
    expect(conditionsOf({ kind: 'breach' })).toEqual([
      { id: 'g:opens', type: 'date', atMin: 20 * DAY },
      decided('g:opens', { cause: 'gate' }),
    ]);
  });

  test('behind all that it requires, or so many of them; its date beside them', () => {
    const others = ['a', 'b'].map((id) => gate({ id }));
    const requires = ['a', 'b'];
    const all = { id: 'g:requires', type: 'all', of: requires };
    expect(conditionsOf({ requires }, {}, others)).toEqual([all, decided('g:requires')]);
    expect(conditionsOf({ requires: [] }, {}, others)[0]).toEqual({ id: 'g:opens', type: 'date', atMin: 0 });
    expect(conditionsOf({ requires, requiresCount: 1 }, {}, others)[0]).toEqual({
      ...{ id: 'g:requires', type: 'at-least', count: 1, of: requires },
    });
    expect(conditionsOf({ requires, opensAt: CF(1) }, {}, others)).toEqual([
      all,
      { id: 'g:opens', type: 'date', atMin: DAY },
      { id: 'g:before', type: 'all', of: ['g:requires', 'g:opens'] },
      decided('g:before'),
    ]);
  });

  test('where the plan begins with a state of now, from its instant on; an event is decided by nobody', () => {
    const now = { initialState: { asOf: CF(5) } };
    const [first] = conditionsOf({}, now);
    expect(first).toMatchObject({ id: 'g', type: 'after' });
    expect(conditionsOf({ opensAt: CF(9) }, now).map(({ id }) => id)).toEqual(['g:opens', 'g:before', 'g']);
    expect(conditionsOf({ kind: 'breach' }, now).map(({ id }) => id)).toEqual(['g:opens', 'g']);
  });

  test('a refusal in thousandths, the office and the factor that it shares', () => {
    const [, condition] = conditionsOf({ refusal: 0.1234, office: 'cell', correlatedWith: 'mood' });
    expect(condition).toMatchObject({ refusalPermille: 123, office: 'cell', factor: 'mood' });
    expect(conditionsOf({ refusal: 0 })[1]).toMatchObject({ refusalPermille: 0 });
  });

  test('a withdrawal and what restores it, by date or by another', () => {
    expect(conditionsOf({ withdrawnAt: CF(6), restoredAt: CF(7) }).slice(1)).toEqual([
      decided('g:opens', { revokedMin: 6 * DAY, restoredBy: 'g:restored' }),
      { id: 'g:restored', type: 'date', atMin: 7 * DAY },
    ]);
    expect(conditionsOf({ withdrawnBy: 'a', restoredBy: 'b' }).slice(1)).toEqual([
      decided('g:opens', { revokedBy: 'a', restoredBy: 'b' }),
    ]);
  });

  test('intelligence multiplies its time', () => {
    const [offer] = smallScenario().contributions!;
    const contributions = [{ ...offer, support: { shortens: [{ gate: 'g', factor: 0.25 }] } }];
    expect(conditionsOf({ duration: { fixed: 2 } }, { contributions })[1]).toMatchObject({
      duration: { kind: 'fixed', value: DAY / 2 },
    });
  });
});

describe('what has happened', () => {
  test('met on its date, not before CF-day', () => {
    const met = (offset: number) => conditionsOf({ record: [{ event: 'met', at: CF(offset) }] });
    expect(met(4)).toEqual([
      { id: 'g:met', type: 'date', atMin: 4 * DAY },
      { id: 'g', type: 'all', of: ['g:met'] },
    ]);
    expect(met(-4)[0]).toEqual({ id: 'g:met', type: 'date', atMin: 0 });
  });

  test('refused is never', () => {
    const conditions = conditionsOf({ record: [{ event: 'refused', at: CF(4) }] });
    expect(conditions).toHaveLength(1);
    expect((conditions[0] as { atMin: number }).atMin).toBeGreaterThan(40 * DAY);
  });

  test('each withdrawal holds it until the restoration behind it; the last until somebody says so', () => {
    const record: Gate['record'] = [
      { event: 'met', at: CF(1) },
      { event: 'withdrawn', at: CF(2) },
      { event: 'restored', at: CF(3) },
      { event: 'withdrawn', at: CF(4) },
    ];
    expect(conditionsOf({ record })).toEqual([
      { id: 'g:met', type: 'date', atMin: DAY },
      { id: 'g:restored-1', type: 'date', atMin: 3 * DAY },
      { id: 'g:kept-1', type: 'date', atMin: 0, revokedMin: 2 * DAY, restoredBy: 'g:restored-1' },
      { id: 'g:kept-3', type: 'date', atMin: 0, revokedMin: 4 * DAY },
      { id: 'g', type: 'all', of: ['g:met', 'g:kept-1', 'g:kept-3'] },
    ]);
  });

  test('it rests on what it required and stood then', () => {
    const record = (...events: readonly ['met' | 'withdrawn' | 'restored', number][]): Partial<Gate> => ({
      record: events.map(([event, day]) => ({ event, at: CF(day) })),
    });
    const restsOn = (before: Partial<Gate>) =>
      conditionsOf({ requires: ['a'], ...record(['met', 4]) }, {}, [gate({ id: 'a', ...before })]).at(-1);
    const by = (one: string) => ({ id: 'g', type: 'all', of: ['g:met', one] });
    expect(restsOn(record(['met', 4]))).toEqual(by('a'));
    expect(restsOn(record(['met', 1], ['withdrawn', 2], ['restored', 3]))).toEqual(by('a'));
    // What did not stand then holds it from its first fall afterwards.
    expect(restsOn(record(['met', 5]))).toEqual(by('g:rests-a'));
    expect(restsOn(record(['met', 1], ['withdrawn', 2]))).toEqual(by('g:rests-a'));
    expect(restsOn({})).toEqual(by('g:rests-a'));
  });

  test('what is yet to withdraw it counts too', () => {
    expect(conditionsOf({ record: [{ event: 'met', at: CF(1) }], withdrawnBy: 'a', restoredBy: 'b' }).at(-1)).toEqual({
      ...{ id: 'g', type: 'all', of: ['g:met'], revokedBy: 'a', restoredBy: 'b' },
    });
  });
});
