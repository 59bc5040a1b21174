/** Whether there is a way between two places in one vehicle, and if not, which rule closes it. */
import type { MovementRequirement } from '../movement/requirement.ts';
import { takesClass, takesHeight, type Link } from '../network/network.ts';
import { CONTEXT, contextOf } from '../network/route.ts';
import { leastOf } from '../operation/routing/least-transit.ts';
import { passMin } from '../operation/routing/graph-of-world.ts';
import type { Disruption, World } from '../operation/world.ts';
import type { PlannedLeg } from './plan-check.ts';
import type { Violation, ViolationCode } from './violation.ts';

type Say = (code: ViolationCode, message: string) => Violation;

interface Rule {
  readonly code: ViolationCode;
  readonly allows: (step: Step) => boolean;
  readonly message: (steps: readonly Step[]) => string;
}

/** One link in one direction. */
interface Step {
  readonly link: Link;
  readonly from: string;
  readonly to: string;
  readonly backwards: boolean;
}

export function checkWay(
  world: World,
  requirement: MovementRequirement,
  leg: PlannedLeg,
  context: number,
  say: Say,
): Violation[] {
  const rules = rulesOf(world, requirement, context);
  if (leg.links && leg.links.length > 0) return checkLinks(world, leg, context, rules, say);
  if (context === CONTEXT.air) return refusedPlaces(requirement, [leg.from, leg.to], say);
  const links = world.links.filter((link) => contextOf(link.mode, link.gauge ?? 1435) === context);
  const whole = findWay(links, leg, () => true);
  if (!whole) {
    const other =
      leg.mode === 'rail' &&
      findWay(
        world.links.filter((link) => link.mode === 'rail'),
        leg,
        () => true,
      );
    return other
      ? [say('plan.gauge', `From ${leg.from} to ${leg.to} the gauge changes on the way: plan one leg for each gauge.`)]
      : [say('plan.link-missing', `There is no ${leg.mode} way from ${leg.from} to ${leg.to}.`)];
  }
  const allowed = findWay(links, leg, (step) => rules.every((rule) => rule.allows(step)));
  if (allowed) return [];
  // Rules that close the way alone are named; where only several together do, all that touch the shortest way.
  const alone = rules.filter((rule) => !findWay(links, leg, rule.allows));
  const named = alone.length > 0 ? alone : rules.filter((rule) => whole.some((step) => !rule.allows(step)));
  return named.map((rule) => say(rule.code, rule.message(whole.filter((step) => !rule.allows(step)))));
}

function rulesOf(world: World, requirement: MovementRequirement, context: number): Rule[] {
  const places = new Map(world.places.map((place) => [place.id, place]));
  const avoided = new Set(requirement.avoidPlaces);
  const { mlc = 0, heightCm = 0 } = requirement;
  const first = (steps: readonly Step[]) => steps[0];
  return [
    {
      code: 'plan.mlc',
      allows: ({ link }) => takesClass(link, mlc),
      message: (steps) =>
        `The bridges of ${first(steps)?.link.id} take class ${first(steps)?.link.mlc}; the heaviest vehicle is class ${mlc}.`,
    },
    {
      code: 'plan.height',
      allows: ({ link }) => takesHeight(link, heightCm),
      message: (steps) =>
        `${first(steps)?.link.id} is ${(first(steps)?.link.maxHeightCm ?? 0) / 100} m high; the highest piece is ${heightCm / 100} m.`,
    },
    {
      code: 'plan.crossing',
      allows: ({ to }) => passMin(places.get(to)!, context) < Infinity,
      message: (steps) => `The crossing at ${first(steps)?.to} is not open to this traffic.`,
    },
    {
      code: 'plan.transit-refused',
      allows: ({ to }) => !avoided.has(to),
      message: (steps) => `${requirement.id} may not enter ${first(steps)?.to}.`,
    },
    {
      code: 'plan.one-way',
      allows: ({ link, backwards }) => !backwards || !link.oneWay,
      message: (steps) =>
        `${first(steps)?.link.id} leads only from ${first(steps)?.link.from} to ${first(steps)?.link.to}.`,
    },
  ];
}

