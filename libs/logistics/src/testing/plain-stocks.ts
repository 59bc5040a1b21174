/**
 * The books of stocks as plainly as possible: every stock is looked at in every minute. Slow; an oracle for tests.
 *
 * Sources are no one's customers: what issues to others is filled by deliveries only. Each line takes so many minutes, whatever it carries.
 */
import type { World } from '../operation/world.ts';
import { isPush, type Delivery, type Stock } from '../supply/stock.ts';

const DAY = 1440;

/** What became of a stock, kg; minutes for when it ran out, -1 never. */
export interface StockBooks {
  readonly spec: Stock;
  level: number;
  received: number;
  issued: number;
  consumed: number;
  lost: number;
  unmet: number;
  heldBack: number;
  least: number;
  outAt: number;
  /** Used and held back, in parts of a kilogram: kg x minutes of a day. */
  usedParts: number;
  heldParts: number;
}

/** Who asks a source: a rule for what fills its stock up, a delivery for what is due of it. */
interface Line {
  readonly to: StockBooks;
  readonly source: StockBooks | undefined;
  readonly priority: number;
  readonly lotKg: number;
  readonly leadMin: number;
  readonly push: DueDates | undefined;
  readonly isDue: () => boolean;
  readonly wanted: () => number;
  onOrder: number;
  owed: number;
  /** Kilograms that came since the beginning. */
  came: number;
}

/** A delivery: when its next instalment is due, and when each was, and had come as a whole. */
interface DueDates {
  readonly spec: Delivery;
  next: number;
  readonly at: number[];
  readonly doneAt: number[];
}

export class PlainStocks {
  readonly stocks: StockBooks[];
  readonly deliveries: DueDates[];
  /** When each condition on a level was met first, -1 never. */
  readonly metAt: number[];
  readonly lines: Line[];
  private now = 0;
  private readonly onTheWay: { readonly line: Line; readonly kg: number; readonly at: number }[] = [];

  constructor(
    private readonly world: World,
    leadMin: (line: string) => number,
  ) {
    this.stocks = world.stocks.map(booksOf);
    this.deliveries = world.deliveries.map((spec) => ({ spec, next: Math.max(0, spec.atMin), at: [], doneAt: [] }));
    this.metAt = world.conditions.map(() => -1);
    const rules = world.replenishments.map((rule) => {
      const line = this.lineOf(rule.stock, rule.from, rule.priority, rule.lotKg, leadMin(rule.id));
      return Object.assign(line, {
        isDue: () => line.to.level + line.onOrder <= rule.reorderPointKg,
        wanted: () => rule.orderUpToKg - line.to.level - line.onOrder,
      });
    });
    const pushes = this.deliveries.flatMap((push) => {
      if (!isPush(push.spec)) return [];
      const { stock, way, id } = push.spec;
      const line = this.lineOf(stock, 'stock' in way.from ? way.from.stock : undefined, way.priority, 0, leadMin(id));
      const isDue = () => line.owed > 0 && this.holds(push.spec.releasedBy);
      return [Object.assign(line, { push, isDue, wanted: () => line.owed })];
    });
    this.lines = [...rules, ...pushes];
  }

  private lineOf(to: string, from: string | undefined, priority: number, lotKg: number, leadMin: number): Line {
    const of = (id: string) => this.stocks.find(({ spec }) => spec.id === id);
    const never = { isDue: () => false, wanted: () => 0 };
    return {
      ...{ to: of(to)!, source: from === undefined ? undefined : of(from), priority, lotKg, leadMin },
      ...{ push: undefined, ...never, onOrder: 0, owed: 0, came: 0 },
    };
  }

  /** The next minute: what was used up, what comes, what is issued. */
  step(now: number): void {
    this.now = now;
    for (const books of this.stocks) if (now > 0) this.use(books, now - 1);
    for (const delivery of this.deliveries) this.deliver(delivery);
    this.arrive();
    this.watch();
    while (this.lines.some(({ source }) => source && this.issueFrom(source))) this.watch();
    for (const books of this.stocks)
      if (books.outAt < 0 && books.level === 0 && this.rateOf(books, now) > 0 && now < this.world.endMin)
        books.outAt = now;
  }

  private holds(condition: string | undefined): boolean {
    const spec = this.world.conditions.find(({ id }) => id === condition);
    if (spec?.type !== 'date') return true;
    return this.now >= spec.atMin && !(spec.revokedMin !== undefined && this.now >= spec.revokedMin);
  }

  private requiredOf({ spec }: StockBooks, at: number): number {
    const rates = this.world.consumers.filter(({ stock }) => stock === spec.id);
    return rates.reduce((sum, { steps }) => sum + (lastBefore(steps, at)?.kgPerDay ?? 0), 0);
  }

  /** What consumers draw a day in a minute: what they require, or the controlled rate where that is less. */
  private rateOf(books: StockBooks, at: number): number {
    return Math.min(this.requiredOf(books, at), lastBefore(books.spec.controlled ?? [], at)?.kgPerDay ?? Infinity);
  }

  private use(books: StockBooks, minute: number): void {
    const rate = this.rateOf(books, minute);
    books.heldParts += this.requiredOf(books, minute) - rate;
    books.heldBack = Math.floor(books.heldParts / DAY);
    const before = Math.floor(books.usedParts / DAY);
    books.usedParts += rate;
    const wanted = Math.floor(books.usedParts / DAY) - before;
    const used = Math.min(wanted, books.level);
    books.consumed += used;
    books.unmet += wanted - used;
    this.take(books, used);
  }

