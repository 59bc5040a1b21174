import { CapabilityTree } from '../capability/tree.ts';
import { caveatBook } from '../force/caveat.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import { scenarioSchema } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import { validateScenario } from '../parse/validation.ts';
import { isMultinationalForce } from './force-element-row.ts';
import { parisDeclaration, referenceScenarios } from './index.ts';

const scenario = parisDeclaration;
const {
  forceElements = [],
  unitTemplates = [],
  nations = [],
  contributions = [],
  capabilities = [],
  commands = [],
  commandRelationships = [],
  gates = [],
  requirements = [],
  commitments = [],
  stocks = [],
  consumers = [],
  replenishments = [],
  deliveries = [],
  sources = [],
  prepositionedSets = [],
  places,
} = scenario;

const templates = new Map(unitTemplates.map((row) => [row.id, row]));
const personsOf = ({ cargo, template = '' }: ForceElementRow): number =>
  cargo?.pax ?? templates.get(template)?.cargo.pax ?? 0;
const sumPersons = (elements: readonly ForceElementRow[]): number =>
  elements.reduce((sum, element) => sum + personsOf(element), 0);
const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));
const force = forceElements.filter(isMultinationalForce);
const byId = new Map(forceElements.map((row) => [row.id, row]));

describe('the reference scenario', () => {
  it('is a scenario document', () => {
    expect(scenarioSchema.safeParse(scenario).error?.issues ?? []).toEqual([]);
    expect(referenceScenarios).toContain(scenario);
  });

  it('has no error, and every reference between rows resolves', () => {
    expect(validateScenario(scenario).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives a source and a confidence for every row, and marks what is invented', () => {
    const known = idsOf(sources);
    const {
      sectors = [],
      disruptions = [],
      offices = [],
      monitors = [],
      latencies = [],
      remedies = [],
      siteOpenings = [],
      supportContracts = [],
      packages = [],
      fundingNeeds = [],
      productionLines = [],
      trainingProgrammes = [],
      formations = [],
      fortificationWorks = [],
    } = scenario;
    const posture = [
      sectors,
      disruptions,
      monitors,
      latencies,
      remedies,
      siteOpenings,
      supportContracts,
      packages,
      fundingNeeds,
      productionLines,
      trainingProgrammes,
      formations,
      fortificationWorks,
    ];
    const rows = [
      ...places,
      ...[
        nations,
        contributions,
        forceElements,
        unitTemplates,
        capabilities,
        commands,
        commandRelationships,
        requirements,
        gates,
        commitments,
        stocks,
        consumers,
        replenishments,
        deliveries,
        prepositionedSets,
      ].flat(),
      ...offices,
      ...posture.flat(),
    ];
    expect(
      rows.filter(({ source, confidence }) => source === undefined || !known.has(source) || confidence === undefined),
    ).toEqual([]);
    const invented = [
      forceElements,
      contributions,
      requirements,
      commitments,
      stocks,
      consumers,
      replenishments,
      deliveries,
      prepositionedSets,
      ...posture,
    ];
    expect(invented.flat().filter(({ notional }) => notional !== true)).toEqual([]);
    const ukrainianSites = places.filter(
      ({ country, kind }) => country === 'UA' && ['hub', 'depot', 'protected-facility'].includes(kind),
    );
    expect(ukrainianSites.filter(({ notional }) => notional !== true)).toEqual([]);
  });
});

describe('sources', () => {
  it('of the size of the force and of the forces of Ukraine are cited by a row', () => {
    const cited = new Set([...(scenario.factors ?? []), ...nations].map(({ source }) => source));
    expect(['press-mnf-size', 'press-uaf-strength'].filter((id) => !cited.has(id))).toEqual([]);
  });
});

describe('the multinational force', () => {
  it('has about 25,000 persons without the reinforcements', () => {
    expect(sumPersons(force)).toBeGreaterThanOrEqual(22_000);
    expect(sumPersons(force)).toBeLessThanOrEqual(28_000);
    expect(force.filter(({ releasedBy }) => releasedBy?.includes('response'))).toEqual([]);
  });

  it('stays inside what a nation has reported and what each contribution offers', () => {
    for (const { id, personsMax } of nations.filter((row) => row.personsMax !== undefined)) {
      expect({ id, fits: sumPersons(force.filter(({ nation }) => nation === id)) <= (personsMax ?? 0) }).toEqual({
        id,
        fits: true,
      });
    }
    for (const { id, personsMax = Infinity } of nations) {
      const offered = contributions.filter((row) => row.nation === id && !row.id.endsWith('-response'));
      const total = offered.reduce((sum, row) => sum + (row.personsMax ?? 0), 0);
      expect({ id, total, fits: total <= personsMax }).toEqual({ id, total, fits: true });
    }
    for (const { id, personsMax = 0 } of contributions) {
      const persons = sumPersons(forceElements.filter(({ contribution }) => contribution === id));
      expect({ id, fits: persons <= personsMax }).toEqual({ id, fits: true });
    }
  });

  it('has elements of three components and a reinforcement of its own', () => {
    expect(forceElements.length).toBeGreaterThanOrEqual(170);
    expect(contributions.length).toBeGreaterThanOrEqual(45);
    for (const component of ['land', 'air', 'sea'])
      expect(force.some((element) => element.component === component)).toBe(true);
    expect(
      forceElements.filter(({ releasedBy }) => releasedBy?.startsWith('gate-order-response-')).length,
    ).toBeGreaterThanOrEqual(30);
  });

  it('keeps to the caveats of its contributions', () => {
    const caveatsOf = caveatBook(scenario, new ScenarioClock(scenario.clock));
    const tree = new CapabilityTree(scenario);
    const broken = forceElements
      .filter(({ contribution, destination, capability }) => {
        const caveats = caveatsOf(contribution);
        return caveats.mayStandFrom(destination) !== 0 || caveats.mayDoFrom(tree.lineage(capability)) !== 0;
      })
      .map(({ id }) => id);
    expect(broken).toEqual([]);
  });

  it('leaves no seat empty after a tour, so that all of it can be ready', () => {
    const day = (row: ForceElementRow) =>
      typeof row.requiredAt === 'object' && 'offset' in row.requiredAt ? row.requiredAt.offset : NaN;
    const tours = forceElements.filter(({ tourDays }) => tourDays !== undefined);
    expect(tours.length).toBeGreaterThanOrEqual(3);
    for (const row of tours) {
      const relief = byId.get(row.relievedBy ?? '');
      expect({ id: row.id, relieved: relief !== undefined && day(relief) <= day(row) + row.tourDays! }).toEqual({
        id: row.id,
        relieved: true,
      });
    }
  });

  it('has sets of equipment that stand ready, each drawn by as many elements as there are sets', () => {
    expect(prepositionedSets.length).toBeGreaterThanOrEqual(1);
    for (const { id, count } of prepositionedSets)
      expect(forceElements.filter(({ set, deployment }) => set === id && deployment === 'draw-set')).toHaveLength(
        count,
      );
  });

  it('sends nothing into Ukraine from nations that said so', () => {
    const countries = new Map(places.map(({ id, country }) => [id, country]));
    const inside = force.filter(({ destination }) => countries.get(destination) === 'UA').map(({ nation }) => nation);
    for (const nation of ['DE', 'PL', 'IT', 'GR', 'BE', 'SE', 'US']) expect(inside).not.toContain(nation);
  });

  it('belongs to the nation of its contribution and moves on its order', () => {
    const nationOf = new Map(contributions.map(({ id, nation }) => [id, nation]));
    const wrong = forceElements.filter(
      ({ nation, contribution = '', releasedBy = '' }) =>
        nationOf.get(contribution) !== nation || !releasedBy.endsWith(`-${nation?.toLowerCase()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('contains the two cases that the planning factors judge', () => {
    expect(byId.get('fe-fr-response-battlegroup')).toMatchObject({
      template: 'tpl-battlegroup',
      modes: ['rail', 'road'],
    });
    expect(templates.get('tpl-battlegroup')?.cargo).toMatchObject({ pax: 1000, wheeled: 240, tracked: 60 });
    expect(byId.get('fe-fr-response-brigade')).toMatchObject({
      template: 'tpl-mechanised-brigade',
      via: ['FRTLN', 'ROCND'],
    });
  });
});

describe('unit templates', () => {
  const withVehicles = unitTemplates.filter(({ cargo }) => (cargo.wheeled ?? 0) + (cargo.tracked ?? 0) > 0);

  it.each(withVehicles)('$id has area, mass and persons that fit its vehicles', ({ cargo }) => {
    const vehicles = (cargo.wheeled ?? 0) + (cargo.tracked ?? 0);
    expect((cargo.areaM2 ?? 0) / vehicles).toBeGreaterThanOrEqual(12);
    expect((cargo.areaM2 ?? 0) / vehicles).toBeLessThanOrEqual(32);
    expect((cargo.massT ?? 0) / vehicles).toBeGreaterThanOrEqual(3);
    expect((cargo.massT ?? 0) / vehicles).toBeLessThanOrEqual(65);
    expect((cargo.pax ?? 0) / vehicles).toBeGreaterThanOrEqual(2);
    expect((cargo.pax ?? 0) / vehicles).toBeLessThanOrEqual(10);
  });

  it('give ships and aircraft crews and no cargo', () => {
    for (const { id, cargo } of unitTemplates.filter((row) => !withVehicles.includes(row))) {
      expect({ id, keys: Object.keys(cargo) }).toEqual({ id, keys: ['pax'] });
    }
  });

  it('have symbol codes of 20 digits in the right symbol set', () => {
    for (const { sidc } of unitTemplates) expect(sidc).toMatch(/^1003(10|01|30)0[02]\d{2}\d{6}0000$/);
  });
});

describe('gates', () => {
  it('lead from the ceasefire to an order for every nation that contributes', () => {
    const ids = idsOf(gates);
    for (const { id, approvalGate, approvalRoute } of nations) {
      if (approvalGate !== undefined) expect(ids).toContain(approvalGate);
      if (approvalRoute === undefined) continue;
      expect(ids).toContain(`gate-order-posture-${id.toLowerCase()}`);
      expect(ids).toContain(`gate-order-response-${id.toLowerCase()}`);
    }
  });

  it('are passed in the order of the declaration', () => {
    const requires = new Map(gates.map((gate) => [gate.id, gate.requires ?? []]));
    expect(requires.get('gate-host-request')).toEqual(['gate-ceasefire', 'gate-cessation']);
    expect(requires.get('gate-approval-de')).toEqual(['gate-host-request']);
    expect(requires.get('gate-decision-de')).toEqual(['gate-attribution', 'gate-consultation']);
  });

  it('pass the cell in Paris, orders to the forces of Ukraine after a breach the cell in Kyiv', () => {
    const offices = new Set(
      gates
        .filter(({ kind }) => kind === 'order')
        .map(({ id, office }) => `${id.slice(-2) === 'ua' && id.includes('response')} ${office}`),
    );
    expect([...offices].sort()).toEqual(['false office-coordination-cell', 'true office-coordination-cell-kyiv']);
  });
});

describe('requirements and commitments', () => {
  it('ask for no more elements than are chosen, and of the capability they name', () => {
    expect(requirements.length).toBeGreaterThanOrEqual(20);
    for (const { id, count, capability, elements = [] } of requirements) {
      expect({ id, enough: count <= elements.length }).toEqual({ id, enough: true });
      expect({ id, others: elements.filter((element) => byId.get(element)?.capability !== capability) }).toEqual({
        id,
        others: [],
      });
    }
  });

  it('cover the five kinds and release what exists', () => {
    const releasable = new Set([...idsOf(forceElements), ...idsOf(stocks)]);
    expect(commitments.length).toBeGreaterThanOrEqual(20);
    expect(new Set(commitments.map(({ kind }) => kind)).size).toBe(5);
    expect(commitments.flatMap(({ releases = [] }) => releases).filter((id) => !releasable.has(id))).toEqual([]);
    expect(
      commitments.filter(({ kind, releases = [] }) => kind === 'military-capability' && releases.length === 0),
    ).toEqual([]);
  });
});

describe('consumption', () => {
  const reinforcement = (id: string | undefined): boolean =>
    id !== undefined && !isMultinationalForce(byId.get(id) as ForceElementRow);
  const ofForce = consumers.filter(
    ({ stock, element }) => !stock.endsWith('-W') && !stock.startsWith('st-DEP-') && !reinforcement(element),
  );
  const total = (posture: 'static' | 'high'): number =>
    ofForce.reduce((sum, { rates }) => sum + (rates?.[posture] ?? 0), 0);

  it('of the whole force at static posture is 320 to 600 t a day without water', () => {
    expect(total('static')).toBeGreaterThanOrEqual(320);
    expect(total('static')).toBeLessThanOrEqual(600);
  });

  it('of the whole force engaged is 1,800 to 2,500 t a day', () => {
    expect(total('high')).toBeGreaterThanOrEqual(1800);
    expect(total('high')).toBeLessThanOrEqual(2500);
  });

  it('is drawn by at least ten elements themselves, and by all classes', () => {
    expect(new Set(consumers.flatMap(({ element }) => element ?? [])).size).toBeGreaterThanOrEqual(10);
    expect(new Set(stocks.map((stock) => stock.class))).toEqual(new Set(['I', 'II', 'III', 'IV', 'V', 'W']));
  });

  it('can be refilled: every stock that is consumed has a source', () => {
    const filled = new Set([...replenishments.map(({ stock }) => stock), ...deliveries.map(({ stock }) => stock)]);
    expect(consumers.filter(({ stock }) => !filled.has(stock)).map(({ id }) => id)).toEqual([]);
    expect(
      replenishments.filter(({ reorderPointT, orderUpToT, lotT }) => orderUpToT <= reorderPointT || lotT <= 0),
    ).toEqual([]);
  });
});
