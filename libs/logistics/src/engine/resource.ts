/**
 * Resources of a run: a bank of servers, rates and stores with one queue each. The kernel knows entities only as integers.
 *
 * servers  a visit takes one or more units and gives them back (berths, ramps, parking spots)
 * rate     a daily quota: admissions are spaced by amount x 1440 / rate minutes, the remainder of the division carried on
 * store    an amount of room taken until it is given back; full storage blocks what is behind it. A claim larger than the whole store
 *          enters when the store is empty, so that nothing waits for ever.
 *
 * Queue order: key (lower first), then first in, first out. The head of the queue is never overtaken by those behind it. An effective capacity is the
 * nominal one times a share that follows a calendar, times the factors of disruptions, times open or closed. When a rate changes, what is
 * left of the headway in course runs on at the new rate.
 * Cost: O(1) to claim and release, O(queue) to insert out of order.
 */
import { MINUTES_PER_DAY } from '../units/time.ts';
export const SERVERS = 0;
export const RATE = 1;
export const STORE = 2;

// Numbers of a resource in `hot`; the nominal rate is 0 for what is not a rate.
const EFFECTIVE = 0;
const IN_USE = 1;
const QUEUED = 2;
const NEXT_FREE = 3;
const REMAINDER = 4;
const BUSY_BASE = 5;
const SERVED = 6;
const RATE_NOMINAL = 7;
const WIDTH = 8;

// Numbers of an entity that waits, in `visits`; the last two are integers of 32 bits in the room of one double, in `links`.
const AMOUNT = 0;
const KEY = 1;
const SINCE = 2;
const CLOSED_AT_START = 3;
const VISIT_WIDTH = 5;
const NEXT = 8;
const WAITING_AT = 9;
const LINKS_WIDTH = 10;

const NONE = -1;

export interface ResourceSpec {
  readonly kind: typeof SERVERS | typeof RATE | typeof STORE;
  /** Units, amount a day in thousandths, or amount of room. */
  readonly capacity: number;
}

export class ResourceBank {
  readonly count: number;
  readonly kind: Uint8Array;
  /** Nominal capacity: units, thousandths a day, or room. */
  readonly nominal: Float64Array;
  /** Effective capacity, same unit. */
  readonly effective: Float64Array;
  /** Rate at which the headway in course runs: the effective one, while closed the one before. */
  private readonly pace: Float64Array;
  readonly queueLength: Int32Array;
  /** What every claim and release touches, WIDTH numbers a resource side by side: one stretch of memory instead of eight. */
  private readonly hot: Float64Array;
  private readonly head: Int32Array;
  private readonly tail: Int32Array;

  private readonly scratch = new Float64Array(2);

  // One entity waits at one resource at most: what it waits with stands side by side by entity, the links of the queues with it in the same memory.
  private visits: Float64Array;
  private links: Int32Array;

  /** Integrals over time of what is in use and of the queue, exact integers, as of the last {@link settle}. */
  readonly busyArea: Float64Array;
  readonly queueArea: Float64Array;
  /** As of the last {@link settle}. */
  readonly served: Float64Array;
  readonly waited: Float64Array;
  readonly longest: Int32Array;
  // An integral at time t is base + t x value: a change of the value by d at time t takes d x t from the base, and nothing else is to do.
  private readonly queueBase: Float64Array;
  /** Minutes spent with no effective capacity: before `closedSince`, and since when it has none (-1: it has some). */
  private readonly closedArea: Float64Array;
  private readonly closedSince: Float64Array;
  /** When it last went from none to some; 0 where it never has. */
  private readonly openedAt: Float64Array;

  constructor(specs: readonly ResourceSpec[], entities: number) {
    const n = specs.length;
    this.count = n;
    this.kind = Uint8Array.from(specs, (s) => s.kind);
    this.nominal = Float64Array.from(specs, (s) => s.capacity);
    this.effective = Float64Array.from(this.nominal);
    this.pace = Float64Array.from(this.nominal);
    this.queueLength = new Int32Array(n);
    this.hot = new Float64Array(WIDTH * n);
    this.beginHot();
    this.head = new Int32Array(n).fill(NONE);
    this.tail = new Int32Array(n).fill(NONE);
    this.busyArea = new Float64Array(n);
    this.queueArea = new Float64Array(n);
    this.queueBase = new Float64Array(n);
    this.served = new Float64Array(n);
    this.waited = new Float64Array(n);
    this.longest = new Int32Array(n);
    this.closedArea = new Float64Array(n);
    this.closedSince = Float64Array.from(specs, (s) => (s.capacity > 0 ? NONE : 0));
    this.openedAt = new Float64Array(n);
    this.visits = new Float64Array(VISIT_WIDTH * entities);
    this.links = new Int32Array(this.visits.buffer);
    this.nobodyWaits();
  }

  private nobodyWaits(): void {
    for (let at = WAITING_AT; at < this.links.length; at += LINKS_WIDTH) this.links[at] = NONE;
  }

  /** Where each entity waits, -1 for nowhere. */
  get waitingAt(): Int32Array {
    return Int32Array.from(
      { length: this.visits.length / VISIT_WIDTH },
      (_, e) => this.links[LINKS_WIDTH * e + WAITING_AT],
    );
  }

