import { streamKey } from '../../engine/random.ts';
import type { MovementRequirement } from '../../movement/requirement.ts';
import { toLists } from '../program.ts';
import type { References } from './references.ts';

/** Compiles force elements: what they consist of and when they count as ready. */
export function compileElements(refs: References) {
  const { world } = refs;
  const lists = world.elements.map((e) =>
    e.requirements.map((id) => refs.find('requirement', id, e.id)).filter((r) => r >= 0),
  );
  const sum = (list: readonly number[], f: (r: MovementRequirement) => number) =>
    list.reduce((total, r) => total + (world.requirements[r].counts === false ? 0 : f(world.requirements[r])), 0);
  const consumers: number[][] = world.elements.map(() => []);
  world.consumers.forEach((consumer, i) => consumers[refs.find('element', consumer.element, consumer.id)]?.push(i));
  return {
    elementConsumers: toLists(consumers),
    elementRequirements: toLists(lists),
    elementPaxNeeded: Int32Array.from(world.elements, (e, i) =>
      Math.ceil((sum(lists[i], (r) => r.cargo.pax) * e.readyPaxPermille) / 1000),
    ),
    elementEquipmentNeeded: Float64Array.from(world.elements, (e, i) =>
      Math.ceil((sum(lists[i], (r) => (r.kind === 'people' ? 0 : r.cargo.massKg)) * e.readyEquipmentPermille) / 1000),
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
