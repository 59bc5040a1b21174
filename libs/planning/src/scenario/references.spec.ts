import { toJsonSchema, type ScenarioDocument } from './document.ts';
import { listReferences } from './references.ts';

const document = {
  nations: [{ id: 'PL', name: 'Poland' }],
  places: [
    { id: 'p', name: 'P', country: 'PL', owner: 'PL' },
    { id: 'land', name: 'Land' },
  ],
  stocks: [{ id: 's', place: 'p' }],
  replenishments: [{ id: 'r', stock: 's', from: 's' }],
  forceElements: [{ id: 'e', name: 'E', component: 'land', home: 'q', via: ['q', 'p'] }],
  conditions: [{ id: 'c', type: 'stock', stock: 's' }],
  disruptions: [
    { id: 'd', resource: 'p/berths' },
    { id: 'x', resource: 'pp/berths' },
  ],
  movements: [{ id: 'm' }],
  initialState: { asOf: {}, stocks: [{ stock: 's', amountT: 1 }], elements: [{ element: 'm', state: 'ready' }] },
} as unknown as ScenarioDocument;

const namesOf = (section: string, id: string) =>
  listReferences(document, section, id).map((one) => `${one.section} ${one.id} ${one.path.join('.')}`);

test('fields, lists, resources and the state of now name a row', () => {
  expect(namesOf('places', 'p')).toEqual(['forceElements e via', 'stocks s place', 'disruptions d resource']);
  expect(namesOf('stocks', 's')).toEqual([
    'conditions c stock',
    'replenishments r stock',
    'replenishments r from',
    'initialState null stocks.stock',
  ]);
  expect(namesOf('movements', 'm')).toEqual(['initialState null elements.element']);
});

test('a country is no nation, a component no place', () => {
  expect(namesOf('nations', 'PL')).toEqual(['places p owner']);
  expect(namesOf('places', 'land')).toEqual([]);
});

test('every reference of the schema names sections that there are', () => {
  const { properties } = toJsonSchema() as { properties: Record<string, object> };
  const named = JSON.stringify(properties).match(/"(?:refersTo|partOf)":\[[^\]]*\]/g) ?? [];
  expect(named.length).toBeGreaterThan(80);
  const sections = named.flatMap((text) => Object.values(JSON.parse(`{${text}}`) as Record<string, string[]>).flat());
  expect(sections.filter((section) => !(section in properties))).toEqual([]);
});
