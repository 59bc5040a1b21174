/** Supply that is under way or owed, line by line, as the shown replication has it at an instant and as the state of now says it. */
import { supplyKey, type InitialState, type ScenarioDocument } from '@muster/planning';
import type { ShownReplication } from '../../../api/model.ts';

export type SupplyPart = 'underWayT' | 'owedT';
type SupplyEntry = NonNullable<InitialState['supply']>[number];

/** One figure of a line: what is on its way, or what is due and not issued. */
export interface SupplyFigure {
  /** Unique among figures. */
  readonly id: string;
  readonly line: Pick<SupplyEntry, 'id' | 'stock'>;
  readonly part: SupplyPart;
  /** The stock that it goes to, and the stock or place that it comes from. */
  readonly to: string;
  readonly from: string;
  readonly amount: number;
  /** The run tells it; what it does not tell, and nobody says, is estimated from what is due. */
  readonly told: boolean;
}

interface Line {
  readonly line: SupplyFigure['line'];
  readonly to: string;
  readonly from: string;
  readonly parts: readonly SupplyPart[];
  /** As results name it, one name for each delivery. */
  readonly names: readonly string[];
}

const BOTH = ['underWayT', 'owedT'] as const;

/** Lines of supply that move over the network. */
function linesOf({ deliveries = [], replenishments = [], packages = [] }: ScenarioDocument): Line[] {
  const pushed = deliveries.flatMap(({ id, stock, from }): Line[] =>
    from === undefined ? [] : [{ line: { id }, to: stock, from, parts: BOTH, names: [id] }],
  );
  const paid = packages.flatMap(({ id, deliveries: rows = [] }): Line[] => {
    const byStock = new Map<string, { readonly from: string; readonly names: string[] }>();
    rows.forEach(({ stock, from }, i) => {
      if (from === undefined) return;
      const of = byStock.get(stock) ?? { from, names: [] };
      of.names.push(`delivered:${id}/${i}`);
      byStock.set(stock, of);
    });
    return [...byStock].map(([stock, { from, names }]) => ({
      line: { id, stock },
      to: stock,
      from,
      parts: BOTH,
      names,
    }));
  });
  const ruled = replenishments.map(({ id, stock, from }): Line => ({
    line: { id },
    to: stock,
    from,
    parts: ['underWayT'],
    names: [id],
  }));
  return [...pushed, ...paid, ...ruled];
}

/** Every figure of every line, nothing where the run does not tell supply. What there is comes first. */
export function supplyUnderWay(
  supply: ShownReplication['supply'],
  document: ScenarioDocument,
  minute: number,
): SupplyFigure[] {
  const at = new Map<string, number>();
  supply?.line.forEach((name, i) => {
    if (supply.atMin[i] <= minute) at.set(name, i);
  });
  const amountOf = (names: readonly string[], part: SupplyPart) =>
    names.reduce((sum, name) => sum + (supply?.[part][at.get(name) ?? -1] ?? 0), 0);
  return linesOf(document)
    .flatMap(({ line, to, from, parts, names }) =>
      parts.map((part) => {
        const amount = Math.round(amountOf(names, part) * 1000) / 1000;
        const told = supply !== undefined;
        return { id: `${part} ${supplyKey(line)}`, line, part, to, from, amount, told };
      }),
    )
    .sort((a, b) => Number(b.amount > 0) - Number(a.amount > 0));
}

/**
 * As the document says it: every delivery that the run tells or a person says, so that nothing of it is estimated, and rules that have something
 * under way.
 */
export function toSupplyEntries(figures: readonly (SupplyFigure & { readonly said: number })[]): SupplyEntry[] {
  const entries = new Map<string, SupplyEntry>();
  const known = figures.filter(({ told, said, amount }) => told || said !== amount).map(({ line }) => supplyKey(line));
  const isKnown = new Set(known);
  for (const { line, part, said } of figures) {
    if (!isKnown.has(supplyKey(line))) continue;
    const before = entries.get(supplyKey(line)) ?? { ...line, underWayT: 0 };
    entries.set(supplyKey(line), part === 'underWayT' || said > 0 ? { ...before, [part]: said } : before);
  }
  const rules = new Set(figures.filter(({ part }) => part === 'underWayT').map(({ line }) => supplyKey(line)));
  for (const { line, part } of figures) if (part === 'owedT') rules.delete(supplyKey(line));
  return [...entries].flatMap(([key, entry]) => (rules.has(key) && entry.underWayT === 0 ? [] : [entry]));
}