  private take(books: StockBooks, kg: number): void {
    books.level -= kg;
    books.least = Math.min(books.least, books.level);
  }

  private receive(books: StockBooks, kg: number): void {
    const room = books.spec.capacityKg < 0 ? Infinity : Math.max(0, books.spec.capacityKg - books.level);
    books.received += kg;
    books.lost += Math.max(0, kg - room);
    books.level += Math.min(kg, room);
  }

  private deliver(delivery: DueDates): void {
    const { spec } = delivery;
    if (this.now < delivery.next || !this.holds(spec.releasedBy)) return;
    delivery.at.push(this.now);
    delivery.next = delivery.at.length < spec.times && spec.everyMin > 0 ? this.now + spec.everyMin : Infinity;
    const line = this.lines.find(({ push }) => push === delivery);
    if (!line)
      this.receive(
        this.stocks.find((books) => books.spec.id === spec.stock)!,
        spec.amountKg,
      );
    else if (line.source) line.owed += spec.amountKg;
    else this.send(line, spec.amountKg);
  }

  private send(line: Line, kg: number): void {
    line.onOrder += kg;
    this.onTheWay.push({ line, kg, at: this.now + line.leadMin });
  }

  private arrive(): void {
    for (const order of this.onTheWay.splice(0)) {
      if (order.at > this.now) this.onTheWay.push(order);
      else this.come(order.line, order.kg);
    }
  }

  private come(line: Line, kg: number): void {
    line.onOrder -= kg;
    line.came += kg;
    this.receive(line.to, kg);
    if (!line.push) return;
    const { doneAt, spec } = line.push;
    while (doneAt.length < spec.times && line.came >= (doneAt.length + 1) * spec.amountKg) doneAt.push(this.now);
  }

  private watch(): void {
    this.world.conditions.forEach((condition, c) => {
      if (condition.type !== 'stock' || this.metAt[c] >= 0) return;
      const books = this.stocks.find(({ spec }) => spec.id === condition.stock)!;
      if (books.level >= condition.atLeastKg) this.metAt[c] = this.now;
    });
  }

  /** @returns whether anything was issued */
  private issueFrom(source: StockBooks): boolean {
    if (!this.holds(source.spec.releasedBy)) return false;
    const due = this.lines.filter((line) => line.source === source).sort((a, b) => a.priority - b.priority);
    const given = source.spec.issue === 'proportional' ? this.shareOf(source, due) : this.inTurn(source, due);
    this.arrive();
    return given > 0;
  }

  private availableAt(source: StockBooks): number {
    return Math.max(0, source.level - source.spec.reserveKg);
  }

  private issue(line: Line, source: StockBooks, kg: number): void {
    this.take(source, kg);
    source.issued += kg;
    if (line.push) line.owed -= kg;
    this.send(line, kg);
  }

  /** By priority; what is there is kept for who is first, while enough for a lot of his can still come. */
  private inTurn(source: StockBooks, lines: readonly Line[]): number {
    let given = 0;
    for (const line of lines) {
      if (!line.isDue() || line.wanted() <= 0) continue;
      const kg = Math.min(line.wanted(), this.availableAt(source));
      const least = Math.min(line.wanted(), line.lotKg);
      if (kg >= least && kg > 0) {
        this.issue(line, source, kg);
        given += kg;
      } else if (kg < least && this.mayStillHave(source, least)) break;
    }
    return given;
  }

  private mayStillHave({ spec }: StockBooks, kg: number): boolean {
    const hasRoom = spec.capacityKg < 0 || spec.capacityKg - spec.reserveKg >= kg;
    const isToCome = this.deliveries.some(
      (one) => one.spec.stock === spec.id && one.next < Infinity && this.holds(one.spec.releasedBy),
    );
    return hasRoom && isToCome;
  }

  /** In proportion to what is asked for, whole kilograms, what is left over to the largest fractions. */
  private shareOf(source: StockBooks, lines: readonly Line[]): number {
    const asking = lines.filter((line) => line.isDue() && line.wanted() > 0);
    const claims = asking.map((line) => line.wanted());
    const total = claims.reduce((sum, kg) => sum + kg, 0);
    const stock = Math.min(this.availableAt(source), total);
    const shares = claims.map((claim, i) => ({
      i,
      kg: Math.floor((claim * stock) / total),
      rest: (claim * stock) % total,
    }));
    const left = stock - shares.reduce((sum, { kg }) => sum + kg, 0);
    shares.sort((a, b) => b.rest - a.rest || a.i - b.i);
    shares.forEach(({ i, kg }, rank) => {
      const share = kg + (rank < left ? 1 : 0);
      if (share > 0) this.issue(asking[i], source, share);
    });
    return stock;
  }
}

const booksOf = (spec: Stock): StockBooks => ({
  ...{ spec, level: spec.amountKg, received: 0, issued: 0, consumed: 0, lost: 0, unmet: 0, heldBack: 0 },
  ...{ least: spec.amountKg, outAt: -1, usedParts: 0, heldParts: 0 },
});

/** The step that is in force at a minute. */
const lastBefore = <T extends { readonly fromMin: number }>(steps: readonly T[], at: number): T | undefined =>
  steps.filter(({ fromMin }) => fromMin <= at).at(-1);
