/**
 * Force elements and movements to requirements and elements of the engine. A land element moves as streams: people (called forward when
 * half of the equipment has arrived), wheeled and tracked equipment, freight, fuel, and ammunition apart.
 */
import {
  CARGO_KINDS,
  type Activity,
  type CargoKind,
  type Condition,
  type Distribution,
  type ForceElement,
  type Mode,
  type MovementRequirement,
  type Quantity,
} from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { CargoRow, ForceElementRow, MovementRow } from '../scenario/force-section.ts';
import type { PrepositionedSetRow } from '../scenario/risk-section.ts';
import { CapabilityTree } from '../capability/tree.ts';
import { caveatBook, type From } from '../force/caveat.ts';
import { drawActivity, drawConditions, drawing, setOf } from './prepositioned.ts';
import { toDistribution } from './quantities.ts';

const ZERO: Distribution = { kind: 'fixed', value: 0 };
const NOTHING: Quantity = { pax: 0, massKg: 0, areaM2: 0, wagonTenths: 0, vehicles: 0 };
/** A person with baggage, kg; wagons for a vehicle; how much heavier a tracked vehicle is than a wheeled one (assumptions). */
const PERSON_KG = 120;
const WAGONS_PER_VEHICLE = 0.85;
const TRACKED_TO_WHEELED_MASS = 3;
/** Deck area of a vehicle where the document gives none, m2 (an assumption). */
const AREA_PER_VEHICLE_M2 = 25;
/** People are called forward when this share of the equipment has arrived, thousandths. */
const CALL_FORWARD_PERMILLE = 500;
const SURFACE: readonly Mode[] = ['sea', 'rail', 'road', 'waterway'];
const PEOPLE_MODES: readonly Mode[] = ['air', 'road'];
const ALL_MODES: readonly Mode[] = ['air', 'sea', 'rail', 'road', 'waterway'];
const DEFAULT_PRIORITY = 50;
/** Later than any run may end: ten years and a day. */
export const AFTER_EVERY_RUN_MIN = 3651 * 1440;
const DEFAULT_AIR_SPEED_KMH = 700;
const DEFAULT_SEA_SPEED_KMH = 28;

export interface MappedForces {
  readonly requirements: MovementRequirement[];
  readonly elements: ForceElement[];
  readonly conditions: Condition[];
  readonly activities: Activity[];
  /** Requirements of each force element or movement. */
  readonly requirementsOf: ReadonlyMap<string, readonly string[]>;
  /** Caveats allow the task of each force element of the plan from here on; withdrawn ones are absent. */
  readonly taskFrom: ReadonlyMap<string, From>;
}

/**
 * Conditions that an element is ready and its caveats allow its task: what those who lean on it wait for. One that is withdrawn, or whose task
 * is forbidden for good, is waited for in vain.
 */
export function ableConditions(id: string, element: string, taskFrom: ReadonlyMap<string, From>): Condition[] {
  const from = taskFrom.get(element) ?? null;
  if (from === null) return [{ id, type: 'date', atMin: AFTER_EVERY_RUN_MIN }];
  const ready: Condition = { id, type: 'ready', element };
  return from === 0 ? [ready] : [ready, { id: `${id}:caveat`, type: 'date', atMin: from }];
}

/** What the caveats of its contribution mean for an element. */
interface Limits {
  readonly avoidPlaces: readonly string[];
  /** It may stand at its destination from here on. */
  readonly standFrom: From;
  /** Condition that falls with the breach, of a posture element whose nation holds or calls back. */
  readonly breachPolicy: string | undefined;
}

/** Elements that are in the plan: neither they nor their contributions are withdrawn. */
export function elementsOfPlan(document: ScenarioDocument): ForceElementRow[] {
  const withdrawn = withdrawnContributions(document);
  return (document.forceElements ?? []).filter(
    (row) => row.status !== 'withdrawn' && !(row.contribution !== undefined && withdrawn.has(row.contribution)),
  );
}

