import type { ScenarioDocument } from '../scenario/document.ts';
import { referenceScenarios } from '../reference/index.ts';
import { previewImport } from './preview.ts';
import { readTable } from './read-table.ts';
import type { Row } from './table-format.ts';
import { rowsOf, TIME_PHASED } from './time-phased.ts';
import { toOutTable, writeCsv, writeWorkbook } from './write-table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const knownOf = ({ movements = [], forceElements = [] }: ScenarioDocument) => ({
  own: new Set(movements.map(({ id }) => id)),
  elsewhere: new Set(forceElements.map(({ id }) => id)),
});
const preview = (document: ScenarioDocument, file: Uint8Array, isComplete = false) => {
  const imported = readTable(file, TIME_PHASED, knownOf(document));
  const lines = previewImport(document, imported, { isOurs: () => true, isComplete });
  return { imported, lines };
};
const [reference] = referenceScenarios;

const WORLD = {
  ...reference,
  unitTemplates: [{ id: 't', name: 'T', component: 'land', cargo: { pax: 800, massT: 3200.5, wheeled: 120 } }],
  forceElements: [
    {
      id: 'bn',
      name: 'Battalion',
      nation: 'FR',
      component: 'land',
      home: 'a',
      destination: 'b',
      template: 't',
      via: ['p', 'q'],
    },
    { id: 'coy', name: 'Company', nation: 'DE', component: 'sea', home: 'a', destination: 'b', cargo: { pax: 120 } },
    {
      id: 'guard',
      name: 'Guard',
      nation: 'DE',
      component: 'land',
      home: 'b',
      destination: 'b',
      deployment: 'in-place',
    },
  ],
  movements: [{ id: 'm', from: 'a', to: 'b', cargo: { massT: 10 }, readyToLoad: { anchor: 'CF', offset: 1 } }],
} as unknown as ScenarioDocument;

describe('The time-phased table', () => {
  it.each(referenceScenarios.map((one) => [one.id, one] as const))('has the flow of the force: %s', (_, document) => {
    const table = toOutTable(TIME_PHASED, rowsOf(TIME_PHASED, document));
    const moving = (document.forceElements ?? []).filter(({ deployment }) => deployment !== 'in-place');
    expect(moving.length).toBeGreaterThan(5);
    expect(table.rows).toHaveLength(moving.length + (document.movements ?? []).length);
    for (const file of [bytes(writeCsv(table)), writeWorkbook([table])]) {
      const { imported, lines } = preview(document, file, true);
      expect([imported.rejected, imported.warnings]).toEqual([[], []]);
      expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
    }
  });

  it('has elements with nation, component, and the cargo that their template says; who stands in place does not move', () => {
    const { columns, rows } = toOutTable(TIME_PHASED, rowsOf(TIME_PHASED, WORLD));
    const told = [
      'ULN',
      'unit',
      'nation',
      'component',
      'origin',
      'POE',
      'POD',
      'destination',
      'PAX',
      'STON',
      'wheeled',
    ];
    expect(rows.map((row) => told.map((name) => row[columns.indexOf(name)]))).toEqual([
      ['m', undefined, undefined, undefined, 'a', undefined, undefined, 'b', undefined, 11.023, undefined],
      ['bn', 'Battalion', 'FR', 'land', 'a', 'p', 'q', 'b', 800, 3527.947, 120],
      ['coy', 'Company', 'DE', 'sea', 'a', undefined, undefined, 'b', 120, undefined, undefined],
    ]);
  });

  it('changes the element that a line names, and figures of its own only', () => {
    const head = 'ULN;unit;nation;component;origin;destination;RDD;PAX;STON';
    const { lines } = preview(WORLD, bytes(`${head}\nbn;Battalion;FR;land;c;b;D+3;750;3527,947\n`));
    expect(lines).toMatchObject([
      {
        outcome: 'changed',
        section: 'forceElements',
        after: {
          ...(WORLD.forceElements as unknown as Row[])[0],
          home: 'c',
          cargo: { pax: 750 },
          requiredAt: { anchor: 'D', offset: 3 },
        },
      },
    ]);
    expect(lines[0].after?.['cargo']).toEqual({ pax: 750 });
  });

  it('a line with a component is a new element, one without a new movement', () => {
    const head = 'ULN;unit;nation;component;origin;destination;RLD;PAX';
    const { imported, lines } = preview(WORLD, bytes(`${head}\nx;X;PL;air;a;b;CF+1;5\ny;Y;PL;;a;b;CF+1;5\n`));
    expect(lines.map(({ section, outcome, after }) => [section, outcome, after])).toEqual([
      [
        'forceElements',
        'added',
        { id: 'x', name: 'X', nation: 'PL', component: 'air', home: 'a', destination: 'b', cargo: { pax: 5 } },
      ],
      [
        'movements',
        'added',
        {
          id: 'y',
          name: 'Y',
          nation: 'PL',
          from: 'a',
          to: 'b',
          readyToLoad: { anchor: 'CF', offset: 1 },
          cargo: { pax: 5 },
        },
      ],
    ]);
    expect(imported.warnings).toMatchObject([{ code: 'cell.left-out', row: 2, column: 'RLD' }]);
  });

  it('what is a movement stays one, and what is an element, whatever the line says', () => {
    const head = 'ULN;nation;component;origin;destination';
    const { imported, lines } = preview(WORLD, bytes(`${head}\nm;FR;land;c;b\ncoy;;;c;b\n`));
    expect(lines.map(({ section, id }) => [section, id])).toEqual([
      ['movements', 'm'],
      ['forceElements', 'coy'],
    ]);
    expect(imported.warnings.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['cell.left-out', 2, 'component'],
    ]);
  });

  it('a complete one removes movements, and no element', () => {
    const { lines } = preview(WORLD, bytes('ULN;component;origin;destination\nn;;a;b\nbn;land;a;b\n'), true);
    expect(lines.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['n', 'added'],
      ['bn', 'unchanged'],
      ['m', 'removed'],
    ]);
  });
});
