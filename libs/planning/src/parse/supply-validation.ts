/** What stocks, consumers, replenishment and deliveries must satisfy beyond their shape. Part of `validateScenario`. */
import { toMinutes } from '../scenario/clock.ts';
import { MOST_DELIVERIES, timesUntil } from '../scenario/delivery-times.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { DeliveryRow } from '../scenario/supply-section.ts';
import { participant, type Checks } from './checks.ts';

type DeliveryWayRow = Pick<DeliveryRow, 'stock' | 'from' | 'modes' | 'priority' | 'requiredDays'>;

export function validateSupply(checks: Checks): void {
  stocks(checks);
  consumers(checks);
  replenishments(checks);
  deliveries(checks);
}

function stocks(checks: Checks): void {
  const { document } = checks;
  const consumed = new Set((document.consumers ?? []).map((consumer) => consumer.stock));
  const issuing = new Set((document.replenishments ?? []).map((rule) => rule.from));
  (document.stocks ?? []).forEach((stock, i) => {
    const path = `stocks.${i}`;
    checks.known(['places'], stock.place, `${path}.place`);
    participant(checks, stock.owner, `${path}.owner`);
    checks.gate(stock.releasedBy, `${path}.releasedBy`);
    if (stock.capacityT !== undefined && stock.amountT > stock.capacityT)
      checks.add('stock.capacity', `${path}.amountT`, `${stock.id} holds more than its capacity.`);
    if ((stock.reserveT ?? 0) > (stock.capacityT ?? Infinity))
      checks.add('stock.reserve', `${path}.reserveT`, `The reserve of ${stock.id} is above its capacity.`);
    checks.ascending(
      (stock.controlledRates ?? []).map((step) => step.from),
      `${path}.controlledRates`,
    );
    if (stock.controlledRates && !consumed.has(stock.id))
      checks.add(
        'stock.controlled',
        `${path}.controlledRates`,
        `Nobody consumes from ${stock.id}, so there is nothing to control.`,
      );
    if (stock.issue !== undefined && !issuing.has(stock.id))
      checks.add(
        'stock.issue',
        `${path}.issue`,
        `No replenishment takes from ${stock.id}, so there is nothing to divide.`,
      );
  });
}

function consumers(checks: Checks): void {
  (checks.document.consumers ?? []).forEach((consumer, i) => {
    checks.known(['stocks'], consumer.stock, `consumers.${i}.stock`);
    checks.known(['forceElements', 'movements'], consumer.element, `consumers.${i}.element`);
    checks.known(['sectors'], consumer.sector, `consumers.${i}.sector`);
    if ((consumer.steps === undefined) === (consumer.rates === undefined))
      checks.add('consumer.rates', `consumers.${i}`, `${consumer.id} has either steps or rates by posture.`);
    checks.ascending(
      (consumer.steps ?? []).map((step) => step.from),
      `consumers.${i}.steps`,
    );
    checks.ascending(
      (consumer.presence ?? []).map((step) => step.from),
      `consumers.${i}.presence`,
    );
  });
}

function replenishments(checks: Checks): void {
  const { document } = checks;
  if ((document.replenishments ?? []).length === 0) return;
  const stockOf = new Map((document.stocks ?? []).map((stock) => [stock.id, stock]));
  const classOf = (id: string) => stockOf.get(id)?.class;
  (document.replenishments ?? []).forEach((rule, i) => {
    const path = `replenishments.${i}`;
    const known =
      checks.known(['stocks'], rule.stock, `${path}.stock`) && checks.known(['stocks'], rule.from, `${path}.from`);
    if (known && classOf(rule.stock) !== classOf(rule.from))
      checks.add(
        'replenishment.class',
        `${path}.from`,
        `${rule.id} would fill class ${classOf(rule.stock)} from class ${classOf(rule.from)}.`,
      );
    if (rule.stock === rule.from) checks.add('replenishment.loop', path, `${rule.id} fills a stock from itself.`);
    if (rule.orderUpToT <= rule.reorderPointT)
      checks.add(
        'replenishment.level',
        `${path}.orderUpToT`,
        `${rule.id} must order up to more than its reorder point.`,
      );
    // What does not fit is lost on arrival, and ordered again and again.
    const { capacityT = Infinity } = stockOf.get(rule.stock) ?? {};
    if (rule.orderUpToT > capacityT)
      checks.add(
        'replenishment.level',
        `${path}.orderUpToT`,
        `${rule.id} orders up to ${rule.orderUpToT} t, and ${rule.stock} holds no more than ${capacityT} t.`,
      );
  });
  checks.acyclic('replenishments', 'from', (row) => row.next, replenishmentGraph(document));
}

/** Where a delivery sets out, and that what it says of its way is said of one. */
export function deliveryWays(checks: Checks): (row: DeliveryWayRow, name: string, path: string) => void {
  let known: ReadonlyMap<string, string> | undefined;
  // Made for the first row that asks: of many stocks it is large, and of most documents nobody does.
  const classesOf = () =>
    (known ??= new Map((checks.document.stocks ?? []).map(({ id, class: supplyClass }) => [id, supplyClass])));
  return (row, name, path) => {
    const { from, stock } = row;
    if (from === undefined) {
      for (const field of ['modes', 'priority', 'requiredDays'] as const)
        if (row[field] !== undefined)
          checks.add('delivery.way', `${path}.${field}`, `${name} has no way: it does not say from where it sets out.`);
      return;
    }
    if (!checks.known(['stocks', 'places'], from, `${path}.from`)) return;
    const classes = classesOf();
    if (from === stock) checks.add('delivery.loop', `${path}.from`, `${name} fills a stock from itself.`);
    else if (classes.has(from) && classes.has(stock) && classes.get(from) !== classes.get(stock))
      checks.add(
        'delivery.class',
        `${path}.from`,
        `${name} would fill class ${classes.get(stock)} from class ${classes.get(from)}.`,
      );
  };
}

function deliveries(checks: Checks): void {
  const way = deliveryWays(checks);
  (checks.document.deliveries ?? []).forEach((delivery, i) => {
    checks.known(['stocks'], delivery.stock, `deliveries.${i}.stock`);
    way(delivery, delivery.id, `deliveries.${i}`);
    checks.gate(delivery.releasedBy, `deliveries.${i}.releasedBy`);
    if ((delivery.times ?? 1) > 1 && !(toMinutes(delivery.everyDays ?? 0) > 0))
      checks.add(
        'delivery.interval',
        `deliveries.${i}.everyDays`,
        `${delivery.id} comes more than once and needs an interval of at least a minute.`,
      );
    const { id, until, times } = delivery;
    if (until === undefined) return;
    const path = `deliveries.${i}.until`;
    if (!(toMinutes(delivery.everyDays ?? 0) > 0))
      checks.add('delivery.until', path, `${id} ends at a date but does not come again.`);
    else if (times === undefined && timesUntil(delivery, until, checks.clock) > MOST_DELIVERIES)
      checks.add(
        'delivery.until',
        path,
        `${id} would come more than ${MOST_DELIVERIES} times until then: make its interval longer, or two rows of it.`,
      );
  });
}

function replenishmentGraph(document: ScenarioDocument): { id: string; next: string[] }[] {
  const next = new Map<string, string[]>();
  for (const rule of document.replenishments ?? []) next.set(rule.stock, [...(next.get(rule.stock) ?? []), rule.from]);
  return (document.stocks ?? []).map((stock) => ({ id: stock.id, next: next.get(stock.id) ?? [] }));
}
