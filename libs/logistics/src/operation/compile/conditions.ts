import { streamKey } from '../../engine/random.ts';
import { CAUSE } from '../explanation/cause.ts';
import { CONDITION_TYPE, itemsOf, RELEASES, toLists, type Program } from '../program.ts';
import type { World } from '../world.ts';
import type { References } from './references.ts';

type Options = Pick<Program, 'reqOptions' | 'optionMinutes'>;

/** Codes of the types of conditions. */
const TYPE_CODES: Readonly<Record<World['conditions'][number]['type'], number>> = {
  date: CONDITION_TYPE.date,
  all: CONDITION_TYPE.all,
  any: CONDITION_TYPE.any,
  'at-least': CONDITION_TYPE.atLeast,
  after: CONDITION_TYPE.after,
  arrived: CONDITION_TYPE.arrived,
  ready: CONDITION_TYPE.ready,
  stock: CONDITION_TYPE.stock,
  done: CONDITION_TYPE.done,
  'in-place': CONDITION_TYPE.inPlace,
  fallen: CONDITION_TYPE.fallen,
};

/** Compiles the network of conditions and the lists of what each releases. */
export function compileConditions(refs: References, movements: Options) {
  const { world } = refs;
  const { conditions } = world;
  const children = conditions.map((c) => {
    if (c.type === 'after') return [refs.find('condition', c.of, c.id)].filter((x) => x >= 0);
    // A condition that is named twice counts once.
    const names = 'of' in c ? [...new Set(c.of)] : [];
    return names.map((id) => refs.find('condition', id, c.id)).filter((x) => x >= 0);
  });
  const needs = (i: number): number => {
    const c = conditions[i];
    if (c.type === 'all') return children[i].length;
    return c.type === 'at-least' ? c.count : c.type === 'any' ? 1 : 0;
  };
  return {
    conditionType: Uint8Array.from(conditions, (c) => TYPE_CODES[c.type]),
    conditionNeeds: Int32Array.from(conditions, (_, i) => needs(i)),
    conditionChildren: toLists(children),
    ...watchersOf(refs),
    conditionReleases: toLists(releasesOf(refs, children)),
    conditionKey: Uint32Array.from(conditions, (c) => streamKey(c.id)),
    ...compileDurations(refs),
    conditionRestorer: Int32Array.from(conditions, (c) => refs.find('condition', c.restoredBy, c.id)),
    conditionAheadMin: Int32Array.from(conditions, (c) => aheadMin(refs, c, movements)),
    conditionUnderWay: Int32Array.from(conditions, (c) =>
      c.type === 'fallen' ? refs.find('element', c.underWay, c.id) : -1,
    ),
  };
}

/** The conditions that each requirement, element, stock, activity and condition is watched by. */
function watchersOf(refs: References) {
  const { world } = refs;
  const watchRequirement: number[][] = world.requirements.map(() => []);
  const watchElement: number[][] = world.elements.map(() => []);
  const watchInPlace: number[][] = world.elements.map(() => []);
  const watchFall: number[][] = world.conditions.map(() => []);
  const watchStock: number[][] = world.stocks.map(() => []);
  const watchActivity: number[][] = world.activities.map(() => []);
  const counted: number[][] = world.conditions.map(() => []);
  world.conditions.forEach((c, i) => {
    if (c.type === 'arrived') {
      counted[i] = c.requirements.map((id) => refs.find('requirement', id, c.id)).filter((r) => r >= 0);
      for (const r of counted[i]) watchRequirement[r].push(i);
    }
    if (c.type === 'ready') watchElement[refs.find('element', c.element, c.id)]?.push(i);
    if (c.type === 'in-place') watchInPlace[refs.find('element', c.element, c.id)]?.push(i);
    if (c.type === 'fallen') watchFall[refs.find('condition', c.after, c.id)]?.push(i);
    if (c.type === 'stock') watchStock[refs.find('stock', c.stock, c.id)]?.push(i);
    if (c.type === 'done') watchActivity[refs.find('activity', c.activity, c.id)]?.push(i);
  });
  return {
    conditionRequirements: toLists(counted),
    watchRequirement: toLists(watchRequirement),
    watchElement: toLists(watchElement),
    watchStock: toLists(watchStock),
    watchInPlace: toLists(watchInPlace),
    watchActivity: toLists(watchActivity),
    watchFall: toLists(watchFall),
  };
}

