/**
 * Force elements and movements to requirements and elements of the engine. A land element moves as streams: an advance party where it has one, people
 * (called forward to be there a day before half of the equipment), wheeled and tracked equipment with its drivers, freight, fuel, and ammunition apart.
 */
import { isOrderedByBreach, isResponse } from '../activation/after-breach.ts';
import {
  type Activity,
  type Condition,
  type Distribution,
  type ForceElement,
  type MovementRequirement,
} from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import { ALL_MODES, PEOPLE_MODES, SURFACE_MODES } from '../scenario/default-modes.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { CargoRow, ForceElementRow, MovementRow } from '../scenario/force-section.ts';
import type { PrepositionedSetRow } from '../scenario/risk-section.ts';
import { CapabilityTree } from '../capability/tree.ts';
import { caveatBook, type From } from '../force/caveat.ts';
import { elementsOfPlan } from '../force/plan.ts';
import { AbleBook } from './able.ts';
import { ADVANCE_PARTY, cargoStreams, selfMode, streamsOf, type Stream } from './cargo-streams.ts';
import { breachPolicyConditionId, orderOf, toBreachPolicies, type Limits } from './orders.ts';
import { goneSince } from './initial-state.ts';
import { drawActivity, drawConditions, drawing, setOf } from './prepositioned.ts';
import { metres, toDistribution } from './quantities.ts';
import { homeward, leaveConditions } from './returns.ts';

const ZERO: Distribution = { kind: 'fixed', value: 0 };
/** People are called forward so that they are there so long before this share of the equipment, minutes and thousandths. */
const COME_BEFORE_MIN = 1440;
const CALL_FORWARD_PERMILLE = 500;
const DEFAULT_PRIORITY = 50;
const DEFAULT_AIR_SPEED_KMH = 700;
const DEFAULT_SEA_SPEED_KMH = 28;

type Mapped = MappedForces & { requirementsOf: Map<string, readonly string[]> };

export interface MappedForces {
  readonly requirements: MovementRequirement[];
  readonly elements: ForceElement[];
  readonly conditions: Condition[];
  readonly activities: Activity[];
  /** Requirements of each force element or movement. */
  readonly requirementsOf: ReadonlyMap<string, readonly string[]>;
  /** What waiting for a force element means. */
  readonly able: AbleBook;
}

/**
 * @param document what an initial state says is folded into its rows
 * @param scenario as it was written: where each element is at home, what ordered it, whether it belongs to the response
 */