export const withdrawnContributions = (document: ScenarioDocument): ReadonlySet<string> =>
  new Set((document.contributions ?? []).filter((row) => row.status === 'withdrawn').map((row) => row.id));

/** Id of the condition that holds an element back until a caveat on its stationing lapses. */
export const caveatConditionId = (element: string): string => `caveat:${element}`;

export function mapForces(document: ScenarioDocument, clock: ScenarioClock): MappedForces {
  const taskFrom = new Map<string, From>();
  const mapped: MappedForces & { requirementsOf: Map<string, readonly string[]> } = {
    requirements: [],
    elements: [],
    conditions: [],
    activities: [],
    requirementsOf: new Map(),
    taskFrom,
  };
  const templates = new Map((document.unitTemplates ?? []).map((template) => [template.id, template]));
  const afterBreach = gatesAfterBreach(document);
  const caveatsOf = caveatBook(document, clock);
  const tree = new CapabilityTree(document);
  const present = elementsOfPlan(document);
  for (const row of present) taskFrom.set(row.id, caveatsOf(row.contribution).mayDoFrom(tree.lineage(row.capability)));
  const policies = toBreachPolicies(document);
  mapped.conditions.push(...policies.values());
  const avoidOf = new Map<string | undefined, readonly string[]>();
  for (const row of present) {
    const caveats = caveatsOf(row.contribution);
    if (!avoidOf.has(row.contribution)) avoidOf.set(row.contribution, caveats.placesToAvoid());
    const limits: Limits = {
      avoidPlaces: avoidOf.get(row.contribution)!.filter((id) => id !== row.home && id !== row.destination),
      standFrom: caveats.mayStandFrom(row.destination),
      breachPolicy:
        row.releasedBy !== undefined && afterBreach.has(row.releasedBy)
          ? undefined
          : policies.get(row.contribution ?? '')?.id,
    };
    const cargo: CargoRow = { ...(row.template ? templates.get(row.template)?.cargo : undefined), ...row.cargo };
    mapElement(row, cargo, limits, setOf(document, row), clock, afterBreach, mapped);
  }
  for (const row of document.movements ?? []) mapMovement(row, clock, afterBreach, mapped);
  return mapped;
}

/** Gates that can only be met after the breach: their elements' ledgers begin at D-day. */
function gatesAfterBreach(document: ScenarioDocument): ReadonlySet<string> {
  const found = new Set((document.gates ?? []).filter((gate) => gate.kind === 'breach').map((gate) => gate.id));
  // Gates are acyclic: as many passes as there are gates are enough.
  for (let pass = 0, grew = true; grew && pass <= (document.gates ?? []).length; pass++) {
    grew = false;
    for (const gate of document.gates ?? []) {
      if (!found.has(gate.id) && gate.requires?.some((id) => found.has(id))) {
        found.add(gate.id);
        grew = true;
      }
    }
  }
  return found;
}

function epochOf(
  row: { readonly releasedBy?: string; readonly earliest?: ForceElementRow['earliest'] },
  clock: ScenarioClock,
  afterBreach: ReadonlySet<string>,
): number {
  if (row.releasedBy !== undefined && afterBreach.has(row.releasedBy)) return clock.dDayMin;
  return row.earliest?.anchor === 'D' && clock.minute(row.earliest) >= clock.dDayMin ? clock.dDayMin : 0;
}

