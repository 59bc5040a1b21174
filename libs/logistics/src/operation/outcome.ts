/**
 * What one replication leaves behind: integers in typed arrays, cheap to send between threads and equal to the bit wherever it was computed.
 * Times are minutes from CF-day, -1 = not within the run.
 */
import { chainOf } from './explanation/ledger.ts';
import { pendingChainOf } from './explanation/pending-chain.ts';
import { deliveryTimeOf, type DeliveryTime } from './explanation/delivery-time.ts';
import { itemsOf } from './program.ts';
import type { MovementLog, Run } from './run.ts';

export interface ReplicationOutcome {
  readonly replication: number;
  /** Hash of the event trace, 16 hexadecimal digits. */
  readonly hash: string;
  readonly events: number;
  readonly ordered: Int32Array;
  readonly atPod: Int32Array;
  /** Index of the place at which those of its people that readiness asks for had passed a port of debarkation, and when. */
  readonly peoplePod: Int32Array;
  readonly peopleAtPod: Int32Array;
  readonly atDestination: Int32Array;
  readonly ready: Int32Array;
  /** Chain of element i: entries chainStart[i] to chainStart[i + 1], in time order; of an element that is not ready up to the end of the run, the last entry is what it waits for. */
  readonly chainStart: Int32Array;
  readonly chainCause: Uint8Array;
  readonly chainResource: Int32Array;
  readonly chainFrom: Int32Array;
  readonly chainTo: Int32Array;
  /** When each condition was met: last, and for the first time (the decision, whatever was withdrawn and restored since). */
  readonly conditionMetAt: Int32Array;
  readonly conditionFirstMetAt: Int32Array;
  /** Every meeting of condition i, in order of time: rows meetingStart[i] to meetingStart[i + 1]; until -1 = it held to the end. */
  readonly meetingStart: Int32Array;
  readonly meetingFrom: Int32Array;
  readonly meetingUntil: Int32Array;
  /** When the duration of an `after` began, that after which it was met first. */
  readonly conditionStartedAt: Int32Array;
  /** When it became due before that; and 1 where it stands in line for a desk at the end. */
  readonly conditionDueFrom: Int32Array;
  readonly conditionInLine: Uint8Array;
  /** Stock levels in kg, stock by stock, one entry a sample; and tenths of days of supply at the consumption of the moment, at most 9,990. */
  readonly samples: number;
  readonly stockLevel: Int32Array | Float64Array;
  readonly stockDays: Int16Array;
  /** Persons in the beds of receptions, in the order of `bedsOf`, one entry a sample. */
  readonly bedsTaken: Int32Array;
  /** What came to each stock, what did not fit included: rows receiptStart[s] to receiptStart[s + 1], in order of time. */
  readonly receiptStart: Int32Array;
  readonly receiptAt: Int32Array;
  readonly receiptKg: Float64Array;
  readonly stockOutAt: Int32Array;
  readonly stockUnmetKg: Float64Array;
  /** What consumers required and a controlled supply rate did not allow, whole kg. */
  readonly stockHeldBackKg: Float64Array;
  /** The least level of each stock at any time. */
  readonly stockLeastKg: Float64Array;
  /** Stock by stock, what became of every kilogram by the end of the run: one entry for each of {@link STOCK_ACCOUNT}. */
  readonly stockAccountKg: Float64Array;
  /** By instalment of the deliveries that move, delivery by delivery: when it was due, and when all of it had come; -1 not within the run. */
  readonly instalmentAt: Int32Array;
  readonly instalmentDoneAt: Int32Array;
  readonly deliveryTime: DeliveryTime;
  /** By resource: use integral (units x minutes), visits, minutes waited by these and by who still stands in line, how many these are, longest queue. */
  readonly resourceBusy: Float64Array;
  readonly resourceServed: Float64Array;
  readonly resourceWaited: Float64Array;
  readonly resourceStanding: Int32Array;
  readonly resourceLongest: Int32Array;
  /** Visits that waited for an asset are counted by the ledger; here trips by pool. */
  readonly poolTrips: Int32Array;
  /** By pool: metres and minutes that its assets drove, flew or sailed, with cargo and without; minutes charged to each quota. */
  readonly poolMovedM: Float64Array;
  readonly poolUnderWayMin: Float64Array;
  readonly quotaUsedMin: Float64Array;
  readonly movements: MovementLog | null;
}

