import { streamKey } from '../../engine/random.ts';
import { isPush } from '../../supply/stock.ts';
import { toLists } from '../program.ts';
import type { References } from './references.ts';
import { pushesOf } from './supply-lines.ts';

const NONE = -1;

/** Compiles stocks and what feeds them. */
export function compileSupply(refs: References) {
  const { world } = refs;
  const rules: number[][] = world.stocks.map(() => []);
  const feeds: number[][] = world.stocks.map(() => []);
  const orders: number[][] = world.stocks.map(() => []);
  const pushes = pushesOf(world);
  const lines = [...world.replenishments, ...pushes];
  const ruleStock = lines.map((r) => refs.find('stock', r.stock, r.id));
  const ruleFrom = [
    ...world.replenishments.map((r) => refs.find('stock', r.from, r.id)),
    ...pushes.map(({ id, way }) => ('stock' in way.from ? refs.find('stock', way.from.stock, id) : NONE)),
  ];
  const priorities = [...world.replenishments.map((r) => r.priority), ...pushes.map(({ way }) => way.priority)];
  ruleStock.forEach((s, i) => {
    orders[s]?.push(i);
    if (i < world.replenishments.length) rules[s]?.push(i);
  });
  ruleFrom.forEach((s, i) => feeds[s]?.push(i));
  // A source that is short serves its lines by priority, then in order of the document, rules before deliveries.
  for (const list of feeds) list.sort((a, b) => priorities[a] - priorities[b] || a - b);
  const deliveryRule = new Int32Array(world.deliveries.length).fill(NONE);
  const ruleDelivery = new Int32Array(lines.length).fill(NONE);
  const instalmentStart = new Int32Array(world.deliveries.length + 1);
  world.deliveries.forEach((d, i) => (instalmentStart[i + 1] = instalmentStart[i] + (isPush(d) ? d.times : 0)));
  pushes.forEach((push, i) => {
    const delivery = world.deliveries.indexOf(push);
    deliveryRule[delivery] = world.replenishments.length + i;
    ruleDelivery[world.replenishments.length + i] = delivery;
  });
  const inputs = world.activities.map((a) => a.inputs.map((input) => refs.find('stock', input.stock, a.id)));
  const deliveryStock = world.deliveries.map((d) => refs.find('stock', d.stock, d.id));
  const delivered: number[][] = world.stocks.map(() => []);
  deliveryStock.forEach((s, d) => delivered[s]?.push(d));
  return {
    consumerStock: Int32Array.from(world.consumers, (c) => refs.find('stock', c.stock, c.id)),
    deliveryStock: Int32Array.from(deliveryStock),
    ...compileActivities(refs, inputs),
    stockDeliveries: toLists(delivered),
    stockPlace: Int32Array.from(world.stocks, (s) => refs.find('place', s.place, s.id)),
    stockRules: toLists(rules),
    stockOrders: toLists(orders),
    stockFeeds: toLists(feeds),
    ruleStock: Int32Array.from(ruleStock),
    ruleFrom: Int32Array.from(ruleFrom),
    ruleDelivery,
    ruleWritten: writtenLines(refs, ruleStock, ruleFrom, inputs),
    stockReleasedBy: Int32Array.from(world.stocks, (s) => refs.find('condition', s.releasedBy, s.id)),
    deliveryReleasedBy: Int32Array.from(world.deliveries, (d) => refs.find('condition', d.releasedBy, d.id)),
    deliveryRule,
    instalmentStart,
  };
}

/** Activities, and the stocks that they take from and fill. */
function compileActivities(refs: References, inputs: readonly (readonly number[])[]) {
  const { activities, stocks } = refs.world;
  const taking: number[][] = stocks.map(() => []);
  inputs.forEach((list, a) => list.forEach((s) => taking[s]?.push(a)));
  const outputs = activities.map((a) => a.stocks.map((output) => refs.find('stock', output.stock, a.id)));
  const making: number[][] = stocks.map(() => []);
  outputs.forEach((list, a) => list.forEach((s) => making[s]?.push(a)));
  return {
    activityKey: Uint32Array.from(activities, (a) => streamKey(a.id)),
    activityDuration: Int32Array.from(activities, (a) => refs.distribution(a.duration)),
    activityInputs: toLists(inputs),
    activityStartsWhen: Int32Array.from(activities, (a) => refs.find('condition', a.startsWhen, a.id)),
    activityOutputs: toLists(outputs),
    stockActivities: toLists(taking),
    stockMakers: toLists(making),
  };
}

/** Lines that fill a stock for which a condition or an activity waits, or one that fills such a stock, and those with a date of their own. */
function writtenLines(
  { world }: References,
  ruleStock: readonly number[],
  ruleFrom: readonly number[],
  inputs: readonly (readonly number[])[],
): Uint8Array {
  const pushes = pushesOf(world);
  const isDated = (line: number) => pushes[line - world.replenishments.length]?.way.requiredAfterMin !== undefined;
  const awaited = new Set(inputs.flat());
  const watched = new Set(world.conditions.flatMap((c) => (c.type === 'stock' ? [c.stock] : [])));
  world.stocks.forEach(({ id }, s) => watched.has(id) && awaited.add(s));
  ruleFrom.forEach((source, line) => source >= 0 && isDated(line) && awaited.add(source));
  for (let before = -1; before !== awaited.size;) {
    before = awaited.size;
    ruleStock.forEach((s, line) => awaited.has(s) && ruleFrom[line] >= 0 && awaited.add(ruleFrom[line]));
  }
  return Uint8Array.from(ruleStock, (s, line) => (awaited.has(s) || isDated(line) ? 1 : 0));
}
