import { streamKey } from '../../engine/random.ts';
import { toLists } from '../program.ts';
import type { References } from './references.ts';

/** Compiles stocks and what feeds them. */
export function compileSupply(refs: References) {
  const { world } = refs;
  const rules: number[][] = world.stocks.map(() => []);
  const feeds: number[][] = world.stocks.map(() => []);
  const ruleStock = world.replenishments.map((r) => refs.find('stock', r.stock, r.id));
  const ruleFrom = world.replenishments.map((r) => refs.find('stock', r.from, r.id));
  ruleStock.forEach((s, i) => rules[s]?.push(i));
  ruleFrom.forEach((s, i) => feeds[s]?.push(i));
  // A source that is short serves its rules by priority, then in order of the document.
  for (const list of feeds)
    list.sort((a, b) => world.replenishments[a].priority - world.replenishments[b].priority || a - b);
  const taking: number[][] = world.stocks.map(() => []);
  const inputs = world.activities.map((a) => a.inputs.map((input) => refs.find('stock', input.stock, a.id)));
  inputs.forEach((list, a) => list.forEach((s) => taking[s]?.push(a)));
  const outputs = world.activities.map((a) => a.stocks.map((output) => refs.find('stock', output.stock, a.id)));
  const making: number[][] = world.stocks.map(() => []);
  outputs.forEach((list, a) => list.forEach((s) => making[s]?.push(a)));
  const deliveryStock = world.deliveries.map((d) => refs.find('stock', d.stock, d.id));
  const delivered: number[][] = world.stocks.map(() => []);
  deliveryStock.forEach((s, d) => delivered[s]?.push(d));
  return {
    consumerStock: Int32Array.from(world.consumers, (c) => refs.find('stock', c.stock, c.id)),
    deliveryStock: Int32Array.from(deliveryStock),
    activityKey: Uint32Array.from(world.activities, (a) => streamKey(a.id)),
    activityDuration: Int32Array.from(world.activities, (a) => refs.distribution(a.duration)),
    activityInputs: toLists(inputs),
    activityStartsWhen: Int32Array.from(world.activities, (a) => refs.find('condition', a.startsWhen, a.id)),
    activityOutputs: toLists(outputs),
    stockActivities: toLists(taking),
    stockMakers: toLists(making),
    stockDeliveries: toLists(delivered),
    stockPlace: Int32Array.from(world.stocks, (s) => refs.find('place', s.place, s.id)),
    stockRules: toLists(rules),
    stockFeeds: toLists(feeds),
    ruleStock: Int32Array.from(ruleStock),
    ruleFrom: Int32Array.from(ruleFrom),
  };
}
