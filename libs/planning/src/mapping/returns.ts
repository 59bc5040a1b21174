/**
 * The way home: an element that leaves becomes a second element of the engine, which moves the same people and vehicles from the destination to the
 * home over the same network with the same lift. It is ordered when a tour ends and the relief is ready, when the nation calls back at a breach who is
 * not in place, or when what released it is withdrawn and the nation then goes home. Stocks stay where they are.
 */
import { MINUTES_PER_DAY } from '@muster/logistics';
import type { Condition, ForceElement, MovementRequirement } from '@muster/logistics';
import type { ContributionRow, ForceElementRow } from '../scenario/force-section.ts';

const AT_ONCE = { kind: 'fixed', value: 0 } as const;
/** Who goes home lets all go first who come (an assumption). */
const HOMEWARD_PRIORITY = 90;
/** Cargo that is brought back; supply, fuel and ammunition stay (an assumption). */
const BROUGHT_BACK: readonly MovementRequirement['kind'][] = ['people', 'wheeled', 'tracked', 'outsized', 'self'];

/** Met when the element is ordered home. */
export const leaveConditionId = (element: string): string => `leave:${element}`;
export const returnElementId = (element: string): string => `return:${element}`;

/** What sends an element home; nothing when it stays for good. */
export function leaveConditions(
  row: ForceElementRow,
  contribution: ContributionRow | undefined,
  /** Condition that falls with the breach, where the policy of its nation concerns it. */
  breachPolicy: string | undefined,
  inPlan: (element: string) => boolean,
  /** The minute in which it left before the plan begins. */
  goneMin: number | undefined,
  /** The instant of the initial state that says where it is: what its gate did until then has not sent it home. */
  asOfMin: number | undefined,
): Condition[] {
  const id = leaveConditionId(row.id);
  // It is there in that minute, and leaves in it.
  if (goneMin !== undefined) return [{ id, type: 'ready', element: row.id }];
  const conditions: Condition[] = [];
  const ways: string[] = [];
  if (row.tourDays !== undefined) {
    const here = `${id}:in-place`;
    const tour = `${id}:tour`;
    const duration = { kind: 'fixed', value: Math.round(row.tourDays * MINUTES_PER_DAY) } as const;
    conditions.push(
      { id: here, type: 'in-place', element: row.id },
      { id: tour, type: 'after', of: here, duration, cause: 'planned-date' },
    );
    if (row.relievedBy === undefined || !inPlan(row.relievedBy)) ways.push(tour);
    else {
      const relief = `${id}:relief`;
      const relieved = `${id}:relieved`;
      conditions.push(
        { id: relief, type: 'ready', element: row.relievedBy },
        { id: relieved, type: 'all', of: [tour, relief] },
      );
      ways.push(relieved);
    }
  }
  if (contribution?.breachPolicy === 'return' && breachPolicy !== undefined) {
    const called = `${id}:called-back`;
    conditions.push({ id: called, type: 'fallen', after: breachPolicy, underWay: row.id });
    ways.push(called);
  }
  if (contribution?.withdrawalPolicy === 'return' && row.releasedBy !== undefined) {
    const withdrawn = `${id}:withdrawn`;
    let order = row.releasedBy;
    if (asOfMin !== undefined) {
      const since = `${id}:since-state`;
      order = `${id}:order`;
      conditions.push(
        { id: since, type: 'date', atMin: asOfMin + 1 },
        { id: order, type: 'all', of: [since, row.releasedBy] },
      );
    }
    conditions.push({ id: withdrawn, type: 'fallen', after: order });
    ways.push(withdrawn);
  }
  return ways.length === 0 ? [] : [...conditions, { id, type: 'any', of: ways }];
}

/** The element that brings another home, and its movements: those of the other, turned round. */
export function homeward(
  row: ForceElementRow,
  element: ForceElement,
  outward: readonly MovementRequirement[],
  /** Whether it came that way in this run. */
  hasCome: boolean,
): { readonly element: ForceElement; readonly requirements: readonly MovementRequirement[] } {
  const id = returnElementId(row.id);
  const requirements = outward
    .filter(({ kind, counts }) => BROUGHT_BACK.includes(kind) && counts !== false)
    .map((requirement): MovementRequirement => ({
      id: `return:${requirement.id}`,
      reverses: hasCome ? requirement.id : undefined,
      kind: requirement.kind,
      cargo: requirement.cargo,
      from: requirement.to,
      // The set that it drew goes back to where it stood, and its people go home.
      to: requirement.kind === 'people' ? row.home : requirement.from,
      modes: requirement.modes,
      longestRoadM: requirement.longestRoadM,
      via: [...requirement.via].reverse(),
      avoidPlaces: requirement.avoidPlaces,
      priority: HOMEWARD_PRIORITY,
      owner: requirement.owner,
      readyToLoadMin: 0,
      element: id,
      selfSpeedMh: requirement.selfSpeedMh,
      mlc: requirement.mlc,
      heightCm: requirement.heightCm,
    }));
  return {
    requirements,
    element: {
      id,
      returns: row.id,
      priority: HOMEWARD_PRIORITY,
      releasedBy: leaveConditionId(row.id),
      earliestMin: 0,
      epochMin: 0,
      notice: AT_ONCE,
      readyPaxPermille: element.readyPaxPermille,
      readyEquipmentPermille: element.readyEquipmentPermille,
      marryUp: AT_ONCE,
      integration: AT_ONCE,
      requirements: requirements.map((requirement) => requirement.id),
    },
  };
}
