/** What is written of a consignment, stretch by stretch: cause, resource and start. Seven consignments, of which the last is supply. */
import { CAUSE } from './cause.ts';
import { bookClosed, bookCrewRest, mark, markOnce } from './ledger.ts';
import type { Run } from '../run.ts';
import { behindReceipt, receiptBehind, SegmentLog } from './segment-log.ts';

const WAIT = CAUSE['waiting-at-resource'];
const LIFT = CAUSE['waiting-for-lift'];
const SUPPLY = 6;

function fresh() {
  const run = {
    now: 0,
    program: {
      staticConsignments: SUPPLY,
      world: { requirements: [0] },
      consignmentReq: Int32Array.of(0, 0, 0, 0, 0, 0, 1),
      ruleWritten: new Uint8Array(1),
    },
    state: { consignmentSegment: new Int32Array(SUPPLY + 1).fill(-1) },
    segments: new SegmentLog(),
  };
  const written = (c: number) => {
    const { segments, state } = run;
    const rows: number[][] = [];
    for (let s = state.consignmentSegment[c]; s >= 0; s = segments.previous[s])
      rows.unshift([segments.cause[s], segments.resource[s], segments.start[s]]);
    return rows;
  };
  const at = (now: number): Run => Object.assign(run, { now }) as unknown as Run;
  return { run, at, written };
}

describe('stretches of a consignment', () => {
  test('what is marked twice in one minute is the later of the two, also for the very first', () => {
    const { run, at, written } = fresh();
    mark(at(5), 0, LIFT, 3, 5);
    mark(at(5), 0, CAUSE.loading, -1, 5);
    mark(at(9), 0, CAUSE.moving, -1, 9);
    expect(written(0)).toEqual([
      [CAUSE.loading, -1, 5],
      [CAUSE.moving, -1, 9],
    ]);
    expect(run.segments.length).toBe(2);
  });

  test('marked once more with the same cause and resource nothing is written, with another resource it is', () => {
    const { at, written } = fresh();
    markOnce(at(5), 0, LIFT, 3);
    markOnce(at(8), 0, LIFT, 3);
    markOnce(at(9), 0, LIFT, 4);
    markOnce(at(10), 0, CAUSE.closed, 4);
    expect(written(0)).toEqual([
      [LIFT, 3, 5],
      [LIFT, 4, 9],
      [CAUSE.closed, 4, 10],
    ]);
  });

  test('of supply for which somebody waits all is written, and the beginning of an order stays however short it is', () => {
    const { run, at, written } = fresh();
    run.program.ruleWritten[0] = 1;
    run.state.consignmentSegment[SUPPLY] = run.segments.add(CAUSE.predecessor, 9, 5, behindReceipt(3));
    mark(at(5), SUPPLY, LIFT, 2, 5);
    mark(at(7), SUPPLY, CAUSE.moving, -1, 7);
    expect(receiptBehind(run.segments.previous[0])).toBe(3);
    expect([0, 1, 2].map((s) => run.segments.cause[s])).toEqual([CAUSE.predecessor, LIFT, CAUSE.moving]);
    expect(written(SUPPLY)).toHaveLength(3);
  });

  test('of supply for which nobody waits nothing is written', () => {
    const { run, at } = fresh();
    mark(at(0), 0, WAIT, 2, 0);
    mark(at(1), SUPPLY, WAIT, 2, 1);
    markOnce(at(2), SUPPLY, LIFT, 2);
    bookClosed(at(9), SUPPLY, 4, 8);
    bookCrewRest(at(9), SUPPLY, 1, 4);
    expect(run.state.consignmentSegment[SUPPLY]).toBe(-1);
    expect([run.segments.length, run.segments.cause[0]]).toEqual([1, WAIT]);
  });

  test('of 9 minutes at a resource it was closed for the 4 before it opened', () => {
    const { at, written } = fresh();
    mark(at(10), 0, WAIT, 2, 10);
    bookClosed(at(19), 0, 0, 17);
    expect(written(0)).toEqual([[WAIT, 2, 10]]);
    bookClosed(at(19), 0, 4, 17);
    expect(written(0)).toEqual([
      [WAIT, 2, 10],
      [CAUSE.closed, 2, 13],
      [WAIT, 2, 17],
    ]);
  });

  test('closed when the wait began it is closed from there on', () => {
    const { at, written } = fresh();
    mark(at(10), 0, WAIT, 2, 10);
    bookClosed(at(19), 0, 4, 14);
    expect(written(0)).toEqual([
      [CAUSE.closed, 2, 10],
      [WAIT, 2, 14],
    ]);
  });

  test('what is no wait at a resource was not closed, and what is no wait for lift no rest', () => {
    const { at, written } = fresh();
    mark(at(10), 0, CAUSE.moving, -1, 10);
    bookClosed(at(19), 0, 4, 15);
    bookCrewRest(at(19), 0, 12, 15);
    expect(written(0)).toEqual([[CAUSE.moving, -1, 10]]);
    bookClosed(at(19), 1, 4, 15);
    expect(written(1)).toEqual([]);
  });

  test.each([
    [
      'in the middle of the wait',
      12,
      15,
      [
        [LIFT, 3, 10],
        [CAUSE['crew-rest'], 3, 12],
        [LIFT, 3, 15],
      ],
    ],
    [
      'from before the wait',
      4,
      15,
      [
        [CAUSE['crew-rest'], 3, 10],
        [LIFT, 3, 15],
      ],
    ],
    [
      'until now',
      12,
      20,
      [
        [LIFT, 3, 10],
        [CAUSE['crew-rest'], 3, 12],
        [LIFT, 3, 20],
      ],
    ],
    ['over before the wait', 4, 10, [[LIFT, 3, 10]]],
    ['none at all', 12, 12, [[LIFT, 3, 10]]],
    ['that begins only now', 20, 30, [[LIFT, 3, 10]]],
  ])('a rest %s', (_, from, until, expected) => {
    const { at, written } = fresh();
    mark(at(10), 0, LIFT, 3, 10);
    bookCrewRest(at(20), 0, from, until);
    expect(written(0)).toEqual(expected);
  });
});
