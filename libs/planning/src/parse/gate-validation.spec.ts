/** What is wrong with the dates and the time of a gate, rule by rule; each beside what is right. Days from CF-day. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { issuesOf, smallScenario } from '../testing/small-scenario.ts';
import { parseScenario } from './parse.ts';

type Gate = NonNullable<ScenarioDocument['gates']>[number];
const gate = (part: Partial<Gate> = {}): Gate => ({ id: 'g', title: 'G', kind: 'order', ...part });
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });
const said = (part: Partial<Gate>, document: Partial<ScenarioDocument> = {}) =>
  issuesOf(smallScenario({ gates: [gate(part), gate({ id: 'other' })], ...document }));

describe('dates', () => {
  test('restored after it is withdrawn, and not on the same minute or without that', () => {
    const told = ['date.order gates.0.restoredAt'];
    expect(said({ restoredAt: CF(6) })).toEqual(told);
    expect(said({ withdrawnAt: CF(6), restoredAt: CF(5) })).toEqual(told);
    expect(said({ withdrawnAt: CF(6), restoredAt: CF(6) })).toEqual(told);
    expect(said({ withdrawnAt: CF(6), restoredAt: CF(7) })).toEqual([]);
    expect(said({ withdrawnAt: CF(6) })).toEqual([]);
  });

  test('withdrawn after it can be met first, which is told in days', () => {
    const decided = { opensAt: CF(1), duration: { fixed: 0.5 } };
    const document = smallScenario({ gates: [gate({ ...decided, withdrawnAt: CF(1.5) })] });
    const parsed = parseScenario(document);
    expect(parsed.ok ? [] : parsed.issues).toEqual([
      {
        ...{ code: 'gate.withdrawn-before-met', path: 'gates.0.withdrawnAt', severity: 'error' },
        message: 'g cannot be met before CF+1.5 d, so it cannot be withdrawn by then.',
      },
    ]);
    expect(said({ ...decided, withdrawnAt: { ...CF(36.1), unit: 'h' } })).toEqual([]);
    expect(said(decided)).toEqual([]);
    // At the beginning of all nothing has been met yet.
    expect(said({ withdrawnAt: CF(0) })).toEqual(['gate.withdrawn-before-met gates.0.withdrawnAt']);
  });

  test('what has a record is withdrawn there, and nothing is said of when', () => {
    const record: Gate['record'] = [{ event: 'met', at: CF(2) }];
    expect(said({ record })).toEqual([]);
    expect(said({ record, withdrawnAt: CF(1) })).toEqual(['gate.record gates.0.withdrawnAt']);
  });

  test('a record goes as states allow, in order of time', () => {
    const record = (...events: readonly [NonNullable<Gate['record']>[number]['event'], number][]) =>
      said({ record: events.map(([event, day]) => ({ event, at: CF(day) })) });
    expect(record(['met', 1], ['withdrawn', 2], ['restored', 3])).toEqual([]);
    expect(record(['withdrawn', 1])).toEqual(['gate.transition gates.0.record.0.event']);
    expect(record(['met', 1], ['met', 2])).toEqual(['gate.transition gates.0.record.1.event']);
    expect(record(['met', 2], ['withdrawn', 1])).toEqual(['date.order gates.0.record.1']);
  });

  test('another withdraws or restores it, in an office that there is', () => {
    expect(said({ withdrawnBy: 'g' })).toEqual(['gate.withdraws-itself gates.0.withdrawnBy']);
    expect(said({ withdrawnBy: 'other', restoredBy: 'g' })).toEqual(['gate.withdraws-itself gates.0.restoredBy']);
    expect(said({ withdrawnBy: 'other' })).toEqual([]);
    expect(said({ office: 'cell' })).toEqual(['reference.unknown gates.0.office']);
    expect(said({ office: 'cell' }, { offices: [{ id: 'cell', title: 'Cell', desks: 1 }] })).toEqual([]);
  });
});

describe('the time that a breach gives', () => {
  const attacked: Partial<ScenarioDocument> = {
    attack: { breach: 'overt' },
    latencies: [{ id: 'l', process: 'detection', breach: 'overt', duration: { fixed: 2 }, coverageShortens: 0 }],
  };
  const own = { duration: { fixed: 1 } };

  test('a time of its own beside a latency counts for nothing', () => {
    expect(said({ kind: 'detection', ...own }, attacked)).toEqual(['gate.duration-unused gates.0.duration']);
    expect(said({ kind: 'detection' }, attacked)).toEqual([]);
    expect(said({ kind: 'attribution', ...own }, attacked)).toEqual([]);
    expect(said({ kind: 'order', ...own }, attacked)).toEqual([]);
    // What has happened took its time.
    expect(said({ kind: 'detection', ...own, record: [{ event: 'met', at: CF(1) }] }, attacked)).toEqual([]);
  });

  test('neither of the two is no time at all', () => {
    const none = ['gate.no-latency gates.0'];
    expect(said({ kind: 'attribution' }, attacked)).toEqual(none);
    expect(said({ kind: 'detection' }, { ...attacked, attack: { breach: 'incursion' } })).toEqual(none);
    expect(said({ kind: 'order' }, attacked)).toEqual([]);
    expect(said({ kind: 'attribution', record: [{ event: 'met', at: CF(1) }] }, attacked)).toEqual([]);
    // Without an attack there is no breach of any kind.
    expect(said({ kind: 'attribution' }, { latencies: attacked.latencies })).toEqual([]);
  });
});

describe('who decides', () => {
  const decided = (part: Partial<Gate>) => said(part);

  test('a nation that takes part on what is national; who is asked as a nation too', () => {
    const observer = ['nation.not-participant gates.0.owner'];
    expect(decided({ kind: 'national-approval', owner: 'EE' })).toEqual(observer);
    expect(decided({ kind: 'national-approval', owner: 'AA' })).toEqual([]);
    expect(decided({ kind: 'national-approval', owner: 'nobody' })).toEqual(['reference.unknown gates.0.owner']);
    expect(decided({ kind: 'host-request', owner: 'EE' })).toEqual(observer);
    expect(decided({ kind: 'host-request', owner: 'the council' })).toEqual([]);
    expect(decided({ kind: 'order', owner: 'EE' })).toEqual([]);
  });

  test('what a nation commits to it commits to once', () => {
    const commitment = { id: 'k', nation: 'AA', title: 'Help', kind: 'military-capability' as const, trigger: 'g' };
    const committed = (part: object) => said({}, { commitments: [commitment, { ...commitment, id: 'l', ...part }] });
    expect(committed({})).toEqual(['commitment.duplicate commitments.1']);
    expect(committed({ title: ' help ' })).toEqual(['commitment.duplicate commitments.1']);
    for (const part of [{ title: 'More' }, { nation: 'BB' }, { trigger: 'other' }]) expect(committed(part)).toEqual([]);
    expect(committed({ nation: 'EE', title: 'x' })).toEqual(['nation.not-participant commitments.1.nation']);
  });
});