  private beginHot(): void {
    this.hot.fill(0);
    for (let r = 0; r < this.count; r++) {
      this.hot[WIDTH * r + EFFECTIVE] = this.nominal[r];
      this.hot[WIDTH * r + RATE_NOMINAL] = this.kind[r] === RATE ? this.nominal[r] : 0;
    }
  }

  /** Units, or amount of room, taken now. */
  inUseOf(r: number): number {
    return this.hot[WIDTH * r + IN_USE];
  }

  reset(): void {
    this.effective.set(this.nominal);
    this.pace.set(this.nominal);
    this.beginHot();
    for (const field of ZEROED) (this as unknown as Record<string, Float64Array | Int32Array>)[field].fill(0);
    for (let r = 0; r < this.count; r++) this.closedSince[r] = this.nominal[r] > 0 ? NONE : 0;
    this.head.fill(NONE);
    this.tail.fill(NONE);
    this.nobodyWaits();
  }

  copyFrom(other: ResourceBank): void {
    this.ensureEntities(other.visits.length / VISIT_WIDTH);
    this.nobodyWaits();
    const to = this as unknown as Record<string, Float64Array>;
    const from = other as unknown as Record<string, Float64Array>;
    for (const field of FIELDS) to[field].set(from[field]);
  }

  /** Makes room for entity numbers below `entities`. */
  ensureEntities(entities: number): void {
    const { visits } = this;
    if (VISIT_WIDTH * entities <= visits.length) return;
    this.visits = new Float64Array(Math.max(VISIT_WIDTH * entities, 2 * visits.length));
    this.links = new Int32Array(this.visits.buffer);
    this.nobodyWaits();
    this.visits.set(visits);
  }

  /** Brings the integrals and counts of a resource up to `now`. */
  settle(r: number, now: number): void {
    const { hot } = this;
    const at = WIDTH * r;
    this.busyArea[r] = hot[at + BUSY_BASE] + now * hot[at + IN_USE];
    // A rate books an admission whole; what is still to be worked of it is not use yet.
    if (hot[at + RATE_NOMINAL] > 0) this.busyArea[r] -= this.unworked(r, now) / hot[at + RATE_NOMINAL];
    this.queueArea[r] = this.queueBase[r] + now * hot[at + QUEUED];
    this.served[r] = hot[at + SERVED];
  }

  /** Takes `amount` if it can be admitted now, the queue apart. */
  private take(at: number, amount: number): boolean {
    const { hot, scratch } = this;
    const room = hot[at + EFFECTIVE];
    if (room <= 0) return false;
    const now = scratch[0];
    const nominal = hot[at + RATE_NOMINAL];
    if (nominal > 0) {
      if (now < hot[at + NEXT_FREE]) return false;
      const share = amount * MINUTES_PER_DAY * 1000;
      const total = share + hot[at + REMAINDER];
      const headway = Math.floor(total / room);
      hot[at + REMAINDER] = total - headway * room;
      hot[at + NEXT_FREE] = now + headway;
      hot[at + BUSY_BASE] += share / nominal;
    } else {
      const used = hot[at + IN_USE];
      if (used + amount > room && used !== 0) return false;
      hot[at + IN_USE] = used + amount;
      hot[at + BUSY_BASE] -= amount * now;
    }
    hot[at + SERVED]++;
    return true;
  }

  /** Takes `amount` at once and returns true, or joins the queue and returns false. */
  claim(r: number, entity: number, amount: number, key: number, now: number): boolean {
    // Doubles travel in an array: passed to a function that is not inlined they would cost an allocation each.
    const scratch = this.scratch;
    scratch[0] = now;
    scratch[1] = key;
    return this.claimNow(r, entity, amount);
  }

  private claimNow(r: number, entity: number, amount: number): boolean {
    const at = WIDTH * r;
    const isFirst = this.hot[at + QUEUED] === 0 || this.scratch[1] < this.visits[VISIT_WIDTH * this.head[r] + KEY];
    if (isFirst && this.take(at, amount)) return true;
    this.join(r, entity, amount);
    return false;
  }

  private join(r: number, entity: number, amount: number): void {
    const now = this.scratch[0];
    const key = this.scratch[1];
    const { visits, links } = this;
    const visit = VISIT_WIDTH * entity;
    visits[visit + AMOUNT] = amount;
    visits[visit + KEY] = key;
    visits[visit + SINCE] = now;
    visits[visit + CLOSED_AT_START] = this.closedUntil(r, now);
    links[LINKS_WIDTH * entity + WAITING_AT] = r;
    const last = this.tail[r];
    if (last === NONE) this.head[r] = this.tail[r] = entity;
    else if (visits[VISIT_WIDTH * last + KEY] <= key) links[LINKS_WIDTH * last + NEXT] = this.tail[r] = entity;
    else this.overtake(r, entity, key);
    this.queueBase[r] -= now;
    const length = ++this.hot[WIDTH * r + QUEUED];
    this.queueLength[r] = length;
    if (length > this.longest[r]) this.longest[r] = length;
  }

