/**
 * The time ledger. Consignments write where their time goes as they live it; the chain of an element is read backwards from ready: to what
 * ended last, to what that waited for, and so on to the element's epoch. Each link starts exactly where the one before ended, so the
 * minutes by cause add up to the whole time, and the chain is the critical chain of the element.
 */
import { CAUSE } from './cause.ts';
import { CONDITION_TYPE, type Program } from '../program.ts';
import { nameRanges } from '../resource-name.ts';
import { BINDING } from '../conditions/elements.ts';
import type { Run } from '../run.ts';
import { BROUGHT_BY } from '../supply/receipt-log.ts';
import { receiptBehind } from './segment-log.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

const NONE = -1;
const NOT_WAITING = -1;
/** Longest chain that is followed; conditions are acyclic, so only a fault reaches it. */
const LONGEST_CHAIN = 100_000;

/** From `time` on, the time of a consignment goes to a cause, at a resource (-1: none). Supply is written down where somebody waits for it. */
export function mark(run: Run, c: number, cause: number, resource: number, time: number): void {
  const { state, segments } = run;
  if (!isWritten(run.program, c)) return;
  const last = state.consignmentSegment[c];
  // The beginning of an order stays, however short it is.
  if (last >= 0 && segments.start[last] === time && receiptBehind(segments.previous[last]) === undefined) {
    segments.cause[last] = cause;
    segments.resource[last] = resource;
    return;
  }
  state.consignmentSegment[c] = segments.add(cause, resource, time, last);
}

const isWritten = ({ staticConsignments, ruleWritten, consignmentReq, world }: Program, c: number): boolean =>
  c < staticConsignments || ruleWritten[consignmentReq[c] - world.requirements.length] === 1;

/** The same for all that is aboard a transport. */
export function markAboard(run: Run, t: number, cause: number, resource: number, time: number): void {
  const { transports, consignmentNext } = run.state;
  for (let c = transports[TRANSPORT_WIDTH * t + TRANSPORT.head]; c !== NONE; c = consignmentNext[c])
    mark(run, c, cause, resource, time);
}

/** The same from now on, unless its time goes there already. */
export function markOnce(run: Run, c: number, cause: number, resource: number): void {
  const last = run.state.consignmentSegment[c];
  const { segments } = run;
  if (last >= 0 && segments.cause[last] === cause && segments.resource[last] === resource) return;
  mark(run, c, cause, resource, run.now);
}

/** Of a wait that ends now, the minutes before the resource opened last are booked to closure: as many as it was closed, and those it was where it closed once. */
export function bookClosed(run: Run, c: number, closed: number, opened: number): void {
  if (closed <= 0) return;
  const start = startOfWait(run, c, CAUSE['waiting-at-resource']);
  const from = Math.max(start, opened - closed);
  if (start !== NOT_WAITING) bookPart(run, c, CAUSE.closed, from, from + closed);
}

/** Of a wait for lift that ends now, the minutes in which only its crews kept the asset that comes. */
export function bookCrewRest(run: Run, c: number, from: number, until: number): void {
  const start = startOfWait(run, c, CAUSE['waiting-for-lift']);
  if (start !== NOT_WAITING) bookPart(run, c, CAUSE['crew-rest'], Math.max(start, from), until);
}

/** When the wait with this cause began that a consignment is in, {@link NOT_WAITING} if it is in none. */
function startOfWait(run: Run, c: number, cause: number): number {
  const { state, segments } = run;
  const last = state.consignmentSegment[c];
  return last >= 0 && segments.cause[last] === cause ? segments.start[last] : NOT_WAITING;
}

/** Books the part of the last stretch from `from` to `until` to another cause; before and after it the cause stays. */
function bookPart(run: Run, c: number, cause: number, from: number, until: number): void {
  const { state, segments } = run;
  const whole = state.consignmentSegment[c];
  const wait = segments.cause[whole];
  const resource = segments.resource[whole];
  if (from >= Math.min(until, run.now)) return;
  let last = whole;
  if (from > segments.start[whole]) last = segments.add(cause, resource, from, whole);
  else segments.cause[whole] = cause;
  if (until <= run.now) last = segments.add(wait, resource, until, last);
  state.consignmentSegment[c] = last;
}

/** A chain in time order: parallel arrays of cause, resource, start and end. */
export interface Chain {
  readonly cause: number[];
  readonly resource: number[];
  readonly start: number[];
  readonly end: number[];
}

/** Walks backwards in time and books what it passes. */
export class ChainWalker {
  private readonly chain: Chain = { cause: [], resource: [], start: [], end: [] };
  private links = 0;

