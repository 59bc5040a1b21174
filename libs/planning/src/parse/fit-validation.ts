/**
 * What fits badly: errors where one row speaks for what belongs to another nation, warnings where a row is allowed and does not do what it looks
 * like. Part of `validateScenario`.
 */
import { nationalDecisions } from '../activation/national-decisions.ts';
import { CapabilityTree } from '../capability/tree.ts';
import { elementsOfPlan, withdrawnContributions, withdrawnPools } from '../force/plan.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import { SURFACE_MODES } from '../scenario/default-modes.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow, RequirementRow } from '../scenario/force-section.ts';
import type { Mode } from '../scenario/network-section.ts';
import { personsOfRows } from '../scenario/persons.ts';
import type { AddIssue } from './force-validation.ts';

export function validateFit(document: ScenarioDocument, clock: ScenarioClock, add: AddIssue): void {
  const elements = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  lines(document, elements, add);
  reliefs(document, elements, add);
  commitments(document, elements, add);
  holds(document, add);
  persons(document, add);
  openings(document, add);
  attacks(document, clock, add);
  bases(document, add);
  liftOfSupply(document, add);
  lastOfType(document, add);
}

type Elements = ReadonlyMap<string, ForceElementRow>;
/** Why an element fills no place of a line; undefined where it does. */
type Unfit = (line: RequirementRow, element: ForceElementRow) => string | undefined;

function lines(document: ScenarioDocument, elements: Elements, add: AddIssue): void {
  const tree = new CapabilityTree(document);
  const countryOf = new Map(document.places.map(({ id, country }) => [id, country ?? '']));
  const countries = new Set([...countryOf.values(), ...(document.nations ?? []).map(({ id }) => id)]);
  const unfit: Unfit = (row, { id, capability, component, destination }) => {
    if (capability === undefined) return `${id} offers no capability`;
    if (!tree.meets(capability, row.capability))
      return `${id} offers ${capability}, which is no kind of ${row.capability}`;
    if (row.component !== 'joint' && component !== row.component) return `${id} belongs to the component ${component}`;
    const elsewhere =
      (row.place !== undefined && destination !== row.place) ||
      (row.countries !== undefined && !row.countries.includes(countryOf.get(destination) ?? ''));
    return elsewhere ? `${id} goes to ${destination}` : undefined;
  };
  const sizes = sizesOf(document, elements, tree, unfit, add);
  (document.requirements ?? []).forEach((row, i) => {
    row.countries?.forEach((country, k) => {
      if (!countries.has(country))
        add('reference.unknown', `requirements.${i}.countries.${k}`, `${country} is no country of this scenario.`);
    });
    row.elements?.forEach((id, k) => {
      const element = elements.get(id);
      const reason = element && unfit(row, element);
      if (reason !== undefined)
        add(
          'requirement.unfit',
          `requirements.${i}.elements.${k}`,
          `${row.id} counts ${id} because it is named, but ${reason}.`,
          'warning',
        );
    });
    sizes(row, i);
  });
}

/** A line that no choice of its elements fills, because all of them together are too small. Who is withdrawn fills none. */
function sizesOf(
  document: ScenarioDocument,
  elements: Elements,
  tree: CapabilityTree,
  unfit: Unfit,
  add: AddIssue,
): (row: RequirementRow, i: number) => void {
  const personsOf = personsOfRows(document);
  const plan = new Set(elementsOfPlan(document));
  const alike = new Map<string, ForceElementRow[]>();
  for (const one of plan)
    if (one.capability !== undefined)
      (alike.get(one.capability) ?? alike.set(one.capability, []).get(one.capability)!).push(one);
  const fitting = (row: RequirementRow) =>
    [...alike].flatMap(([capability, members]) =>
      tree.meets(capability, row.capability) ? members.filter((one) => unfit(row, one) === undefined) : [],
    );
  return (row, i) => {
    if (row.persons === undefined) return;
    const named = (row.elements ?? []).flatMap((id) => elements.get(id) ?? []);
    const able = named.length > 0 ? named.filter((one) => plan.has(one)) : fitting(row);
    const found = able.reduce((sum, one) => sum + personsOf(one), 0);
    if (able.length > 0 && found < row.persons)
      add(
        'requirement.persons',
        `requirements.${i}.persons`,
        `${row.id} needs ${row.persons} persons, and its elements have ${found} together.`,
        'warning',
      );
  };
}

function reliefs(document: ScenarioDocument, elements: Elements, add: AddIssue): void {
  (document.forceElements ?? []).forEach((row, i) => {
    const relief = elements.get(row.relievedBy ?? '');
    if (relief !== undefined && relief.destination !== row.destination)
      add(
        'relief.place',
        `forceElements.${i}.relievedBy`,
        `${relief.id} relieves ${row.id} at ${row.destination}, but goes to ${relief.destination}.`,
        'warning',
      );
  });
}

