/** E04: what opens when: places with their support contracts, stocks with their gates, and the first day on which a stock is red. By paper. */
import { cf, d, DAY, days, gate, island, unit } from '../testing/island.ts';
import { runOf } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const run = (part: Partial<ScenarioDocument>) => runOf(island(part));
const place = { ...island({}).places[0], reception: { beds: 400 } };
const inDays = (times: { readonly p50: number | null } | null | undefined) =>
  typeof times?.p50 === 'number' ? times.p50 / DAY : null;

describe('E04 what opens a place', () => {
  const contract = (id: string, leadTime: object, part: object = {}) => ({
    id,
    title: id,
    place: 'Camp',
    nation: 'ORM',
    kind: 'meals' as const,
    leadTime: leadTime as { fixed: number },
    ...part,
  });
  const plan = (supportContracts: ReturnType<typeof contract>[]) =>
    run({
      places: [place],
      gates: [gate('request', 'host-request', { duration: days(3) })],
      forceElements: [unit('openers', { notice: days(5) })],
      siteOpenings: [{ id: 'open', place: 'Camp', openedBy: ['openers'], openedShare: 0.5 }],
      supportContracts,
    }).openings;

  test('E04.1 openers are ready on day 5; of two contracts the one that is asked for with the request comes on day 10', () => {
    const [opening, ...others] = plan([
      contract('cooks', days(4)),
      contract('fuel', days(7), { requestedWhen: 'request', kind: 'fuel' }),
    ]);
    expect(others).toEqual([]);
    expect(opening).toMatchObject({ id: 'open', place: 'Camp', openedBy: ['openers'] });
    expect([opening.bareShare, opening.openedShare, opening.fullShare]).toEqual([0.2, 0.5, 1]);
    expect([inDays(opening.opened), inDays(opening.full)]).toEqual([5, 10]);
    expect(opening.contracts.map(({ id, kind, nation, inForce }) => [id, kind, nation, inDays(inForce)])).toEqual([
      ['cooks', 'meals', 'ORM', 4],
      ['fuel', 'fuel', 'ORM', 10],
    ]);
  });

  test('E04.2 a contract that does not come within the run leaves the place at what is opened', () => {
    const [opening] = plan([contract('never', days(400))]);
    expect([opening.opened.share, opening.full.share, opening.contracts[0].inForce.share]).toEqual([1, 0, 0]);
  });
});

describe('E04 stocks', () => {
  const stock = (id: string, part: object = {}) => ({ id, place: 'Camp', class: 'V' as const, amountT: 100, ...part });

  test('E04.3 a stock opens with its gate, or with the commitment that releases it; one without either is open', () => {
    const result = run({
      gates: [
        gate('breach', 'breach', { opensAt: d(0) }),
        gate('vote', 'national-decision', { requires: ['breach'], duration: days(2) }),
      ],
      commitments: [
        {
          id: 'share',
          title: 'S',
          nation: 'HAL',
          kind: 'logistic-support',
          trigger: 'breach',
          leadTime: days(4),
          releases: ['shared'],
        },
      ],
      stocks: [stock('free'), stock('voted', { releasedBy: 'vote' }), stock('shared')],
    });
    expect(result.stocks.map(({ id, opensAt }) => [id, opensAt === null ? 'open' : inDays(opensAt)])).toEqual([
      ['free', 'open'],
      ['shared', 54],
      ['voted', 52],
    ]);
  });

  test('E04.4 a hundred tonnes at ten a day with a target of eight days are red behind the sixth, and never without a target', () => {
    const use = { id: 'use', stock: 'shells', steps: [{ from: cf(0), tPerDay: 10 }] };
    const red = (targetDays?: number) => {
      const result = run({ stocks: [stock('shells', { targetDays })], consumers: [use] });
      return { at: result.stocks[0].firstRed, stepMin: result.clock.stepMin };
    };
    const eight = red(8);
    expect(eight.at!.p50).toBe(6 * DAY + eight.stepMin);
    expect(red().at).toBeNull();
  });
});
