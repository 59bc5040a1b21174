/**
 * One replication in progress: program, state, clock, resources, trace and the work that the current event has caused. Modules of the
 * operation are functions on a run; they never call each other in circles but put work in the queue, which the loop in `simulation.ts`
 * empties before it takes the next event.
 */
import { Calendar } from '../engine/calendar.ts';
import { quantile } from '../engine/distribution.ts';
import { drawUniform } from '../engine/random.ts';
import { ResourceBank } from '../engine/resource.ts';
import { TraceHash } from '../engine/trace.ts';
import { MeetingLog } from './explanation/meeting-log.ts';
import { ReceiptLog } from './supply/receipt-log.ts';
import { SegmentLog } from './explanation/segment-log.ts';
import { resetState } from './reset-state.ts';
import { copyState, createState, type State } from './state.ts';
import type { DispatchStrategy } from './dispatch/dispatch-strategy.ts';
import type { Program } from './program.ts';
import { atMostLongest } from '../units/time.ts';

/** Event codes. Part of the trace: append, never reorder. */
export const EVENT = Object.freeze({
  conditionDate: 1,
  conditionAfter: 2,
  conditionRevoke: 3,
  elementEarliest: 4,
  noticeEnd: 5,
  requirementDate: 6,
  assetAvailable: 7,
  transport: 8,
  resourceWake: 9,
  laneHold: 10,
  stock: 11,
  consumerStep: 12,
  delivery: 13,
  disruptionStart: 14,
  disruptionEnd: 15,
  shareStep: 16,
  activityEnd: 17,
  marryUpEnd: 18,
  integrationEnd: 19,
  hours: 20,
  sample: 21,
  assetReady: 22,
  relaxedArrival: 23,
  cargoLost: 24,
  replacement: 25,
  loadDate: 26,
  controlStep: 27,
  quotaPeriod: 28,
  issue: 29,
  dispatch: 30,
  admission: 31,
  expected: 32,
  underWay: 33,
  activityBegun: 34,
});

/**
 * Priority classes of equal times: repairs and openings before what needs them, samples last. What many ask for is given when all of the
 * minute have asked: stocks issue, then assets that have become free choose, then idle assets are sent, then resources let in.
 */
export const CLASS = Object.freeze({
  state: 2,
  normal: 8,
  issue: 9,
  asset: 10,
  dispatch: 12,
  admission: 13,
  /** The start of a duration that looks at what is met by then: all that the minute brings counts. */
  reckoning: 14,
  sample: 15,
});

/** Kinds of work that an event leaves behind. */
export const WORK = Object.freeze({
  /** A transport goes on with its lane. */
  advance: 0,
  /** A resource lets in who fits. */
  admit: 1,
  /** A consignment is at the start of its next lane, or has arrived. */
  join: 2,
  /** A consignment sets out. */
  start: 3,
  /** A condition may be met. */
  meet: 5,
  /** A condition releases something, or takes it back. */
  release: 6,
  takeBack: 7,
  stockChanged: 8,
  elementInPlace: 9,
});

/** A bound on the work of one event, so that a fault ends with a message and not in a hang. */
const MOST_WORK = 50_000_000;

export class Run {
  readonly program: Program;
  readonly state: State;
  readonly calendar = new Calendar(4096);
  readonly bank: ResourceBank;
  readonly hash = new TraceHash();
  readonly segments = new SegmentLog();
  readonly meetings = new MeetingLog();
  readonly receipts = new ReceiptLog();
  readonly assets: number;
  seed = 0;
  replication = 0;
  /** Least transit minutes by requirement while the critical path is computed: nobody then waits for anything. */
  relaxed: Int32Array | null = null;
  /** What replaces the rule of the dispatcher; null for the rule itself. */
  strategy: DispatchStrategy | null = null;
  /** Set while movements of a shown replication are written down. */
  movements: MovementLog | null = null;

  private work = new Int32Array(1024);
  private workHead = 0;
  private workTail = 0;

  constructor(program: Program) {
    this.program = program;
    this.assets = program.assetPool.length;
    this.state = createState(program);
    this.bank = new ResourceBank(program.facilities.list, this.assets + program.consignmentReq.length);
  }

  get now(): number {
    return this.calendar.time;
  }

  begin(seed: number, replication: number): void {
    this.seed = seed >>> 0;
    this.replication = replication;
    // A replication that ended in an error leaves work behind.
    this.workHead = this.workTail = 0;
    this.calendar.reset();
    this.bank.reset();
    this.hash.reset();
    this.segments.clear();
    this.meetings.clear();
    this.receipts.clear();
    resetState(this.state, this.program);
    this.state.resourceOutlook.set(this.bank.nominal);
  }