  constructor(
    private readonly run: Run,
    private readonly epoch: number,
    /** Everything from here on is explained already. */
    private cursor: number,
  ) {}

  /** What has been walked, in time order. */
  inOrder(): Chain {
    for (const list of Object.values(this.chain)) list.reverse();
    return this.chain;
  }

  /** Books the time from `start` to the cursor. Empty stretches are left out; stretches before the epoch are cut. */
  book(cause: number, resource: number, start: number): void {
    const from = Math.max(start, this.epoch);
    if (from >= this.cursor) {
      this.cursor = Math.min(this.cursor, Math.max(start, this.epoch));
      return;
    }
    this.chain.cause.push(cause);
    this.chain.resource.push(resource);
    this.chain.start.push(from);
    this.chain.end.push(this.cursor);
    this.cursor = from;
  }

  private get done(): boolean {
    return this.cursor <= this.epoch || ++this.links > LONGEST_CHAIN;
  }

  element(e: number): void {
    const { state, program } = this.run;
    const gate = program.elementReadyWhen[e];
    const metAt = gate < 0 ? NONE : this.metBy(gate, state.elementReadyAt[e]);
    if (metAt > state.elementIntegratedAt[e] && metAt === state.elementReadyAt[e]) {
      this.condition(gate);
      return;
    }
    this.book(CAUSE.integration, NONE, state.elementMarriedAt[e]);
    this.marriedUp(e);
  }

  /** The marry-up of an element that is over, and what was before it. */
  marriedUp(e: number): void {
    this.book(CAUSE['marry-up'], NONE, this.run.state.elementDestinationAt[e]);
    this.inPlace(e);
  }

  inPlace(e: number): void {
    const { elementBinding } = this.run.state;
    if (elementBinding[e] >= 0) this.consignment(elementBinding[e]);
    else this.notice(e);
  }

  notice(e: number): void {
    const { state, program } = this.run;
    // A hold counts from the minute in which the notice would have been over.
    if (state.elementHeldUntil[e] === state.elementNoticeEnd[e])
      this.book(CAUSE['hold-by-withdrawal'], NONE, state.elementNoticeDueAt[e]);
    this.book(CAUSE.notice, NONE, state.elementOrderAt[e]);
    if (state.elementOrderedByDate[e] || program.elementReleasedBy[e] < 0)
      this.book(CAUSE['planned-date'], NONE, this.epoch);
    else this.condition(program.elementReleasedBy[e]);
  }

  consignment(c: number): void {
    const { state, program, segments } = this.run;
    for (let s = state.consignmentSegment[c]; s >= 0; s = segments.previous[s])
      this.book(segments.cause[s], segments.resource[s], segments.start[s]);
    if (this.done) return;
    const r = program.consignmentReq[c];
    if (state.requirementBinding[r] === BINDING.notice) this.notice(program.reqElement[r]);
    else if (state.requirementBinding[r] === BINDING.condition) this.condition(program.reqReleasedBy[r]);
    else this.book(CAUSE['planned-date'], NONE, this.epoch);
  }

  /** When a condition was met that held at `time`. */
  metBy(c: number, time: number): number {
    const { meetings, state } = this.run;
    const meeting = meetings.heldAt(state.conditionMeeting[c], time);
    return meeting < 0 ? NONE : meetings.metAt[meeting];
  }

  condition(c: number): void {
    if (this.done) return;
    this.meeting(c, this.run.meetings.heldAt(this.run.state.conditionMeeting[c], this.cursor));
  }

  meeting(c: number, meeting: number): void {
    const { program, meetings } = this.run;
    if (meetings.restoredBy[meeting] >= 0) {
      this.restoration(c, meeting);
      return;
    }
    const binding = meetings.binding[meeting];
    switch (program.conditionType[c]) {
      case CONDITION_TYPE.date:
        this.book(CAUSE['planned-date'], NONE, this.epoch);
        return;
      case CONDITION_TYPE.stock:
        this.receipt(binding);
        return;
      case CONDITION_TYPE.done:
        if (binding >= 0) this.activityRun(binding);
        else this.receipt(NONE);
        return;
      case CONDITION_TYPE.after:
        this.duration(c, this.metBy(binding, this.cursor), meetings.begunAt[meeting]);
        this.condition(binding);
        return;
      case CONDITION_TYPE.arrived:
        this.consignment(binding);
        return;
      case CONDITION_TYPE.ready:
        this.element(binding);
        return;
      case CONDITION_TYPE.inPlace:
        this.inPlace(binding);
        return;
      case CONDITION_TYPE.fallen:
        this.book(CAUSE['hold-by-withdrawal'], NONE, this.epoch);
        return;
      default:
        this.condition(binding);
    }
  }

