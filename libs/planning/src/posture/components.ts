/**
 * Cover of the five components of the declaration at each step of the clock, 0 to 1: each is a share of what this scenario plans, never a judgement of
 * what would be enough. The words of `measure` stand beside every figure.
 */
import type { Subject } from '../figures/subjects.ts';
import type { MetTimes } from '../figures/met-times.ts';
import type { Employment } from '../readiness/employment.ts';
import { cumulative, seriesOf } from '../figures/quantiles.ts';
import { takenOf } from '../figures/seats.ts';
import { reliefsOf } from '../force/plan.ts';
import { curvesOf, plannedOf, plansOf, type Plan } from '../cooperation/progress.ts';
import { monitorConditionId } from '../mapping/monitoring.ts';
import { meanCoverage } from '../monitoring/coverage.ts';
import type { ComponentCover, RunClock } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

type Curve = ArrayLike<number>;

export function componentsOf(
  document: ScenarioDocument,
  subjects: readonly Subject[],
  employments: readonly Employment[],
  met: MetTimes,
  clock: RunClock,
): ComponentCover[] {
  const plans = plansOf(document);
  const of = (kinds: readonly Plan['kind'][]) =>
    // What plans no amount has no share that could be done.
    plans.filter((plan) => kinds.includes(plan.kind) && plannedOf(plan) > 0).map((plan) => shares(plan, met, clock));
  const rows: readonly (readonly [ComponentCover['id'], string, readonly (readonly Curve[])[]])[] = [
    ['monitoring', 'Mean share of the sectors that is watched', [meanCoverage(document, met, clock)]],
    [
      'armed-forces',
      'Mean share done of packages, regenerated formations and fortification',
      of(['package', 'formation', 'fortification']),
    ],
    [
      'multinational-force',
      'Persons of the posture that are ready, of all that are planned',
      [ready(document, subjects, employments, met, clock)],
    ],
    [
      'commitments',
      'Commitments in force, of all',
      [
        standing(
          (document.commitments ?? []).map(({ id }) => id),
          met,
          clock,
        ),
      ],
    ],
    [
      'cooperation',
      'Mean share done of joint production and training, and of intelligence sharing in place',
      [...of(['production', 'training']), ...sharing(document, met, clock)],
    ],
  ];
  const n = met.outcomes.length;
  return rows.map(([id, measure, parts]) => ({
    id,
    measure,
    parts: parts.length,
    cover: seriesOf(n, clock.steps, (r, i) =>
      parts.length === 0 ? 0 : parts.reduce((sum, curves) => sum + curves[r][i], 0) / parts.length,
    ),
  }));
}

function shares(plan: Plan, met: MetTimes, clock: RunClock): readonly Curve[] {
  const planned = plannedOf(plan);
  return curvesOf(plan, met, clock).map((curve) => curve.map((done) => done / planned));
}

/** Counts by minute as a share of their total. */
function shareOf(
  items: readonly { atMin: number; amount: number; untilMin?: number }[],
  total: number,
  clock: RunClock,
): Curve {
  const curve = cumulative(clock.steps, clock.stepMin, items);
  return Float64Array.from(curve, (amount) => (total > 0 ? amount / total : 0));
}

/**
 * The force of the posture is what is not ordered after a breach; forces of the supported nation are no part of it, those of hosts are. A seat that is
 * handed over counts once, with the persons of whom it begins with.
 */
function ready(
  document: ScenarioDocument,
  subjects: readonly Subject[],
  employments: readonly Employment[],
  met: MetTimes,
  clock: RunClock,
): readonly Curve[] {
  const supported = new Set((document.nations ?? []).filter(({ role }) => role === 'supported').map(({ id }) => id));
  const force = subjects.filter(({ isResponse, nation }) => !isResponse && nation !== null && !supported.has(nation));
  const seats = seatsOf(document, force);
  const total = seats.reduce((sum, [{ persons }]) => sum + persons, 0);
  return met.outcomes.map((o, r) =>
    shareOf(
      seats.flatMap((seat) =>
        takenOf(
          // Who never comes is no reason why the relief that stands there would not count.
          seat.flatMap(({ index }) => (o.ready[index] < 0 ? [] : [index])),
          o.ready,
          employments[r].leavesAt,
        ).map(({ fromMin, untilMin }) => ({ atMin: fromMin, amount: seat[0].persons, untilMin })),
      ),
      total,
      clock,
    ),
  );
}

/** Each element in one seat: those who relieve nobody begin one, and so does one of those who relieve each other in a circle. */
function seatsOf(document: ScenarioDocument, force: readonly Subject[]): Subject[][] {
  const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  const byId = new Map(force.map((subject) => [subject.id, subject]));
  const reliefs = new Set(force.flatMap(({ id }) => rows.get(id)?.relievedBy ?? []));
  const seated = new Set<string>();
  const seats = [...force.filter(({ id }) => !reliefs.has(id)), ...force].map(({ id }) => {
    const seat: Subject[] = [];
    for (const one of [id, ...reliefsOf(id, rows)]) {
      const subject = byId.get(one);
      // Who is not in the plan relieves nobody, and is not relieved.
      if (subject === undefined || seated.has(one)) break;
      seated.add(one);
      seat.push(subject);
    }
    return seat;
  });
  return seats.filter((seat) => seat.length > 0);
}

function sharing(document: ScenarioDocument, met: MetTimes, clock: RunClock): readonly (readonly Curve[])[] {
  const monitors = (document.monitors ?? []).filter((monitor) => monitor.kind === 'intelligence-sharing');
  if (monitors.length === 0) return [];
  return [
    standing(
      monitors.map(({ id }) => monitorConditionId(id)),
      met,
      clock,
    ),
  ];
}

/** Share of the conditions that stand: what is withdrawn counts no longer, what is restored counts again. */
function standing(ids: readonly string[], met: MetTimes, clock: RunClock): readonly Curve[] {
  return met.outcomes.map((_, r) =>
    shareOf(
      ids.flatMap((id) => met.spans(id, r).map(({ fromMin, untilMin }) => ({ atMin: fromMin, untilMin, amount: 1 }))),
      ids.length,
      clock,
    ),
  );
}
