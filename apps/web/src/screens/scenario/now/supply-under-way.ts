/** Supply that is under way or owed, line by line, as the shown replication has it at an instant and as the state of now says it. */
import { ScenarioClock, supplyKey, type InitialState, type ScenarioDocument } from '@muster/planning';
import type { ShownReplication } from '../../../api/model.ts';

type ShownSupply = NonNullable<ShownReplication['supply']>;
export type SupplyPart = 'dueT' | 'underWayT' | 'owedT';
type SupplyEntry = NonNullable<InitialState['supply']>[number];

/** One figure of a line: what has come or set out, what is on its way, or what is due and not issued. */
export interface SupplyFigure {
  /** Unique among figures. */
  readonly id: string;
  readonly line: Pick<SupplyEntry, 'id' | 'stock'>;
  readonly part: SupplyPart;
  /** The stock that it goes to, and the stock or place that it comes from; none where it comes in without a way. */
  readonly to: string;
  readonly from: string | undefined;
  readonly amount: number;
  /** The run tells it, and something of it can have been due; what is not told, and nobody says, is estimated from what is due. */
  readonly told: boolean;
}

/** One delivery of a package, by the name that results give it. */
interface Payment {
  readonly name: string;
  readonly amountT: number;
}

interface Line {
  readonly line: SupplyFigure['line'];
  readonly to: string;
  readonly from: string | undefined;
  readonly parts: readonly SupplyPart[];
  /** As results name it, one name for each delivery. */
  readonly names: readonly string[];
  readonly paid: readonly Payment[];
  /** When something of it can be due for the first time. */
  readonly firstMin: number;
}

/** Lines of supply that move over the network, and what packages bring. */
function linesOf({ deliveries = [], replenishments = [], packages = [], ...rest }: ScenarioDocument): Line[] {
  const clock = new ScenarioClock(rest.clock);
  const pushed = deliveries.flatMap(({ id, stock, from, at }): Line[] =>
    from === undefined
      ? []
      : [
          {
            ...{ line: { id }, to: stock, from, parts: ['underWayT', 'owedT'], names: [id], paid: [] },
            firstMin: clock.minute(at),
          },
        ],
  );
  const ruled = replenishments.map(({ id, stock, from }): Line => ({
    ...{ line: { id }, to: stock, from, parts: ['underWayT'], names: [id], paid: [] },
    firstMin: -Infinity,
  }));
  return [...pushed, ...packages.flatMap((pack) => linesOfPackage(pack, clock)), ...ruled];
}

type Package = NonNullable<ScenarioDocument['packages']>[number];

/** A line for each stock that a package delivers to. */
function linesOfPackage({ id, tranches, deliveries: rows = [] }: Package, clock: ScenarioClock): Line[] {
  const firstMin = Math.min(...tranches.map(({ at }) => clock.minute(at)));
  const byStock = new Map<string, Line>();
  rows.forEach(({ stock, from, amountT }, i) => {
    const name = `delivered:${id}/${i}`;
    const before = byStock.get(stock) ?? { from, names: [], paid: [], parts: ['dueT'] };
    byStock.set(stock, {
      ...{ line: { id, stock }, to: stock, from: before.from ?? from, firstMin },
      parts: from === undefined ? before.parts : ['dueT', 'underWayT', 'owedT'],
      names: from === undefined ? before.names : [...before.names, name],
      paid: [...before.paid, { name, amountT }],
    });
  });
  return [...byStock.values()];
}

/** Every figure of every line, nothing where the run does not tell supply. What there is comes first. */
export function supplyUnderWay(
  supply: ShownReplication['supply'],
  document: ScenarioDocument,
  minute: number,
): SupplyFigure[] {
  const amountOf = figuresAt(supply, minute, goneBefore(document, minute));
  return linesOf(document)
    .flatMap((row) =>
      row.parts.map((part) => {
        const { line, to, from, firstMin } = row;
        const amount = Math.round(amountOf(row, part) * 1000) / 1000;
        const told = (part === 'dueT' ? supply?.paid : supply) !== undefined && firstMin <= minute;
        return { id: `${part} ${supplyKey(line)}`, line, part, to, from, amount, told };
      }),
    )
    .sort((a, b) => Number(b.amount > 0) - Number(a.amount > 0));
}

/** What the state that the plan begins with says has come or set out of packages by an instant, t; of a delivery that has in part the run does not tell it. */
function goneBefore({ clock, initialState }: ScenarioDocument, minute: number): ReadonlyMap<string, number> {
  if (initialState === undefined || new ScenarioClock(clock).minute(initialState.asOf) > minute) return new Map();
  return new Map((initialState.supply ?? []).map((row) => [supplyKey(row), row.dueT ?? 0]));
}

/** What the shown replication has of a part of a line at an instant, t. */
function figuresAt(
  supply: ShownSupply | undefined,
  minute: number,
  gone: ReadonlyMap<string, number>,
): (line: Line, part: SupplyPart) => number {
  const at = new Map<string, number>();
  supply?.line.forEach((name, i) => {
    if (supply.atMin[i] <= minute) at.set(name, i);
  });
  const paid = new Set(supply?.paid?.filter((_, i) => (supply.paidAtMin?.[i] ?? Infinity) <= minute));
  return (line, part) =>
    part === 'dueT'
      ? Math.max(
          gone.get(supplyKey(line.line)) ?? 0,
          line.paid.reduce((sum, { name, amountT }) => sum + (paid.has(name) ? amountT : 0), 0),
        )
      : line.names.reduce((sum, name) => sum + (supply?.[part][at.get(name) ?? -1] ?? 0), 0);
}

/**
 * As the document says it: every delivery that the run tells or a person says, so that nothing of it is estimated, and rules that have something
 * under way.
 */
export function toSupplyEntries(figures: readonly (SupplyFigure & { readonly said: number })[]): SupplyEntry[] {
  const entries = new Map<string, SupplyEntry>();
  const isSaid = ({ told, said, amount }: (typeof figures)[number]) => told || said !== amount;
  const known = new Set(figures.filter(isSaid).map(({ line }) => supplyKey(line)));
  for (const figure of figures) {
    const { line, part, said } = figure;
    const key = supplyKey(line);
    if (!known.has(key)) continue;
    const before = entries.get(key) ?? { ...line, underWayT: 0 };
    const isWritten = part === 'underWayT' || (part === 'dueT' ? isSaid(figure) : said > 0);
    entries.set(key, isWritten ? { ...before, [part]: said } : before);
  }
  const rules = new Set(figures.filter(({ part }) => part === 'underWayT').map(({ line }) => supplyKey(line)));
  for (const { line, part } of figures) if (part !== 'underWayT') rules.delete(supplyKey(line));
  return [...entries].flatMap(([key, entry]) => (rules.has(key) && entry.underWayT === 0 ? [] : [entry]));
}