/**
 * The account of a stock: level at the end = at the start + received - issued - consumed - lost (what did not fit, was struck). What it has ordered and is
 * on its way, and what was lost on its way to it, stand beside it.
 */
export const STOCK_ACCOUNT = ['received', 'issued', 'consumed', 'lost', 'onTheWay', 'lostOnTheWay'] as const;

/** Tenths of days of supply that stand for "nothing is consumed". */
export const MOST_DAYS = 9990;

const MOST_OF_32_BITS = 2_147_483_647;

/** Stock levels at each sample time. */
export class SampleLog {
  /** 32 bits until a level needs more. */
  level: Int32Array | Float64Array;
  readonly days: Int16Array;
  readonly bedsTaken: Int32Array;
  taken = 0;

  constructor(
    private readonly stocks: number,
    readonly samples: number,
    private readonly beds: readonly number[],
  ) {
    this.level = new Int32Array(stocks * samples);
    this.days = new Int16Array(stocks * samples);
    this.bedsTaken = new Int32Array(beds.length * samples);
  }

  /** Takes what another log has, as far as it has come. */
  copyFrom(other: SampleLog): void {
    this.level = other.level.slice();
    this.days.set(other.days);
    this.bedsTaken.set(other.bedsTaken);
    this.taken = other.taken;
  }

  take(run: Run): void {
    const { stockLevel, stockRate, stockSettledAt, stockRemainder } = run.state;
    for (let s = 0; s < this.stocks; s++) {
      // Read the level without settling: a sample must not change the books.
      const used = Math.floor((stockRate[s] * (run.now - stockSettledAt[s]) + stockRemainder[s]) / 1440);
      const at = s * this.samples + this.taken;
      const level = Math.max(0, stockLevel[s] - used);
      if (level > MOST_OF_32_BITS && this.level instanceof Int32Array) this.level = Float64Array.from(this.level);
      this.level[at] = level;
      this.days[at] = stockRate[s] > 0 ? Math.min(MOST_DAYS, Math.floor((level * 10) / stockRate[s])) : MOST_DAYS;
    }
    this.beds.forEach((resource, i) => (this.bedsTaken[i * this.samples + this.taken] = run.bank.inUseOf(resource)));
    this.taken++;
  }
}

