/**
 * A theatre of any size, made from its size alone, for benches and load tests: a grid of places from west to east with roads and railways, ports
 * along both coasts, a border and a change of gauge on the way, nations with garrisons, lift and a sector each to send to, depots behind the
 * sectors, decisions before everything and damage on the way. Everything is invented. With 1,000 elements it is the reference case of the
 * benches: 30 nations, 5,000 movement lines, 400 places, 365 days.
 */
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import { LIFT_TYPES, makePools } from './generated-lift.ts';
import { makeDisruptions, makeLinks, makeSites } from './generated-network.ts';
import { day, numbers, type Numbers, type Rows, type Site } from './generated-rows.ts';

const NATIONS = 30;
const DAYS = 365;
const HUBS_OF_NATION = 3;
const GARRISONS_OF_NATION = 2;

/** The case with that many force elements; places, lift and stocks grow with them. */
export function generatedCase(elements: number): ScenarioDocument {
  const n = numbers(20_260_101);
  const sites = makeSites(n, Math.max(40, Math.round(elements * 0.4)));
  const ofKind = (kind: string) => sites.filter((site) => site.place.kind === kind);
  const garrisons = ofKind('garrison');
  const hubs = ofKind('hub');
  const nations = Array.from({ length: NATIONS }, (_, i) => `N${String(i + 1).padStart(2, '0')}`);
  const perNation = Math.max(GARRISONS_OF_NATION, Math.ceil(garrisons.length / NATIONS));
  const homes = nations.map((_, i) =>
    Array.from({ length: perNation }, (__, k) => garrisons[(i * perNation + k) % garrisons.length]),
  );
  // Places grow with the elements, and so do the sectors; what one garrison sends to stays a handful.
  const sectorOf = (home: Site) => {
    const near = [...hubs].sort(
      (a, b) => Math.abs(a.row - home.row) - Math.abs(b.row - home.row) || (a.id < b.id ? -1 : 1),
    );
    return near.slice(0, HUBS_OF_NATION);
  };
  const sectors = new Map(garrisons.map((home) => [home.id, sectorOf(home)]));
  const forceElements = Array.from({ length: elements }, (_, i) => {
    const nation = i % NATIONS;
    const home = n.pick(homes[nation]);
    return element(n, i, nations[nation], home.id, n.pick(sectors.get(home.id)!).id);
  });
  return {
    format: DOCUMENT_FORMAT,
    id: `generated-${elements}`,
    title: `Generated theatre of ${elements} force elements`,
    clock: {
      cfDay: '2026-06-01T00:00:00Z',
      dDay: { anchor: 'CF', offset: 120 },
      end: { anchor: 'CF', offset: DAYS },
    },
    nations: nations.map((id) => ({ id, name: `Nation ${id}`, role: 'contributor', reported: 'nothing reported' })),
    places: sites.map((site) => site.place),
    shares: [
      {
        id: 'civil',
        steps: [
          { from: day(0), share: 0.3 },
          { from: day(120), share: 0.6 },
        ],
      },
    ],
    links: makeLinks(sites),
    liftTypes: LIFT_TYPES,
    liftPools: makePools(n, sites, nations, homes, elements),
    forceElements,
    gates: makeGates(n, nations),
    ...makeSupply(n, ofKind('depot'), hubs),
    disruptions: makeDisruptions(n, sites),
  };
}

function element(n: Numbers, i: number, nation: string, home: string, destination: string): Rows<'forceElements'> {
  const earliest = n.int(0, 120);
  return {
    id: `E${String(i).padStart(6, '0')}`,
    name: `Element ${i}`,
    nation,
    component: 'land',
    home,
    destination,
    releasedBy: `national-${nation}`,
    earliest: day(earliest),
    notice: { triangular: [2, 5, 15] },
    requiredAt: day(earliest + n.int(30, 120)),
    priority: n.int(1, 9) * 10,
    marryUp: { triangular: [0.5, 1, 3] },
    integration: { triangular: [1, 2, 5] },
    // Five streams: five movement lines.
    cargo: {
      pax: n.int(80, 600),
      wheeled: n.int(10, 70),
      tracked: n.int(2, 25),
      massT: n.int(400, 1800),
      supplyT: n.int(20, 350),
      ammunitionT: n.int(10, 200),
    },
  };
}

function makeGates(n: Numbers, nations: readonly string[]): Rows<'gates'>[] {
  return [
    { id: 'ceasefire', title: 'Ceasefire', kind: 'ceasefire', opensAt: day(0) },
    {
      id: 'request',
      title: 'Request of the host',
      kind: 'host-request',
      requires: ['ceasefire'],
      duration: { triangular: [1, 3, 10] },
    },
    ...nations.map((nation): Rows<'gates'> => ({
      id: `national-${nation}`,
      title: `Approval of ${nation}`,
      kind: 'national-approval',
      owner: nation,
      requires: ['request'],
      duration: { triangular: [2, n.int(5, 20), 45] },
      correlatedWith: 'climate',
    })),
  ];
}

function makeSupply(n: Numbers, depots: readonly Site[], hubs: readonly Site[]) {
  const west = depots.slice(0, Math.max(1, Math.floor(depots.length / 2)));
  const stocks: Rows<'stocks'>[] = west.map((site) => ({
    id: `depot-${site.id}`,
    place: site.id,
    class: 'I',
    amountT: 5000,
    outloadTPerDay: 800,
  }));
  const consumers: Rows<'consumers'>[] = [];
  const replenishments: Rows<'replenishments'>[] = [];
  const deliveries: Rows<'deliveries'>[] = west.map((site) => ({
    id: `convoy-${site.id}`,
    stock: `depot-${site.id}`,
    amountT: 1000,
    at: day(5),
    everyDays: 7,
    times: 50,
  }));
  for (const hub of hubs) {
    stocks.push({ id: `stock-${hub.id}`, place: hub.id, class: 'I', amountT: 600 });
    consumers.push({
      id: `use-${hub.id}`,
      stock: `stock-${hub.id}`,
      steps: [
        { from: day(0), tPerDay: n.int(5, 20) },
        { from: day(120), tPerDay: n.int(20, 60) },
      ],
    });
    // From the depots of the same rows: nobody is supplied from the other end of the theatre.
    const from = [...west].sort(
      (a, b) => Math.abs(a.row - hub.row) - Math.abs(b.row - hub.row) || (a.id < b.id ? -1 : 1),
    )[0];
    replenishments.push({
      id: `order-${hub.id}`,
      stock: `stock-${hub.id}`,
      from: `depot-${from.id}`,
      reorderPointT: 400,
      orderUpToT: 900,
      lotT: 100,
      priority: 30,
    });
  }
  return { stocks, consumers, replenishments, deliveries };
}