/** What each condition releases, pairs of kind and number, in the order in which it is told. */
function releasesOf(refs: References, children: readonly (readonly number[])[]): number[][] {
  const { world } = refs;
  const releases: number[][] = world.conditions.map(() => []);
  const release = (id: string | undefined, kind: number, index: number, row: string) => {
    const c = refs.find('condition', id, row);
    if (c >= 0) releases[c].push(kind, index);
  };
  children.forEach((list, i) => list.forEach((c) => releases[c].push(RELEASES.condition, i)));
  world.elements.forEach((e, i) => {
    release(e.releasedBy, RELEASES.element, i, e.id);
    release(e.readyWhen, RELEASES.readiness, i, e.id);
  });
  world.requirements.forEach((r, i) => release(r.releasedBy, RELEASES.requirement, i, r.id));
  world.liftPools.forEach((p, i) => release(p.releasedBy, RELEASES.pool, i, p.id));
  world.places.forEach((p, i) => release(p.opensWhen, RELEASES.place, i, p.id));
  // Airspaces open as places do, and are numbered behind them.
  world.airspaces?.forEach((a, i) => release(a.opensWhen, RELEASES.place, world.places.length + i, a.id));
  world.stocks.forEach((s, i) => release(s.releasedBy, RELEASES.stock, i, s.id));
  world.risks.forEach((x, i) => release(x.when, RELEASES.risk, i, x.id));
  world.effects.forEach((x, i) => release(x.when, RELEASES.effect, i, x.id));
  // A hold that begins is known before one that ends.
  world.conditions.forEach((c, i) => release(c.revokedBy, RELEASES.revocation, i, c.id));
  world.conditions.forEach((c, i) => release(c.restoredBy, RELEASES.restoration, i, c.id));
  world.disruptions.forEach((d, i) => release(d.when, RELEASES.disruption, i, d.id));
  world.activities.forEach((a, i) => release(a.startsWhen, RELEASES.activity, i, a.id));
  world.deliveries.forEach((d, i) => release(d.releasedBy, RELEASES.delivery, i, d.id));
  return releases;
}

/** Conditions that are met some time after another: how long, by whose desk, and what shortens it. */
function compileDurations(refs: References) {
  const { conditions, offices } = refs.world;
  const after = conditions.map((c) => (c.type === 'after' ? c : undefined));
  const officeOf = after.map((c) => (c ? refs.find('office', c.office, c.id) : -1));
  const officeConditions: number[][] = offices.map(() => []);
  officeOf.forEach((office, i) => officeConditions[office]?.push(i));
  return {
    conditionDistribution: Int32Array.from(after, (c) => (c ? refs.distribution(c.duration) : 0)),
    conditionCause: Uint8Array.from(after, (c) => (c ? CAUSE[c.cause] : 0)),
    conditionRefusalPermille: Int32Array.from(after, (c) => c?.refusalPermille ?? 0),
    conditionFactorKey: Uint32Array.from(after, (c) => (c?.factor ? streamKey(c.factor) : 0)),
    conditionModifiers: toLists(
      after.map((c) =>
        (c?.modifiers ?? []).flatMap((m) => {
          const index = refs.find('condition', m.condition, c!.id);
          return index < 0 ? [] : [index, m.permille];
        }),
      ),
    ),
    conditionLeastPermille: Int32Array.from(after, (c) => c?.leastPermille ?? 0),
    conditionOffice: Int32Array.from(officeOf),
    officeConditions: toLists(officeConditions),
  };
}

/** How long before the end of what it watches a condition looks ahead: the expected minutes of what it releases, and those by which that is to come before; -1 not at all. */
function aheadMin(refs: References, c: World['conditions'][number], { reqOptions, optionMinutes }: Options): number {
  if (c.type !== 'arrived' || !c.ahead) return -1;
  const released = refs.find('requirement', c.ahead.released, c.id);
  const ways = released < 0 ? [] : itemsOf(reqOptions, released);
  const minutes = Array.from(ways, (option) => optionMinutes[option]);
  return c.ahead.minutes + (minutes.length === 0 ? 0 : Math.min(...minutes));
}
