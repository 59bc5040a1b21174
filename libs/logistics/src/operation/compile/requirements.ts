/** The rows of requirements as columns: what they are, whose, and their dates. */
import { mean } from '../../engine/distribution.ts';
import { streamKey } from '../../engine/random.ts';
import { CARGO_KINDS, TRAFFICS, type MovementRequirement } from '../../movement/requirement.ts';
import { atMostLongest } from '../../units/time.ts';
import type { World } from '../world.ts';
import type { References } from './references.ts';

export function compileRequirements(refs: References, all: readonly MovementRequirement[]) {
  const reqElement = Int32Array.from(all, (r) => refs.find('element', r.element, r.id));
  return {
    requirementCount: all.length,
    reqElement,
    reqKind: Uint8Array.from(all, (r) => CARGO_KINDS.indexOf(r.kind)),
    reqPriority: Int32Array.from(all, (r) => r.priority),
    reqTraffic: Uint8Array.from(all, ({ traffic = 'deployment' }) => 1 << TRAFFICS.indexOf(traffic)),
    reqOwner: Int32Array.from(all, (r) => refs.owner(r.owner)),
    reqReadyMin: Int32Array.from(all, (r) => r.readyToLoadMin),
    reqRequiredMin: Int32Array.from(all, (r, i) => dueMin(refs.world, r, reqElement[i])),
    reqCounts: Uint8Array.from(all, (r) => (r.counts === false || r.critical === false ? 0 : 1)),
    reqLoadMin: Int32Array.from(all, (r) => r.availableToLoadMin ?? -1),
    reqArrivalMin: Int32Array.from(all, (r) => r.earliestArrivalMin ?? -1),
    reqLatestArrivalMin: Int32Array.from(all, (r) => r.latestArrivalMin ?? -1),
    reqSelfSpeedMh: Int32Array.from(all, (r) => r.selfSpeedMh ?? 0),
    reqReleasedBy: Int32Array.from(all, (r) => refs.find('condition', r.releasedBy, r.id)),
    reqHeightCm: Int32Array.from(all, (r) => r.heightCm ?? 0),
    reqKey: Uint32Array.from(all, (r) => streamKey(r.streamName ?? r.id)),
  };
}

/** When a requirement is due at its destination: its own date, or so long before that of its element as marry-up and integration are expected to take. */
function dueMin(world: World, { requiredMin }: MovementRequirement, e: number): number {
  if (requiredMin !== undefined) return requiredMin;
  const element = e < 0 ? undefined : world.elements[e];
  if (element?.requiredMin === undefined) return world.endMin;
  return element.requiredMin - Math.round(atMostLongest(mean(element.marryUp) + mean(element.integration)));
}