export function mapForces(document: ScenarioDocument, clock: ScenarioClock, scenario: ScenarioDocument): MappedForces {
  const written = new Map((scenario.forceElements ?? []).map((row) => [row.id, row]));
  const movements = new Map((scenario.movements ?? []).map((row) => [row.id, row]));
  const fixed = fixedBy(scenario);
  const templates = new Map((document.unitTemplates ?? []).map((template) => [template.id, template]));
  const caveatsOf = caveatBook(document, clock);
  const tree = new CapabilityTree(document);
  const present = elementsOfPlan(document);
  const taskFrom = new Map<string, From>(
    present.map((row) => [row.id, caveatsOf(row.contribution).mayDoFrom(tree.lineage(row.capability))]),
  );
  const policies = toBreachPolicies(document);
  const policyOf = (row: ForceElementRow) =>
    fixed.has(row.id) || isOrderedByBreach(scenario, row) || !policies.has(row.contribution ?? '')
      ? undefined
      : breachPolicyConditionId(row.contribution!);
  const gone = goneSince(document);
  const leaving = leavingOf(document, clock, { scenario, present, policyOf });
  const mapped: Mapped = {
    requirements: [],
    elements: [],
    conditions: [...[...policies.values()].flat(), ...[...leaving.values()].flat()],
    activities: [],
    requirementsOf: new Map(),
    able: new AbleBook(present, taskFrom, new Set(leaving.keys())),
  };
  const avoidOf = new Map<string | undefined, readonly string[]>();
  for (const row of present) {
    const caveats = caveatsOf(row.contribution);
    if (!avoidOf.has(row.contribution)) avoidOf.set(row.contribution, caveats.placesToAvoid());
    const limits: Limits = {
      avoidPlaces: avoidOf.get(row.contribution)!.filter((id) => id !== row.home && id !== row.destination),
      standFrom: fixed.has(row.id) ? 0 : caveats.mayStandFrom(row.destination),
      breachPolicy: policyOf(row),
    };
    const cargo: CargoRow = { ...(row.template ? templates.get(row.template)?.cargo : undefined), ...row.cargo };
    // Who was there before D-day has not been called forward after it.
    const wasThere = fixed.has(row.id) && clock.minute(row.earliest!) < clock.dDayMin;
    const inResponse = !wasThere && isResponse(scenario, written.get(row.id)!);
    const own = mapElement(row, cargo, limits, setOf(document, row), clock, inResponse, mapped);
    if (!leaving.has(row.id)) continue;
    // Who left before the plan begins needs no way home.
    const home = gone.has(row.id) ? row.destination : written.get(row.id)!.home;
    // Who has been put in place by hand has come no way that could be turned round, and goes home all the same.
    const isPut = own.length === 0 && home !== row.destination;
    const outward = isPut ? movementsOf({ ...row, home }, streamsOf(row, cargo), limits) : own;
    const back = homeward({ ...row, home }, mapped.elements.at(-1)!, outward, !isPut);
    mapped.requirements.push(...back.requirements);
    mapped.elements.push(back.element);
  }
  for (const row of document.movements ?? [])
    mapMovement(row, fixed.has(row.id), clock, isResponse(scenario, movements.get(row.id)!), mapped);
  return mapped;
}

interface Leaving {
  readonly scenario: ScenarioDocument;
  readonly present: readonly ForceElementRow[];
  policyOf(row: ForceElementRow): string | undefined;
}

/** Conditions on which elements go home, of those that may. */
function leavingOf(
  document: ScenarioDocument,
  clock: ScenarioClock,
  { scenario, present, policyOf }: Leaving,
): Map<string, Condition[]> {
  const written = new Map((scenario.forceElements ?? []).map((row) => [row.id, row]));
  const fixed = fixedBy(scenario);
  const inPlan = new Set(present.map(({ id }) => id));
  const contributions = new Map((document.contributions ?? []).map((row) => [row.id, row]));
  const gone = goneSince(document);
  const goneMin = (id: string) => {
    const since = gone.get(id);
    return since && clock.minute(since);
  };
  return new Map(
    present.flatMap((row) => {
      const contribution = contributions.get(row.contribution ?? '');
      const { releasedBy } = written.get(row.id)!;
      const conditions = leaveConditions(
        { ...row, releasedBy },
        contribution,
        policyOf(row),
        (id) => inPlan.has(id),
        goneMin(row.id),
        fixed.has(row.id) ? clock.minute(scenario.initialState!.asOf) : undefined,
      );
      return conditions.length === 0 ? [] : [[row.id, conditions]];
    }),
  );
}

/** Who is where an initial state says needs no order, and nothing holds it back. */
const fixedBy = ({ initialState }: ScenarioDocument): ReadonlySet<string> =>
  new Set((initialState?.elements ?? []).map(({ element }) => element));

