/**
 * Decision points: the last date on which a decision still helps. In each replication an element needs the time from its order to ready, and the
 * time from the decision to its order where later decisions follow; counted back from its required date that gives the day by which the decision
 * had to be taken there. The movement is taken to last as long as it did: an approximation that ignores what a shifted movement would meet.
 */
import type { DecisionPoint } from '../result/commander.ts';
import type { Evidence } from './commander.ts';

/** A date counts as good enough when it suffices in this share of the replications. */
const CONFIDENCE = 0.8;
const DECISIONS = new Set(['host-request', 'national-approval', 'national-decision', 'consultation']);

export function decisionsOf({ document, program, subjects, outcomes, gates }: Evidence): DecisionPoint[] {
  const index = new Map(program.world.conditions.map(({ id }, i) => [id, i]));
  const byId = new Map((document.gates ?? []).map((gate) => [gate.id, gate]));
  const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  const decided = new Map(gates.map((gate) => [gate.id, gate.met.p50]));
  /** The gate that orders each dated element. */
  const dated = subjects.flatMap((subject) => {
    const order = rows.get(subject.id)?.releasedBy;
    return subject.requiredMin === null || order === undefined || !byId.has(order) ? [] : [{ subject, order }];
  });
  /** A gate and all gates that it waits for. */
  const before = new Map<string, ReadonlySet<string>>();
  const upstream = (gate: string): ReadonlySet<string> => {
    const known = before.get(gate);
    if (known !== undefined) return known;
    before.set(gate, new Set([gate]));
    const found = new Set([
      gate,
      ...(byId.get(gate)?.requires ?? []).flatMap((id) => (byId.has(id) ? [...upstream(id)] : [])),
    ]);
    before.set(gate, found);
    return found;
  };
  return (document.gates ?? [])
    .filter(({ kind }) => DECISIONS.has(kind))
    .flatMap((gate): DecisionPoint[] => {
      const waiting = dated.filter(({ order }) => upstream(order).has(gate.id));
      if (waiting.length === 0) return [];
      const latest = waiting.map(({ subject, order }) => {
        const dates = outcomes.flatMap((o) => {
          const [ordered, ready] = [o.ordered[subject.index], o.ready[subject.index]];
          const [taken, released] = [
            o.conditionFirstMetAt[index.get(gate.id)!],
            o.conditionFirstMetAt[index.get(order)!],
          ];
          if (ordered < 0 || ready < 0 || taken < 0 || released < 0) return [];
          return [subject.requiredMin! - (ready - ordered) - Math.max(0, released - taken)];
        });
        // So many replications have to be in time. Those in which it is never ready are not, however early the decision.
        const wanted = Math.ceil(outcomes.length * CONFIDENCE - 1e-9);
        return dates.length < wanted ? null : Int32Array.from(dates).sort()[dates.length - wanted];
      });
      // Nobody can decide on a breach before it: where even that is too late, no date helps.
      const earliest = [...upstream(gate.id)].some((id) => byId.get(id)?.kind === 'breach') ? program.world.dDayMin : 0;
      const possible = latest.filter((date): date is number => date !== null && date >= earliest);
      return [
        {
          gate: gate.id,
          owner: gate.owner ?? null,
          decidedMin: decided.get(gate.id) ?? null,
          allInTimeMin: possible.length < latest.length ? null : Math.min(...possible),
          lastUsefulMin: possible.length === 0 ? null : Math.max(...possible),
          elements: waiting.length,
        },
      ];
    })
    .sort((a, b) => (a.allInTimeMin ?? Infinity) - (b.allInTimeMin ?? Infinity) || (a.gate < b.gate ? -1 : 1));
}