  /** Copies everything of a run of the same program: for a checkpoint and the restart from it. */
  copyFrom(other: Run): void {
    this.seed = other.seed;
    this.replication = other.replication;
    this.workHead = this.workTail = 0;
    this.calendar.copyFrom(other.calendar);
    this.bank.copyFrom(other.bank);
    this.segments.copyFrom(other.segments);
    this.meetings.copyFrom(other.meetings);
    this.receipts.copyFrom(other.receipts);
    copyState(this.state, other.state);
    const lanes = new Float64Array(3);
    other.hash.save(lanes, 0);
    this.hash.load(lanes, 0);
  }

  /** Uniform draw of a stream in this replication. */
  draw(stream: number, purpose: number, ordinal: number): number {
    return drawUniform(this.seed, this.replication, stream, purpose, ordinal);
  }

  /** Whole minutes drawn from a compiled distribution. */
  duration(distribution: number, stream: number, purpose: number, ordinal: number): number {
    const d = this.program.distributions[distribution];
    const minutes = d.kind === 'fixed' ? d.value : quantile(d, this.draw(stream, purpose, ordinal));
    return Math.round(atMostLongest(minutes));
  }

  push(kind: number, a: number, b = 0): void {
    if (this.workTail + 3 > this.work.length) this.makeRoom();
    this.work[this.workTail] = kind;
    this.work[this.workTail + 1] = a;
    this.work[this.workTail + 2] = b;
    this.workTail += 3;
  }

  private makeRoom(): void {
    if (this.workHead > this.work.length / 2) {
      this.work.copyWithin(0, this.workHead, this.workTail);
    } else {
      if (this.work.length > MOST_WORK) throw new Error('one event caused more work than a run allows');
      const longer = new Int32Array(this.work.length * 2);
      longer.set(this.work.subarray(this.workHead, this.workTail));
      this.work = longer;
    }
    this.workTail -= this.workHead;
    this.workHead = 0;
  }

  /** Takes the next piece of work: its offset in {@link workAt}, or -1. First in, first out. */
  takeWork(): number {
    if (this.workHead === this.workTail) {
      this.workHead = this.workTail = 0;
      return -1;
    }
    this.workHead += 3;
    return this.workHead - 3;
  }

  /** Whether all that the event has caused so far is taken up. */
  get hasNoWork(): boolean {
    return this.workHead === this.workTail;
  }

  workAt(offset: number): number {
    return this.work[offset];
  }
}

/** Movements of a shown replication, one row per asset or march and link or air leg. */
export class MovementLog {
  readonly mode: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly start: number[] = [];
  readonly end: number[] = [];
  readonly pax: number[] = [];
  readonly vehicles: number[] = [];
  readonly massKg: number[] = [];
  /** Requirement of the first consignment aboard, -1 when empty. */
  readonly requirement: number[] = [];
  /** Queue length of every resource at each sample, one row a sample. */
  readonly queues: Int32Array[] = [];
  /** Supply by line from a sample on, where it is other than at the sample before: what is on its way, and what is due and has not set out. */
  readonly line: number[] = [];
  readonly at: number[] = [];
  readonly underWayKg: number[] = [];
  readonly owedKg: number[] = [];
  private readonly lastOfLine = new Map<number, number>();
  /** Activities of which another run is under way at a sample than at the one before: when it began, -1 where none is. */
  readonly activity: number[] = [];
  readonly activityAt: number[] = [];
  readonly activitySince: number[] = [];
  private readonly sinceOf = new Map<number, number>();

  takeSample({ now, bank, state: { ruleOnOrder, ruleOwed, activityBusy, activitySince } }: Run): void {
    this.queues.push(bank.queueLength.slice());
    for (let a = 0; a < activityBusy.length; a++) {
      const since = activityBusy[a] === 1 ? activitySince[a] : -1;
      if (since === (this.sinceOf.get(a) ?? -1)) continue;
      this.sinceOf.set(a, since);
      this.activity.push(a);
      this.activityAt.push(now);
      this.activitySince.push(since);
    }
    for (let line = 0; line < ruleOnOrder.length; line++) {
      const last = this.lastOfLine.get(line);
      const underWay = ruleOnOrder[line];
      const owed = ruleOwed[line];
      if (underWay === (last === undefined ? 0 : this.underWayKg[last]) && owed === (last === undefined ? 0 : this.owedKg[last])) continue; // prettier-ignore
      this.lastOfLine.set(line, this.line.length);
      this.line.push(line);
      this.at.push(now);
      this.underWayKg.push(underWay);
      this.owedKg.push(owed);
    }
  }
}
