import { streamKey } from '../../engine/random.ts';
import {
  CARGO_KINDS,
  READY_SHARES,
  SHARES_OF_KIND,
  type ForceElement,
  type MovementRequirement,
} from '../../movement/requirement.ts';
import { toLists } from '../program.ts';
import type { References } from './references.ts';

/** Compiles force elements: what they consist of and when they count as ready. */
export function compileElements(refs: References) {
  const { world } = refs;
  const lists = world.elements.map((e) =>
    e.requirements.map((id) => refs.find('requirement', id, e.id)).filter((r) => r >= 0),
  );
  const consumers: number[][] = world.elements.map(() => []);
  world.consumers.forEach((consumer, i) => consumers[refs.find('element', consumer.element, consumer.id)]?.push(i));
  return {
    elementConsumers: toLists(consumers),
    elementRequirements: toLists(lists),
    elementNeeded: Float64Array.from(
      world.elements.flatMap((e, i) =>
        needsOf(
          e,
          lists[i].map((r) => world.requirements[r]),
        ),
      ),
    ),
    elementKey: Uint32Array.from(world.elements, (e) => streamKey(e.streamName ?? e.id)),
    elementNotice: Int32Array.from(world.elements, (e) => refs.distribution(e.notice)),
    elementMarryUp: Int32Array.from(world.elements, (e) => refs.distribution(e.marryUp)),
    elementIntegration: Int32Array.from(world.elements, (e) => refs.distribution(e.integration)),
    elementReadyWhen: Int32Array.from(world.elements, (e) => refs.find('condition', e.readyWhen, e.id)),
    elementReleasedBy: Int32Array.from(world.elements, (e) => refs.find('condition', e.releasedBy, e.id)),
    elementReturns: Int32Array.from(world.elements, (e) => refs.find('element', e.returns, e.id)),
  };
}

/** What must have arrived for each share of readiness. Persons count wherever they travel, with their vehicles too. */
function needsOf(element: ForceElement, requirements: readonly MovementRequirement[]): number[] {
  const counted = requirements.filter(({ counts, critical }) => counts !== false && critical !== false);
  const sum = (some: readonly MovementRequirement[], dimension: 'pax' | 'massKg') =>
    some.reduce((total, { cargo }) => total + cargo[dimension], 0);
  return READY_SHARES.map((share, ordinal) => {
    if (share === 'people') return Math.ceil((sum(counted, 'pax') * element.readyPaxPermille) / 1000);
    const massKg = sum(
      counted.filter(({ kind }) => SHARES_OF_KIND[CARGO_KINDS.indexOf(kind)].includes(ordinal)),
      'massKg',
    );
    // An aircraft or a ship is not there in part.
    return share === 'self' ? massKg : Math.ceil((massKg * element.readyEquipmentPermille) / 1000);
  });
}