export function toOutcome(run: Run, samples: SampleLog): ReplicationOutcome {
  const { state, program, bank } = run;
  const poolTrips = new Int32Array(program.poolKinds.length);
  program.assetPool.forEach((pool, asset) => (poolTrips[pool] += state.assetTrips[asset]));
  const receipts = run.receipts.byStock(program.stockPlace.length);
  return {
    replication: run.replication,
    hash: run.hash.digest(),
    events: run.hash.events,
    ordered: state.elementOrderAt.slice(),
    atPod: state.elementPodAt.slice(),
    peoplePod: state.elementPeoplePod.slice(),
    peopleAtPod: state.elementPeoplePodAt.slice(),
    atDestination: state.elementDestinationAt.slice(),
    ready: state.elementReadyAt.slice(),
    ...chainsOf(run),
    conditionMetAt: state.conditionMetAt.slice(),
    conditionFirstMetAt: state.conditionFirstMetAt.slice(),
    ...meetingsOf(run),
    conditionStartedAt: state.conditionStartedAt.slice(),
    conditionDueFrom: state.conditionDueFrom.slice(),
    conditionInLine: Uint8Array.from(state.conditionTicket, (ticket) => (ticket > 0 ? 1 : 0)),
    samples: samples.samples,
    stockLevel: samples.level,
    stockDays: samples.days,
    bedsTaken: samples.bedsTaken,
    receiptStart: receipts.start,
    receiptAt: receipts.at,
    receiptKg: receipts.kg,
    stockOutAt: state.stockOutAt.slice(),
    stockUnmetKg: state.stockUnmet.slice(),
    stockLeastKg: state.stockMinimum.slice(),
    stockAccountKg: accountOf(run),
    stockHeldBackKg: state.stockHeldBack.map((amount) => Math.floor(amount / 1440)),
    instalmentAt: state.instalmentAt.slice(),
    instalmentDoneAt: state.instalmentDoneAt.slice(),
    deliveryTime: deliveryTimeOf(run),
    resourceBusy: bank.busyArea.slice(),
    resourceServed: bank.served.slice(),
    resourceWaited: bank.queueArea.slice(),
    resourceStanding: Int32Array.from(bank.queueLength),
    resourceLongest: bank.longest.slice(),
    poolTrips,
    poolMovedM: state.poolMovedM.slice(),
    poolUnderWayMin: state.poolUnderWayMin.slice(),
    quotaUsedMin: state.quotaUsed.slice(),
    movements: run.movements,
  };
}

/** What every element waited for, element by element. */
function chainsOf(
  run: Run,
): Pick<ReplicationOutcome, 'chainStart' | 'chainCause' | 'chainResource' | 'chainFrom' | 'chainTo'> {
  const { state, program } = run;
  const elements = program.elementKey.length;
  const chainStart = new Int32Array(elements + 1);
  const cause: number[] = [];
  const resource: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (let e = 0; e < elements; e++) {
    const chain = state.elementReadyAt[e] >= 0 ? chainOf(run, e) : pendingChainOf(run, e);
    for (let i = 0; i < chain.cause.length; i++) {
      cause.push(chain.cause[i]);
      resource.push(chain.resource[i]);
      from.push(chain.start[i]);
      to.push(chain.end[i]);
    }
    chainStart[e + 1] = cause.length;
  }
  return {
    chainStart,
    chainCause: Uint8Array.from(cause),
    chainResource: Int32Array.from(resource),
    chainFrom: Int32Array.from(from),
    chainTo: Int32Array.from(to),
  };
}

function accountOf({ state, program }: Run): Float64Array {
  const width = STOCK_ACCOUNT.length;
  const account = new Float64Array(program.stockPlace.length * width);
  for (let s = 0; s < program.stockPlace.length; s++) {
    const rules = itemsOf(program.stockOrders, s);
    const sum = (of: Float64Array) => rules.reduce((total, rule) => total + of[rule], 0);
    account.set(
      [
        ...[state.stockReceived[s], state.stockIssued[s], state.stockConsumed[s], state.stockLost[s]],
        ...[sum(state.ruleOnOrder), sum(state.ruleLost)],
      ],
      s * width,
    );
  }
  return account;
}

/** The log of meetings, condition by condition. */
function meetingsOf({
  state,
  meetings,
}: Run): Pick<ReplicationOutcome, 'meetingStart' | 'meetingFrom' | 'meetingUntil'> {
  const meetingStart = new Int32Array(state.conditionMeeting.length + 1);
  const rows: number[] = [];
  state.conditionMeeting.forEach((last, c) => {
    const own: number[] = [];
    for (let i = last; i >= 0; i = meetings.previous[i]) own.push(i);
    for (const meeting of own.reverse()) rows.push(meeting);
    meetingStart[c + 1] = rows.length;
  });
  return {
    meetingStart,
    meetingFrom: Int32Array.from(rows, (i) => meetings.metAt[i]),
    meetingUntil: Int32Array.from(rows, (i) => meetings.endedAt[i]),
  };
}