function commitments(document: ScenarioDocument, elements: Elements, add: AddIssue): void {
  const owners = new Map(
    [...(document.stocks ?? []), ...(document.liftPools ?? [])].map(({ id, owner }) => [id, owner]),
  );
  const releasable = [elements, ...[document.liftPools, document.stocks].map((rows = []) => new Map(rows.map(({ id }) => [id, id])))]; // prettier-ignore
  const decisions = new Map((document.gates ?? []).map((gate) => [gate.id, gate]));
  (document.commitments ?? []).forEach((row, i) => {
    const { kind, owner } = decisions.get(row.decision ?? '') ?? {};
    if (kind?.startsWith('national-') && owner !== undefined && owner !== row.nation)
      add(
        'commitment.decision',
        `commitments.${i}.decision`,
        `${owner} decides ${row.decision}, and ${row.nation} commits ${row.id} by it.`,
        'warning',
      );
    row.releases?.forEach((id, k) => {
      if (releasable.filter((ids) => ids.has(id)).length > 1)
        add(
          'id.duplicate',
          `commitments.${i}.releases.${k}`,
          `${id} is a row of several sections: all of them would go.`,
        );
      const owner = elements.get(id)?.nation ?? owners.get(id);
      if (owner !== undefined && owner !== row.nation)
        add(
          'commitment.owner',
          `commitments.${i}.releases.${k}`,
          `${id} belongs to ${owner}, and ${row.nation} commits it.`,
        );
    });
  });
}

/** Who holds at a breach goes on by a decision of its nation. */
function holds(document: ScenarioDocument, add: AddIssue): void {
  if (!(document.gates ?? []).some(({ kind }) => kind === 'breach')) return;
  (document.contributions ?? []).forEach(({ id, nation, breachPolicy, status }, i) => {
    if (breachPolicy === 'hold' && status !== 'withdrawn' && nationalDecisions(document, nation).length === 0)
      add(
        'contribution.hold',
        `contributions.${i}.breachPolicy`,
        `${id} holds at a breach, and no gate of kind national-decision of ${nation} lets it go on.`,
        'warning',
      );
  });
}

/** Elements of a contribution against what the nation says it brings. */
function persons(document: ScenarioDocument, add: AddIssue): void {
  const brought = new Map<string, number>();
  const personsOf = personsOfRows(document);
  for (const row of document.forceElements ?? []) {
    const { contribution = '' } = row;
    if (row.status !== 'withdrawn') brought.set(contribution, (brought.get(contribution) ?? 0) + personsOf(row));
  }
  (document.contributions ?? []).forEach(({ id, personsMax = Infinity }, i) => {
    const found = brought.get(id) ?? 0;
    if (found > personsMax)
      add(
        'contribution.persons',
        `contributions.${i}.personsMax`,
        `The elements of ${id} have ${found} persons, more than its ${personsMax}.`,
        'warning',
      );
  });
}

function openings(document: ScenarioDocument, add: AddIssue): void {
  const places = new Map(document.places.map((place) => [place.id, place]));
  (document.siteOpenings ?? []).forEach(({ id, place: key }, i) => {
    const place = places.get(key);
    if (place === undefined) return;
    const { reception, seaport, airfield, rail } = place;
    const opens = [
      reception?.beds,
      reception?.stagingM2,
      seaport?.stagingM2,
      seaport?.clearanceVehiclesPerDay,
      airfield?.handlingTPerDay,
      rail?.trainsPerDay,
    ];
    if (opens.every((capacity) => capacity === undefined))
      add(
        'opening.nothing',
        `siteOpenings.${i}.place`,
        `${id} opens nothing: ${key} has no capacity that an opening changes.`,
        'warning',
      );
  });
}

/** Lift that stands where no way of its mode begins, ships in a garrison for instance, never comes to a load. */
function bases(document: ScenarioDocument, add: AddIssue): void {
  const wayOf = ({ mode, gauge = 1435 }: { mode: string; gauge?: number }) =>
    mode === 'rail' ? `${gauge} mm rail` : mode;
  const ways = new Set(
    (document.links ?? []).flatMap((row) => [row.from, row.to].map((end) => `${end} ${wayOf(row)}`)),
  );
  const types = new Map((document.liftTypes ?? []).map((type) => [type.id, type]));
  const places = new Set(document.places.map(({ id }) => id));
  (document.liftPools ?? []).forEach((pool, i) => {
    const type = types.get(pool.liftType);
    if (type === undefined || type.mode === 'air' || !places.has(pool.base)) return;
    if (!ways.has(`${pool.base} ${wayOf(type)}`))
      add(
        'pool.base',
        `liftPools.${i}.base`,
        `No ${wayOf(type)} link begins at ${pool.base}: lift of ${pool.id} comes to no load.`,
        'warning',
      );
  });
}

