/**
 * Which gate binds: of a released element the gate on its chain of conditions that took longest by itself, or, where it is never ready, the one that was
 * withdrawn since; of one that is not released the gate that is still not met while all before it is. Read from the times at which conditions were met; cost: the length of the chain.
 */
import type { Condition, Program, ReplicationOutcome } from '@muster/logistics';
import { detectionConditionId } from '../mapping/monitoring.ts';
import { breachPolicyConditionId, caveatConditionId } from '../mapping/orders.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export class BindingGates {
  private readonly index: ReadonlyMap<string, number>;
  /** Conditions that a planner knows by a name: rows of the document, detection in a sector, a caveat that holds, the policy of a nation at a breach. */
  private readonly named: ReadonlySet<number>;

  constructor(
    private readonly program: Program,
    document: ScenarioDocument,
  ) {
    this.index = new Map(program.world.conditions.map((condition, i) => [condition.id, i]));
    this.named = new Set(namesOf(document).flatMap((id) => this.index.get(id) ?? []));
  }

  /** Id of the gate that binds the element in a replication, null when a date or nothing does. */
  find(element: number, { conditionFirstMetAt: metAt, ready }: ReplicationOutcome): string | null {
    const released = this.program.world.elements[element].releasedBy;
    const start = released === undefined ? undefined : this.index.get(released);
    if (start === undefined) return null;
    if (metAt[start] < 0) return this.blocking(start, metAt);
    return (ready[element] < 0 ? this.fallen(start, metAt) : null) ?? this.slowest(start, metAt);
  }

  /** The gate on its chain that is withdrawn and not restored: it holds whom it had released. */
  private fallen(from: number, metAt: Int32Array): string | null {
    const { conditions, endMin } = this.program.world;
    const isMet = (id: string | undefined) => id !== undefined && metAt[this.index.get(id) ?? -1] >= 0;
    const seen = new Set<number>();
    const open: { readonly c: number; readonly above: string | null }[] = [{ c: from, above: null }];
    for (let at = open.shift(); at !== undefined; at = open.shift()) {
      if (seen.has(at.c)) continue;
      seen.add(at.c);
      const { id, revokedMin, revokedBy, restoredBy } = conditions[at.c];
      const name = this.named.has(at.c) ? id : at.above;
      const isRevoked = (revokedMin !== undefined && revokedMin <= endMin) || isMet(revokedBy);
      if (name !== null && isRevoked && !isMet(restoredBy)) return name;
      open.push(...this.childrenOf(at.c).map((c) => ({ c, above: name })));
    }
    return null;
  }

  private childrenOf(c: number): number[] {
    const { start, items } = this.program.conditionChildren;
    return [...items.subarray(start[c], start[c + 1])];
  }

  private slowest(from: number, metAt: Int32Array): string | null {
    const { conditions } = this.program.world;
    let best: { id: string; minutes: number } | null = null;
    let name: string | null = null;
    for (let c: number | undefined = from; c !== undefined;) {
      if (this.named.has(c)) name = conditions[c].id;
      const children = this.childrenOf(c).filter((child) => metAt[child] >= 0);
      if (children.length === 0) break;
      const order = children.sort((a, b) => metAt[a] - metAt[b] || a - b);
      const at =
        conditions[c].type === 'at-least' || conditions[c].type === 'any'
          ? this.program.conditionNeeds[c] - 1
          : order.length - 1;
      const child: number = order[Math.min(at, order.length - 1)];
      const minutes = metAt[c] - metAt[child];
      if (conditions[c].type === 'after' && name !== null && (best === null || minutes > best.minutes))
        best = { id: name, minutes };
      c = child;
    }
    return best?.id ?? null;
  }

  private blocking(from: number, metAt: Int32Array): string | null {
    const { conditions } = this.program.world;
    let name: string | null = null;
    for (let c: number | undefined = from; c !== undefined;) {
      if (this.named.has(c)) name = conditions[c].id;
      const children = this.childrenOf(c);
      // All were met at some time, and not together: one of them has fallen.
      c =
        children.find((child) => metAt[child] < 0) ??
        (metAt[c] < 0 ? children.find((child) => isRevocable(conditions[child])) : undefined);
    }
    return name;
  }
}

const isRevocable = ({ revokedBy, revokedMin }: Condition): boolean =>
  revokedBy !== undefined || revokedMin !== undefined;

const namesOf = (document: ScenarioDocument): string[] => [
  ...(document.gates ?? []).map(({ id }) => id),
  ...(document.remedies ?? []).map(({ id }) => id),
  ...(document.commitments ?? []).map(({ id }) => id),
  ...(document.sectors ?? []).map(({ id }) => detectionConditionId(id)),
  ...(document.forceElements ?? []).map(({ id }) => caveatConditionId(id)),
  ...(document.contributions ?? []).map(({ id }) => breachPolicyConditionId(id)),
];

/** The answer given in most replications, by id when two are equal. */
export function mostFrequent(answers: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const answer of answers) if (answer !== null) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}