  /** What made a level of a stock possible: the run, the order or the delivery that brought it. Without any it was there from the beginning. */
  private receipt(receipt: number): void {
    if (this.done) return;
    if (receipt < 0) {
      this.book(CAUSE.predecessor, NONE, this.epoch);
      return;
    }
    const { program, receipts } = this.run;
    const { stock, by, of, stretch } = receipts.originOf(receipt);
    this.book(CAUSE.predecessor, nameRanges(program).supply + stock, receipts.at[receipt]);
    if (by === BROUGHT_BY.run) this.activityRun(stretch);
    else if (by === BROUGHT_BY.order) this.order(stretch, of);
    else this.dueBy(program.deliveryReleasedBy[of], receipts.at[receipt]);
  }

  /** The way of an order back to when its source issued it; what that waited for, if it was short or closed; else to when it was asked for. */
  order(last: number, line: number): void {
    const { program, segments, receipts } = this.run;
    let row = last;
    for (; segments.previous[row] >= 0; row = segments.previous[row])
      this.book(segments.cause[row], segments.resource[row], segments.start[row]);
    const asked = segments.start[row];
    const behind = receiptBehind(segments.previous[row]) ?? NONE;
    const source = program.ruleFrom[line];
    if (behind >= 0 && receipts.at[behind] > asked) {
      this.receipt(behind);
      return;
    }
    const gate = source < 0 ? NONE : program.stockReleasedBy[source];
    if (gate >= 0 && this.metBy(gate, this.cursor) > asked) {
      this.book(segments.cause[row], segments.resource[row], this.metBy(gate, this.cursor));
      this.condition(gate);
      return;
    }
    const pushed = program.ruleDelivery[line];
    this.book(segments.cause[row], segments.resource[row], pushed < 0 ? this.epoch : asked);
    if (pushed >= 0) this.dueBy(program.deliveryReleasedBy[pushed], asked);
  }

  /** A delivery that was due at `time`: on its date, or when its condition was met if that was the later. */
  private dueBy(gate: number, time: number): void {
    if (gate >= 0 && this.metBy(gate, time) >= time) this.condition(gate);
    else this.book(CAUSE['planned-date'], NONE, this.epoch);
  }

  /** A run of an activity, those that it came behind, and what the first of them waited for. */
  private activityRun(last: number): void {
    const { program, segments } = this.run;
    let row = last;
    this.book(segments.cause[row], NONE, segments.start[row]);
    while (segments.previous[row] >= 0 && !this.done) {
      row = segments.previous[row];
      this.book(segments.cause[row], NONE, segments.start[row]);
    }
    const startsWhen = program.activityStartsWhen[segments.resource[row]];
    const receipt = receiptBehind(segments.previous[row]);
    if (receipt !== undefined) this.receipt(receipt);
    else if (startsWhen >= 0) this.condition(startsWhen);
    else this.book(CAUSE['planned-date'], NONE, this.epoch);
  }

  /** The time that a condition takes after `from`, anew from a restoration on; where it needs a desk it stood in line for it until `begunAt`. */
  duration(c: number, from: number, begunAt: number): void {
    const { state, program } = this.run;
    const restoredAt = state.conditionRestoredAt[c];
    const begins = restoredAt > from && restoredAt <= this.cursor ? restoredAt : from;
    const cause = program.conditionCause[c];
    const { gate, office } = nameRanges(program);
    const desk = program.conditionOffice[c];
    if (desk >= 0) this.book(cause, gate + c, Math.max(begins, begunAt));
    this.book(cause, desk < 0 ? gate + c : office + desk, begins);
    this.book(CAUSE['hold-by-withdrawal'], NONE, from);
  }

  /** What was withdrawn stands again by what restored it; where that is a date alone, it has been held since it fell. */
  private restoration(c: number, meeting: number): void {
    const { program, meetings } = this.run;
    const restorer = meetings.restoredBy[meeting];
    if (program.conditionType[restorer] !== CONDITION_TYPE.date) {
      this.condition(restorer);
      return;
    }
    const before = meetings.previous[meeting];
    const own = program.world.conditions[c];
    const fell = before >= 0 ? meetings.endedAt[before] : own.type === 'date' ? own.atMin : this.epoch;
    this.book(CAUSE['hold-by-withdrawal'], NONE, fell);
    if (before >= 0) this.meeting(c, before);
    else this.book(CAUSE['planned-date'], NONE, this.epoch);
  }
}

/** The binding chain of a ready element, epoch to ready. */
export function chainOf(run: Run, e: number): Chain {
  const walker = new ChainWalker(run, run.program.world.elements[e].epochMin, run.state.elementReadyAt[e]);
  walker.element(e);
  return walker.inOrder();
}