/** Lift of a type of which there is none, or none any more without a contribution: no run is refused for it, and what goes by nothing else is never there. */
function lastOfType(document: ScenarioDocument, add: AddIssue): void {
  const contributions = withdrawnContributions(document);
  const pools = withdrawnPools(document);
  const rows = new Map((document.liftPools ?? []).map((row) => [row.id, row]));
  const left = new Set(
    [...rows.values()].flatMap(({ id, liftType, count }) => (pools.has(id) || count === 0 ? [] : [liftType])),
  );
  const inVain = 'what nothing else carries waits for it in vain.';
  (document.liftPools ?? []).forEach(({ id, liftType, count }, i) => {
    if (count === 0 && !left.has(liftType) && !pools.has(id))
      add('pool.none', `liftPools.${i}.count`, `There is no ${liftType} in the plan: ${inVain}`, 'warning');
  });
  (document.contributions ?? []).forEach(({ id, support }, i) =>
    support?.liftPools?.forEach((pool, k) => {
      const type = rows.get(pool)?.liftType;
      if (type === undefined || left.has(type) || !contributions.has(id)) return;
      add(
        'contribution.last-lift',
        `contributions.${i}.support.liftPools.${k}`,
        `Without ${pool} no ${type} is left in the plan: ${inVain}`,
        'warning',
      );
    }),
  );
}

/** Who a line of supply belongs to, and the lift it may use; who it belongs to is undefined for what a stock orders. */
interface SupplyLine {
  readonly id: string;
  readonly path: string;
  readonly modes?: readonly Mode[];
  readonly owner?: string;
}

/** Supply whose modes have lift, but none that carries it, waits for ever. */
function liftOfSupply(document: ScenarioDocument, add: AddIssue): void {
  const { liftPools = [], liftTypes = [] } = document;
  const withdrawn = withdrawnPools(document);
  const modeOf = new Map(liftTypes.map(({ id, mode }) => [id, mode]));
  for (const { id, path, modes = SURFACE_MODES, owner } of supplyLines(document)) {
    const there = liftPools.filter(({ liftType }) => modes.some((mode) => mode === modeOf.get(liftType)));
    const carries = there.some(
      ({ id: pool, carriesOnly, reservedForOwner, owner: whose, quotas }) =>
        !withdrawn.has(pool) &&
        carriesOnly !== 'deployment' &&
        (reservedForOwner !== true || whose === owner) &&
        (quotas === undefined || quotas.some(({ nation }) => nation === owner)),
    );
    if (there.length > 0 && !carries)
      add(
        'supply.no-lift',
        path,
        `No lift by ${modes.join(', ')} carries what ${id} sends: all of it is for deployment, for other nations or withdrawn.`,
        'warning',
      );
  }
}

function supplyLines(document: ScenarioDocument): SupplyLine[] {
  const { deliveries = [], packages = [], replenishments = [] } = document;
  if (deliveries.length + packages.length + replenishments.length === 0) return [];
  const ownerOf = new Map((document.stocks ?? []).map(({ id, owner }) => [id, owner]));
  return [
    ...deliveries.flatMap(({ id, stock, from, modes }, i) =>
      from === undefined ? [] : [{ id, path: `deliveries.${i}.modes`, modes, owner: ownerOf.get(stock) }],
    ),
    ...packages.flatMap(({ id, nation, deliveries: rows = [] }, i) =>
      rows.flatMap(({ stock, from, modes }, k) =>
        from === undefined
          ? []
          : [{ id, path: `packages.${i}.deliveries.${k}.modes`, modes, owner: nation ?? ownerOf.get(stock) }],
      ),
    ),
    ...replenishments.map(({ id, modes }, i) => ({ id, path: `replenishments.${i}.modes`, modes })),
  ];
}

function attacks(document: ScenarioDocument, clock: ScenarioClock, add: AddIssue): void {
  const steps = [
    ...(document.sectors ?? []).map(({ id, intensity }, i) => ({ id, intensity, path: `sectors.${i}.intensity` })),
    { id: null, intensity: document.attack?.intensity, path: 'attack.intensity' },
  ];
  for (const { id, intensity = [], path } of steps)
    intensity.forEach(({ from, level }, k) => {
      if (level !== 'none' && clock.minute(from) < clock.dDayMin)
        add(
          'attack.early',
          `${path}.${k}.from`,
          id === null ? 'The attack begins before D-day.' : `${id} is attacked before D-day.`,
          'warning',
        );
    });
}