function mapElement(
  row: ForceElementRow,
  cargo: CargoRow,
  limits: Limits,
  set: PrepositionedSetRow | undefined,
  clock: ScenarioClock,
  inResponse: boolean,
  mapped: Mapped,
): MovementRequirement[] {
  const streams = row.deployment === 'in-place' && row.home === row.destination ? [] : streamsOf(row, cargo);
  const equipment = streams.filter((stream) => stream.kind !== 'people' && stream.kind !== 'self');
  const people = streams.find(({ name }) => name === 'people');
  const { conditions, releasedBy } = orderOfStreams(row, streams, equipment);
  mapped.conditions.push(...conditions);
  const whole = movementsOf(row, streams, limits).map((movement, i) => ({
    ...movement,
    releasedBy: releasedBy(streams[i]),
  }));
  const own = set === undefined ? whole : drawing(set, row, whole);
  if (set !== undefined) {
    mapped.conditions.push(...drawConditions(set, row, people !== undefined));
    mapped.activities.push(drawActivity(set, row));
  }
  mapped.requirements.push(...own);
  mapped.requirementsOf.set(
    row.id,
    own.map((requirement) => requirement.id),
  );
  const readyWhen = row.needs && row.needs.length > 0 ? `needs:${row.id}` : undefined;
  if (readyWhen) {
    const able = row.needs!.map((need) => mapped.able.conditionsOf(`${readyWhen}:${need}`, need));
    mapped.conditions.push(...able.flatMap(({ conditions }) => conditions), {
      id: readyWhen,
      type: 'all',
      of: able.flatMap(({ of }) => of),
    });
  }
  mapped.elements.push({
    id: row.id,
    priority: row.priority ?? DEFAULT_PRIORITY,
    releasedBy: orderOf(row, limits, mapped),
    earliestMin: row.earliest ? clock.minute(row.earliest) : 0,
    epochMin: inResponse ? clock.dDayMin : 0,
    notice: row.notice ? toDistribution(row.notice) : ZERO,
    requiredMin: row.requiredAt && clock.dueMinute(row.requiredAt),
    readyPaxPermille: Math.round((row.readyPaxShare ?? 0.9) * 1000),
    readyEquipmentPermille: Math.round((row.readyEquipmentShare ?? 0.85) * 1000),
    marryUp: row.marryUp ? toDistribution(row.marryUp) : ZERO,
    integration: row.integration ? toDistribution(row.integration) : ZERO,
    readyWhen,
    requirements: own.map((requirement) => requirement.id),
  });
  return own;
}

/** The advance party goes first, people come before half of the equipment that their readiness waits for, and all else at once or behind the advance party. */
function orderOfStreams(
  row: ForceElementRow,
  streams: readonly Stream[],
  equipment: readonly Stream[],
): { readonly conditions: Condition[]; readonly releasedBy: (stream: Stream) => string | undefined } {
  const [forward, advanced] = [`forward:${row.id}`, `advance:${row.id}`];
  const people = streams.find(({ name }) => name === 'people');
  const advance = streams.find(({ name }) => name === ADVANCE_PARTY);
  const isCritical = criticalOf(equipment);
  const awaited = equipment.some(isCritical) ? equipment.filter(isCritical) : equipment;
  const conditions: Condition[] = [];
  if (people && awaited.length > 0)
    conditions.push({
      id: forward,
      type: 'arrived',
      requirements: awaited.map((stream) => movementId(row, stream)),
      permille: CALL_FORWARD_PERMILLE,
      ahead: { released: movementId(row, people), minutes: COME_BEFORE_MIN },
    });
  if (advance)
    conditions.push({ id: advanced, type: 'arrived', requirements: [movementId(row, advance)], permille: 1000 });
  const releasedBy = (stream: Stream) => {
    if (stream === people && awaited.length > 0) return forward;
    return advance === undefined || stream === advance ? undefined : advanced;
  };
  return { conditions, releasedBy };
}

/** Whether readiness waits for a stream: where pieces are called critical for those only, and never for what is called not critical. */
function criticalOf(streams: readonly Stream[]): (stream: Stream) => boolean {
  const isNamed = streams.some(({ critical }) => critical === true);
  return ({ kind, critical }) =>
    kind === 'people' || kind === 'self' || (isNamed ? critical === true : critical !== false);
}

const movementId = (row: ForceElementRow, stream: Stream): string => `${row.id}/${stream.name}`;