function mapElement(
  row: ForceElementRow,
  cargo: CargoRow,
  limits: Limits,
  set: PrepositionedSetRow | undefined,
  clock: ScenarioClock,
  afterBreach: ReadonlySet<string>,
  mapped: MappedForces & { requirementsOf: Map<string, readonly string[]> },
): void {
  const streams = row.deployment === 'in-place' && row.home === row.destination ? [] : streamsOf(row, cargo);
  const equipment = streams.filter((stream) => stream.kind !== 'people' && stream.kind !== 'self');
  const people = streams.find((stream) => stream.kind === 'people');
  const id = (kind: CargoKind) => `${row.id}/${kind}`;
  const forward = `forward:${row.id}`;
  if (people && equipment.length > 0)
    mapped.conditions.push({
      id: forward,
      type: 'arrived',
      requirements: equipment.map((stream) => id(stream.kind)),
      permille: CALL_FORWARD_PERMILLE,
    });
  const requiredMin = row.requiredAt && clock.minute(row.requiredAt);
  const whole = streams.map((stream): MovementRequirement => ({
    id: id(stream.kind),
    kind: stream.kind,
    cargo: stream.cargo,
    from: row.home,
    to: row.destination,
    modes:
      stream.kind === 'self'
        ? [selfMode(row)]
        : stream.kind === 'people'
          ? (row.peopleModes ?? PEOPLE_MODES)
          : (row.modes ?? SURFACE),
    via: stream.kind === 'people' || stream.kind === 'self' ? [] : (row.via ?? []),
    ...(limits.avoidPlaces.length === 0 ? {} : { avoidPlaces: limits.avoidPlaces }),
    priority: row.priority ?? DEFAULT_PRIORITY,
    owner: row.nation,
    releasedBy: stream.kind === 'people' && equipment.length > 0 ? forward : undefined,
    readyToLoadMin: 0,
    requiredMin,
    element: row.id,
    selfSpeedMh:
      stream.kind === 'self'
        ? Math.round(
            (row.selfDeploySpeedKmh ?? (selfMode(row) === 'sea' ? DEFAULT_SEA_SPEED_KMH : DEFAULT_AIR_SPEED_KMH)) *
              1000,
          )
        : undefined,
    mlc: ['wheeled', 'tracked', 'outsized'].includes(stream.kind) ? cargo.heaviestMlc : undefined,
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
    const able = row.needs!.map((need) => ableConditions(`${readyWhen}:${need}`, need, mapped.taskFrom));
    mapped.conditions.push(...able.flat(), { id: readyWhen, type: 'all', of: able.flat().map(({ id: one }) => one) });
  }
  mapped.elements.push({
    id: row.id,
    priority: row.priority ?? DEFAULT_PRIORITY,
    releasedBy: orderOf(row, limits, mapped),
    earliestMin: row.earliest ? clock.minute(row.earliest) : 0,
    epochMin: epochOf(row, clock, afterBreach),
    notice: row.notice ? toDistribution(row.notice) : ZERO,
    requiredMin,
    readyPaxPermille: Math.round((row.readyPaxShare ?? 0.9) * 1000),
    readyEquipmentPermille: Math.round((row.readyEquipmentShare ?? 0.85) * 1000),
    marryUp: row.marryUp ? toDistribution(row.marryUp) : ZERO,
    integration: row.integration ? toDistribution(row.integration) : ZERO,
    readyWhen,
    requirements: own.map((requirement) => requirement.id),
  });
}

/**
 * What gives the order: its gate, where a caveat forbids its destination the day on which that lapses, and where its nation holds or calls back
 * at a breach that there was none, or the decision of the nation afterwards.
 */
function orderOf(row: ForceElementRow, limits: Limits, mapped: Pick<MappedForces, 'conditions'>): string | undefined {
  const of = row.releasedBy === undefined ? [] : [row.releasedBy];
  if (limits.standFrom !== 0) {
    const id = caveatConditionId(row.id);
    // A caveat without an end lapses after every run. Somebody decided it: the waiting is booked to a gate, not to a planned date.
    const lapse = `${id}:lapse`;
    mapped.conditions.push(
      { id: lapse, type: 'date', atMin: limits.standFrom ?? AFTER_EVERY_RUN_MIN },
      { id, type: 'after', of: lapse, duration: ZERO, cause: 'gate' },
    );
    of.push(id);
  }
  if (limits.breachPolicy !== undefined) of.push(limits.breachPolicy);
  if (of.length < 2) return of[0];
  const id = `order:${row.id}`;
  mapped.conditions.push({ id, type: 'all', of });
  return id;
}

/**
 * Breach policy of each contribution that does not simply go on: a condition that falls with the breach, and with `hold` stands again when the
 * nation has decided. With `return` it never does: what has not moved stays, what is under way ends its leg. Nobody marches back.
 */
function toBreachPolicies(document: ScenarioDocument): ReadonlyMap<string, Condition> {
  const breach = (document.gates ?? []).find((gate) => gate.kind === 'breach');
  if (breach === undefined) return new Map();
  const decisions = new Map(
    (document.gates ?? []).flatMap((gate) =>
      gate.kind === 'national-decision' && gate.owner !== undefined ? [[gate.owner, gate.id]] : [],
    ),
  );
  return new Map(
    (document.contributions ?? [])
      .filter((row) => row.breachPolicy === 'hold' || row.breachPolicy === 'return')
      .map((row): [string, Condition] => [
        row.id,
        {
          id: `breach-policy:${row.id}`,
          type: 'date',
          atMin: 0,
          revokedBy: breach.id,
          restoredBy: row.breachPolicy === 'hold' ? decisions.get(row.nation) : undefined,
        },
      ]),
  );
}

const selfMode = (row: ForceElementRow): Mode => (row.component === 'sea' ? 'sea' : 'air');

interface Stream {
  readonly kind: CargoKind;
  readonly cargo: Quantity;
}

/** Cargo by stream; the parts of mass, area and wagons add up to the totals exactly. */
function streamsOf(row: ForceElementRow, cargo: CargoRow): Stream[] {
  const streams: Stream[] = [];
  if (row.deployment === 'self-deploy') {
    // Ships carry their people; aircraft fly ahead of their ground crews and vehicles.
    streams.push({
      kind: 'self',
      cargo: { ...NOTHING, pax: row.component === 'sea' ? (cargo.pax ?? 0) : 0, massKg: 1000 },
    });
    if (row.component === 'sea') return streams;
  }
  return [...streams, ...cargoStreams(cargo)];
}

function cargoStreams(cargo: CargoRow): Stream[] {
  const wheeled = cargo.wheeled ?? 0;
  const tracked = cargo.tracked ?? 0;
  const vehicles = wheeled + tracked;
  const vehicleMassKg = vehicles > 0 ? Math.round((cargo.massT ?? 0) * 1000) : 0;
  const areaM2 = vehicles > 0 ? Math.round(cargo.areaM2 ?? vehicles * AREA_PER_VEHICLE_M2) : 0;
  const wagonTenths = vehicles > 0 ? Math.ceil((cargo.wagons ?? vehicles * WAGONS_PER_VEHICLE) * 10) : 0;
  const wheeledMassKg = Math.round(
    (vehicleMassKg * wheeled) / Math.max(1, wheeled + tracked * TRACKED_TO_WHEELED_MASS),
  );
  const wheeledAreaM2 = Math.round((areaM2 * wheeled) / Math.max(1, vehicles));
  const wheeledWagons = Math.round((wagonTenths * wheeled) / Math.max(1, vehicles));
  const freightT = (cargo.supplyT ?? 0) + (vehicles === 0 ? (cargo.massT ?? 0) : 0);
  const tonnes = (value: number | undefined): Quantity => ({ ...NOTHING, massKg: Math.round((value ?? 0) * 1000) });
  const whole: Record<'wheeled' | 'tracked', Quantity> = {
    wheeled: {
      ...NOTHING,
      massKg: wheeledMassKg,
      areaM2: wheeledAreaM2,
      wagonTenths: wheeledWagons,
      vehicles: wheeled,
    },
    tracked: {
      ...NOTHING,
      massKg: vehicleMassKg - wheeledMassKg,
      areaM2: areaM2 - wheeledAreaM2,
      wagonTenths: wagonTenths - wheeledWagons,
      vehicles: tracked,
    },
  };
  // Outsized pieces are the heaviest: tracked vehicles before wheeled ones.
  const outsizedTracked = Math.min(cargo.outsized ?? 0, tracked);
  const outsizedWheeled = Math.min((cargo.outsized ?? 0) - outsizedTracked, wheeled);
  const [fromTracked, restTracked] = splitVehicles(whole.tracked, outsizedTracked);
  const [fromWheeled, restWheeled] = splitVehicles(whole.wheeled, outsizedWheeled);
  const all: Stream[] = [
    { kind: 'people', cargo: { ...NOTHING, pax: cargo.pax ?? 0, massKg: (cargo.pax ?? 0) * PERSON_KG } },
    { kind: 'wheeled', cargo: restWheeled },
    { kind: 'tracked', cargo: restTracked },
    { kind: 'outsized', cargo: addQuantities(fromTracked, fromWheeled) },
    { kind: 'supply', cargo: tonnes(freightT) },
    { kind: 'fuel', cargo: tonnes(cargo.fuelT) },
    { kind: 'ammunition', cargo: tonnes(cargo.ammunitionT) },
  ];
  return all
    .filter((stream) => stream.cargo.pax + stream.cargo.massKg + stream.cargo.vehicles > 0)
    .sort((a, b) => CARGO_KINDS.indexOf(a.kind) - CARGO_KINDS.indexOf(b.kind));
}

/** So many of the vehicles, and the rest; the parts add up exactly. */
function splitVehicles(all: Quantity, vehicles: number): [part: Quantity, rest: Quantity] {
  const share = (amount: number) => Math.round((amount * vehicles) / Math.max(1, all.vehicles));
  const part = {
    pax: 0,
    massKg: share(all.massKg),
    areaM2: share(all.areaM2),
    wagonTenths: share(all.wagonTenths),
    vehicles,
  };
  return [
    part,
    {
      pax: all.pax,
      massKg: all.massKg - part.massKg,
      areaM2: all.areaM2 - part.areaM2,
      wagonTenths: all.wagonTenths - part.wagonTenths,
      vehicles: all.vehicles - vehicles,
    },
  ];
}

const addQuantities = (a: Quantity, b: Quantity): Quantity => ({
  pax: a.pax + b.pax,
  massKg: a.massKg + b.massKg,
  areaM2: a.areaM2 + b.areaM2,
  wagonTenths: a.wagonTenths + b.wagonTenths,
  vehicles: a.vehicles + b.vehicles,
});

/** A line without an element: complete when all of it has arrived. */
function mapMovement(
  row: MovementRow,
  clock: ScenarioClock,
  afterBreach: ReadonlySet<string>,
  mapped: MappedForces & { requirementsOf: Map<string, readonly string[]> },
): void {
  const streams = cargoStreams(row.cargo);
  const releasedBy = releaseOf(row, mapped);
  const requiredMin = row.requiredAt && clock.minute(row.requiredAt);
  const readyToLoadMin = row.readyToLoad ? clock.minute(row.readyToLoad) : 0;
  const own = streams.map((stream): MovementRequirement => ({
    id: streams.length === 1 ? row.id : `${row.id}/${stream.kind}`,
    kind: stream.kind,
    cargo: stream.cargo,
    from: row.from,
    to: row.to,
    modes: row.modes ?? ALL_MODES,
    via: row.via ?? [],
    availableToLoadMin: row.availableToLoad && clock.minute(row.availableToLoad),
    earliestArrivalMin: row.earliestArrival && clock.minute(row.earliestArrival),
    latestArrivalMin: row.latestArrival && clock.minute(row.latestArrival),
    priority: row.priority ?? DEFAULT_PRIORITY,
    releasedBy: undefined,
    readyToLoadMin: 0,
    requiredMin,
    element: row.id,
    mlc: row.cargo.heaviestMlc,
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
    epochMin: row.releasedBy !== undefined || row.after ? epochOf(row, clock, afterBreach) : readyToLoadMin,
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
