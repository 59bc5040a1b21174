/** Everything that is decided after a breach on one timeline: gates of the response chain, remedies, commitments; and how offices coped. */
import { quantileOfSorted, type Program } from '@muster/logistics';
import type { MetTimes } from '../figures/met-times.ts';
import { commitmentDecisionId } from '../mapping/commitments.ts';
import type { OfficeResult, ResponseStep } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const RESPONSE_GATES: readonly string[] = ['breach', 'detection', 'attribution', 'consultation', 'national-decision'];

/** In order of the median time, what never happens last. */
export function responseOf(document: ScenarioDocument, met: MetTimes): ResponseStep[] {
  const steps: ResponseStep[] = [
    ...(document.gates ?? [])
      .filter((gate) => RESPONSE_GATES.includes(gate.kind))
      .map((gate): ResponseStep => ({
        id: gate.id,
        kind: 'gate',
        title: gate.title,
        subject: gate.kind,
        owner: gate.owner ?? null,
        decided: met.times(gate.id),
        inForce: met.times(gate.id),
        ...met.standing(gate.id),
        releases: 0,
      })),
    ...(document.remedies ?? []).map((remedy): ResponseStep => ({
      id: remedy.id,
      kind: 'remedy',
      title: remedy.title,
      subject: `step-${remedy.step}`,
      owner: remedy.office ?? null,
      decided: met.times(remedy.id),
      inForce: met.times(remedy.id),
      ...met.standing(remedy.id),
      releases: (document.commitments ?? []).filter((row) => row.trigger === remedy.id).length,
    })),
    ...(document.commitments ?? []).map((row): ResponseStep => ({
      id: row.id,
      kind: 'commitment',
      title: row.title,
      subject: row.kind,
      owner: row.nation,
      decided: met.times(commitmentDecisionId(row.id)),
      inForce: met.times(row.id),
      ...met.standing(row.id),
      releases: row.releases?.length ?? 0,
    })),
  ];
  const at = (step: ResponseStep) => step.inForce.p50 ?? Infinity;
  return steps.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a.id < b.id ? -1 : 1));
}

/** Decisions that went over the desks of each office, and how long they stood in line. */
export function officesOf(document: ScenarioDocument, program: Program, met: MetTimes): OfficeResult[] {
  return (document.offices ?? []).map(({ id, title, desks }) => {
    const own = program.world.conditions.filter((condition) => condition.type === 'after' && condition.office === id);
    let waited = 0;
    let decisions = 0;
    let waiting = 0;
    const longest = Int32Array.from(met.outcomes, (_, r) => {
      let most = 0;
      for (const condition of own) {
        const wait = met.waitOf(condition.id, r, program.world.endMin);
        if (wait === null) continue;
        if (wait.isOver) decisions++;
        else waiting++;
        waited += wait.min;
        most = Math.max(most, wait.min);
      }
      return most;
    }).sort();
    return {
      id,
      title,
      desks,
      decisions: decisions / met.outcomes.length,
      waiting: waiting / met.outcomes.length,
      meanWaitMin: waited / Math.max(1, decisions + waiting),
      longestWaitMin: { p50: quantileOfSorted(longest, 0.5), p90: quantileOfSorted(longest, 0.9) },
    };
  });
}