  /** Joins the queue before its last entity. */
  private overtake(r: number, entity: number, key: number): void {
    const { links } = this;
    let before = NONE;
    let after = this.head[r];
    while (this.visits[VISIT_WIDTH * after + KEY] <= key) {
      before = after;
      after = links[LINKS_WIDTH * after + NEXT];
    }
    links[LINKS_WIDTH * entity + NEXT] = after;
    if (before === NONE) this.head[r] = entity;
    else links[LINKS_WIDTH * before + NEXT] = entity;
  }

  /** Admits the head of the queue if there is room now; returns the entity or -1. Call until -1 after every release or opening. */
  admit(r: number, now: number): number {
    this.scratch[0] = now;
    return this.hot[WIDTH * r + QUEUED] === 0 ? NONE : this.admitHead(r);
  }

  private admitHead(r: number): number {
    const entity = this.head[r];
    const { visits, links } = this;
    const visit = VISIT_WIDTH * entity;
    if (!this.take(WIDTH * r, visits[visit + AMOUNT])) return NONE;
    const now = this.scratch[0];
    const length = --this.hot[WIDTH * r + QUEUED];
    this.queueLength[r] = length;
    if (length === 0) this.head[r] = this.tail[r] = NONE;
    else this.head[r] = links[LINKS_WIDTH * entity + NEXT];
    this.queueBase[r] += now;
    this.waited[r] += now - visits[visit + SINCE];
    links[LINKS_WIDTH * entity + WAITING_AT] = NONE;
    return entity;
  }

  /** Gives back what a visit took. Rates have nothing to give back. */
  release(r: number, amount: number, now: number): void {
    const { hot } = this;
    const at = WIDTH * r;
    const left = hot[at + IN_USE] - amount;
    hot[at + IN_USE] = left;
    hot[at + BUSY_BASE] += amount * now;
    if (left < 0) throw new Error(`resource ${r} released more than was taken`);
  }

  /** What is left to work of the last admission at `now`, in units of which a rate works its thousandths a day each minute. */
  private unworked(r: number, now: number): number {
    const left = this.hot[WIDTH * r + NEXT_FREE] - now;
    return left < 0 ? 0 : left * this.pace[r] + this.hot[WIDTH * r + REMAINDER];
  }

  /** From now on the headway that is left runs at another rate: a dip that is over delays nobody any more. */
  private changePace(r: number, capacity: number, now: number): void {
    const at = WIDTH * r;
    const work = this.unworked(r, now);
    const headway = Math.floor(work / capacity);
    this.hot[at + NEXT_FREE] = now + headway;
    this.hot[at + REMAINDER] = work - headway * capacity;
    this.pace[r] = capacity;
  }

  /** Takes back what a rate has granted at this very minute and nobody has used. */
  undo(r: number, amount: number, now: number): void {
    const { hot } = this;
    const at = WIDTH * r;
    const share = amount * MINUTES_PER_DAY * 1000;
    hot[at + REMAINDER] += (hot[at + NEXT_FREE] - now) * hot[at + EFFECTIVE] - share;
    hot[at + NEXT_FREE] = now;
    hot[at + BUSY_BASE] -= share / hot[at + RATE_NOMINAL];
    hot[at + SERVED]--;
  }

  /** Sets the effective capacity; what is inside stays inside. While a rate is closed the headway in course runs out. */
  setEffective(r: number, capacity: number, now: number): void {
    const at = WIDTH * r;
    if (this.kind[r] === RATE && capacity > 0 && capacity !== this.pace[r]) this.changePace(r, capacity, now);
    this.closedArea[r] = this.closedUntil(r, now);
    if (capacity > 0 && this.closedSince[r] >= 0) this.openedAt[r] = now;
    this.closedSince[r] = capacity > 0 ? NONE : now;
    this.effective[r] = this.hot[at + EFFECTIVE] = capacity;
  }

  private closedUntil(r: number, now: number): number {
    return this.closedSince[r] >= 0 ? this.closedArea[r] + now - this.closedSince[r] : this.closedArea[r];
  }

  /** Rate only: when the head of the queue can be admitted; Infinity when closed or nobody waits. */
  nextAdmission(r: number, now: number): number {
    if (this.kind[r] !== RATE || this.queueLength[r] === 0 || this.effective[r] <= 0) return Infinity;
    return Math.max(now, this.hot[WIDTH * r + NEXT_FREE]);
  }

  /** When a resource that is open opened last. */
  lastOpening(r: number): number {
    return this.openedAt[r];
  }

  /** Of the wait that just ended or goes on: how many minutes the resource was closed. */
  closedDuringWait(r: number, entity: number, now: number): number {
    return this.closedUntil(r, now) - this.visits[VISIT_WIDTH * entity + CLOSED_AT_START];
  }
}

const ZEROED = [
  ...['busyArea', 'queueArea', 'queueBase'],
  ...['served', 'waited', 'closedArea', 'openedAt', 'queueLength', 'longest'],
];
const FIELDS = [...ZEROED, 'hot', 'kind', 'nominal', 'effective', 'pace', 'closedSince', 'head', 'tail', 'visits'];
