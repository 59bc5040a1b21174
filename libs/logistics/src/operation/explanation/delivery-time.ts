/** What the instalments of dated deliveries waited for, each from when it was due until all of it had come, or up to the end of the run. */
import { CAUSE } from './cause.ts';
import { ChainWalker } from './ledger.ts';
import { itemsOf } from '../program.ts';
import { nameRanges } from '../resource-name.ts';
import type { Run } from '../run.ts';

const NONE = -1;

/** Minutes of all explained instalments of a delivery by cause and resource: rows start[d] to start[d + 1]; and how many instalments these are. */
export interface DeliveryTime {
  readonly start: Int32Array;
  readonly cause: Uint8Array;
  readonly resource: Int32Array;
  readonly minutes: Float64Array;
  readonly instalments: Int32Array;
}

export function deliveryTimeOf(run: Run): DeliveryTime {
  const { program, state } = run;
  const deliveries = program.deliveryStock.length;
  const start = new Int32Array(deliveries + 1);
  const instalments = new Int32Array(deliveries);
  const rows: { readonly cause: number; readonly resource: number; minutes: number }[] = [];
  for (let d = 0; d < deliveries; d++) {
    const rule = program.deliveryRule[d];
    if (rule >= 0 && program.world.deliveries[d].way!.requiredAfterMin !== undefined) {
      const known = new Map<string, (typeof rows)[number]>();
      for (let i = program.instalmentStart[d]; i < program.instalmentStart[d + 1]; i++) {
        const walker = state.instalmentAt[i] < 0 ? undefined : walkInstalment(run, rule, i);
        if (walker === undefined) continue;
        instalments[d]++;
        const chain = walker.inOrder();
        chain.cause.forEach((cause, k) => {
          const key = `${cause} ${chain.resource[k]}`;
          const row = known.get(key) ?? { cause, resource: chain.resource[k], minutes: 0 };
          known.set(key, row);
          row.minutes += chain.end[k] - chain.start[k];
        });
      }
      rows.push(...known.values());
    }
    start[d + 1] = rows.length;
  }
  return {
    start,
    cause: Uint8Array.from(rows, (row) => row.cause),
    resource: Int32Array.from(rows, (row) => row.resource),
    minutes: Float64Array.from(rows, (row) => row.minutes),
    instalments,
  };
}

/** Undefined for one of which a part was lost and the rest has come: there is nothing that it still waits for. */
function walkInstalment(run: Run, rule: number, instalment: number): ChainWalker | undefined {
  const { program, state } = run;
  const due = state.instalmentAt[instalment];
  const came = state.instalmentDoneAt[instalment];
  const walker = new ChainWalker(run, due, came < 0 ? program.world.endMin : came);
  if (came >= 0) {
    // Of one that is nothing no order came.
    if (state.instalmentSegment[instalment] >= 0) walker.order(state.instalmentSegment[instalment], rule);
    return walker;
  }
  const longest = longestUnderWay(run, rule, instalment);
  if (longest >= 0) {
    walker.order(state.consignmentSegment[longest], rule);
    return walker;
  }
  const d = program.ruleDelivery[rule];
  const before = (instalment - program.instalmentStart[d] + 1) * program.world.deliveries[d].amountKg;
  if (state.ruleSent[rule] >= before) return undefined;
  const source = program.ruleFrom[rule];
  walker.book(CAUSE.predecessor, source < 0 ? NONE : nameRanges(program).supply + source, due);
  return walker;
}

/** The order of an instalment that has been where it is for the longest, -1 when none is under way. */
function longestUnderWay({ program, state, segments }: Run, rule: number, instalment: number): number {
  const since = (c: number) => segments.start[state.consignmentSegment[c]];
  let longest = NONE;
  for (const c of itemsOf(program.ruleSlots, rule)) {
    const isUnderWay = state.consignmentBusy[c] && state.orderInstalment[c - program.staticConsignments] === instalment;
    if (isUnderWay && (longest < 0 || since(c) < since(longest))) longest = c;
  }
  return longest;
}