/** Links as they are named: each must follow the one before, in its mode and gauge, and obey every rule. */
function checkLinks(world: World, leg: PlannedLeg, context: number, rules: readonly Rule[], say: Say): Violation[] {
  const found: Violation[] = [];
  let at = leg.from;
  for (const id of leg.links!) {
    const link = world.links.find((row) => row.id === id);
    if (!link) {
      found.push(say('plan.link-unknown', `There is no link ${id}.`));
      continue;
    }
    if (link.mode !== leg.mode)
      found.push(say('plan.mode-not-allowed', `${id} is a link by ${link.mode}, not by ${leg.mode}.`));
    else if (contextOf(link.mode, link.gauge ?? 1435) !== context)
      found.push(say('plan.gauge', `${id} has the gauge ${link.gauge ?? 1435} mm.`));
    const backwards = link.to === at && link.from !== at;
    if (!backwards && link.from !== at) found.push(say('plan.link-missing', `${id} does not begin at ${at}.`));
    const step = { link, from: at, to: backwards ? link.from : link.to, backwards };
    for (const rule of rules) if (!rule.allows(step)) found.push(say(rule.code, rule.message([step])));
    at = step.to;
  }
  if (at !== leg.to) found.push(say('plan.link-missing', `The links end at ${at}, not at ${leg.to}.`));
  return found;
}

/** Shortest way in links, breadth first, over links that a rule allows; directions count as a rule. */
function findWay(links: readonly Link[], leg: PlannedLeg, allows: (step: Step) => boolean): Step[] | undefined {
  const from = new Map<string, Step[]>();
  const add = (step: Step) => {
    const list = from.get(step.from);
    if (list) list.push(step);
    else from.set(step.from, [step]);
  };
  for (const link of links) {
    add({ link, from: link.from, to: link.to, backwards: false });
    add({ link, from: link.to, to: link.from, backwards: true });
  }
  const reached = new Map<string, Step | null>([[leg.from, null]]);
  const queue = [leg.from];
  for (let head = 0; head < queue.length && !reached.has(leg.to); head++)
    for (const step of from.get(queue[head]) ?? []) {
      if (reached.has(step.to) || !allows(step)) continue;
      reached.set(step.to, step);
      queue.push(step.to);
    }
  if (!reached.has(leg.to)) return undefined;
  const way: Step[] = [];
  for (let step = reached.get(leg.to); step; step = reached.get(step.from)) way.unshift(step);
  return way;
}

const refusedPlaces = (requirement: MovementRequirement, places: readonly string[], say: Say): Violation[] =>
  places
    .filter((id) => requirement.avoidPlaces?.includes(id))
    .map((id) => say('plan.transit-refused', `${requirement.id} may not enter ${id}.`));

/** Fixed places, and airspaces that a fixed flight cannot go around, which are closed from the release of the requirement to its date, whatever is drawn. */
export function closedAt(
  world: World,
  requirement: MovementRequirement,
  stops: readonly string[],
  airspaces: readonly string[] = [],
): Violation[] {
  const element = world.elements.find(({ id }) => id === requirement.element);
  const until = requirement.requiredMin ?? element?.requiredMin ?? world.endMin;
  const days = (minutes: number) => (minutes / 1440).toFixed(1);
  const say = (id: string, message: string): Violation => ({
    code: 'plan.closed',
    requirement: requirement.id,
    field: requirement.via.includes(id) ? `via.${requirement.via.indexOf(id)}` : 'via',
    message,
  });
  const rows = [
    ...world.places.flatMap(({ id, opensWhen }) =>
      stops.includes(id) ? { id, opensWhen, name: id, isIt: (d: Disruption) => d.place === id } : [],
    ),
    ...(world.airspaces ?? []).flatMap(({ id, opensWhen }) =>
      airspaces.includes(id)
        ? { id, opensWhen, name: `The airspace ${id}`, isIt: (d: Disruption) => d.airspace === id }
        : [],
    ),
  ];
  return rows.flatMap((closed) => {
    const { id } = closed;
    const gate = world.conditions.find((c) => c.id === closed.opensWhen);
    if (gate?.type === 'date' && gate.atMin > until)
      return [say(id, `${closed.name} opens on day ${days(gate.atMin)}, after the date on day ${days(until)}.`)];
    const closing = world.disruptions.find(
      (d) =>
        closed.isIt(d) &&
        d.permille === 0 &&
        d.probabilityPermille >= 1000 &&
        d.atMin !== undefined &&
        d.atMin <= requirement.readyToLoadMin &&
        d.atMin + leastOf(d.duration) >= until,
    );
    return closing
      ? [say(id, `${closed.name} is closed by ${closing.id} until after the date on day ${days(until)}.`)]
      : [];
  });
}