/** One movement for each stream of an element, from its home to its destination. */
function movementsOf(row: ForceElementRow, streams: readonly Stream[], limits: Limits): MovementRequirement[] {
  const isCritical = criticalOf(streams);
  return streams.map((stream): MovementRequirement => ({
    id: movementId(row, stream),
    kind: stream.kind,
    cargo: stream.cargo,
    from: row.home,
    to: row.destination,
    modes:
      stream.kind === 'self'
        ? [selfMode(row)]
        : stream.kind === 'people'
          ? (row.peopleModes ?? PEOPLE_MODES)
          : (row.modes ?? SURFACE_MODES),
    via: stream.kind === 'self' ? [] : ((stream.kind === 'people' ? row.peopleVia : row.via) ?? []),
    longestRoadM: stream.kind === 'people' ? undefined : metres(row.longestRoadKm),
    ...(isCritical(stream) ? {} : { critical: false }),
    ...(limits.avoidPlaces.length === 0 ? {} : { avoidPlaces: limits.avoidPlaces }),
    priority: row.priority ?? DEFAULT_PRIORITY,
    owner: row.nation,
    readyToLoadMin: 0,
    element: row.id,
    selfSpeedMh:
      stream.kind === 'self'
        ? Math.round(
            (row.selfDeploySpeedKmh ?? (selfMode(row) === 'sea' ? DEFAULT_SEA_SPEED_KMH : DEFAULT_AIR_SPEED_KMH)) *
              1000,
          )
        : undefined,
    mlc: stream.mlc,
    heightCm: stream.heightCm,
  }));
}

/** A line without an element: complete when all of it has arrived. */
function mapMovement(
  row: MovementRow,
  hasArrived: boolean,
  clock: ScenarioClock,
  inResponse: boolean,
  mapped: Mapped,
): void {
  const streams = hasArrived ? [] : cargoStreams(row.cargo);
  const releasedBy = releaseOf(row, mapped);
  const requiredMin = row.requiredAt && clock.dueMinute(row.requiredAt);
  const readyToLoadMin = row.readyToLoad ? clock.minute(row.readyToLoad) : 0;
  const own = streams.map((stream): MovementRequirement => ({
    id: streams.length === 1 ? row.id : `${row.id}/${stream.name}`,
    kind: stream.kind,
    cargo: stream.cargo,
    from: row.from,
    to: row.to,
    owner: row.nation,
    modes: row.modes ?? ALL_MODES,
    longestRoadM: metres(row.longestRoadKm),
    via: row.via ?? [],
    availableToLoadMin: row.availableToLoad && clock.minute(row.availableToLoad),
    earliestArrivalMin: row.earliestArrival && clock.minute(row.earliestArrival),
    latestArrivalMin: row.latestArrival && clock.dueMinute(row.latestArrival),
    priority: row.priority ?? DEFAULT_PRIORITY,
    releasedBy: undefined,
    readyToLoadMin: 0,
    requiredMin,
    element: row.id,
    mlc: stream.mlc,
    heightCm: stream.heightCm,
  }));
  mapped.requirements.push(...own);
  mapped.requirementsOf.set(
    row.id,
    own.map((requirement) => requirement.id),
  );
  mapped.elements.push({
    id: row.id,
    priority: row.priority ?? DEFAULT_PRIORITY,
    releasedBy,
    earliestMin: readyToLoadMin,
    // A line's ledger begins when it may first be loaded.
    epochMin: row.releasedBy === undefined && !row.after ? Math.max(0, readyToLoadMin) : inResponse ? clock.dDayMin : 0,
    notice: ZERO,
    requiredMin,
    readyPaxPermille: 1000,
    readyEquipmentPermille: 1000,
    marryUp: ZERO,
    integration: ZERO,
    requirements: own.map((requirement) => requirement.id),
  });
}

function releaseOf(row: MovementRow, mapped: MappedForces): string | undefined {
  if (!row.after || row.after.length === 0) return row.releasedBy;
  const id = `after:${row.id}`;
  const before = row.after.map((other): Condition => ({ id: `${id}:${other}`, type: 'ready', element: other }));
  mapped.conditions.push(...before, {
    id,
    type: 'all',
    of: [...before.map((condition) => condition.id), ...(row.releasedBy ? [row.releasedBy] : [])],
  });
  return id;
}
