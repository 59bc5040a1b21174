/** Dates of a plan that cannot be kept, whatever is drawn. */
import { compile, WorldError } from '../operation/compile.ts';
import { leastOf, leastTransitMin } from '../operation/routing/least-transit.ts';
import type { World } from '../operation/world.ts';
import { violation, type Violation } from './violation.ts';

/** Dates that even the least time of every step cannot keep. */
export function checkDates(world: World): Violation[] {
  const program = compileWhatCan(world);
  const transit = leastTransitMin(program);
  const days = (minutes: number) => (minutes / 1440).toFixed(1);
  return program.world.requirements.flatMap((requirement, r) => {
    const element = program.reqElement[r] < 0 ? undefined : program.world.elements[program.reqElement[r]];
    const required = element?.requiredMin ?? requirement.requiredMin;
    if (required === undefined) return [];
    const released = Math.max(
      0,
      requirement.readyToLoadMin,
      element ? Math.max(0, element.earliestMin) + Math.round(leastOf(element.notice)) : 0,
    );
    const after = element ? Math.round(leastOf(element.marryUp)) + Math.round(leastOf(element.integration)) : 0;
    const least = released + transit[r] + after;
    if (least <= required) return [];
    return [
      violation(
        requirement,
        'plan.date',
        'requiredAt',
        `${requirement.id} can leave on day ${days(released)} at the earliest and needs ${days(transit[r] + after)} days at the least: ready on day ${days(least)}, required on day ${days(required)}.`,
      ),
    ];
  });
}

/** Problems of a line that concern no other. */
const LEFT_OUT: readonly string[] = ['route.none', 'too-large'];

/** The world without the lines that have no route or are too large, compiled. */
function compileWhatCan(world: World): ReturnType<typeof compile> {
  try {
    return compile(world);
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    const bad = new Set(error.problems.filter((p) => LEFT_OUT.includes(p.code)).map((p) => p.id));
    if (bad.size === 0) throw error;
    const without = {
      ...world,
      requirements: world.requirements.flatMap((r) =>
        bad.has(r.id) ? [] : bad.has(r.reverses ?? '') ? { ...r, reverses: undefined } : r,
      ),
      elements: world.elements.map((e) => ({ ...e, requirements: e.requirements.filter((id) => !bad.has(id)) })),
      conditions: world.conditions.map((c) =>
        c.type === 'arrived' ? { ...c, requirements: c.requirements.filter((id) => !bad.has(id)) } : c,
      ),
      replenishments: world.replenishments.filter((row) => !bad.has(row.id)),
      deliveries: world.deliveries.filter((row) => !bad.has(row.id)),
    };
    return compileWhatCan(without);
  }
}
