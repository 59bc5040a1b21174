import { referenceScenarios } from '../reference/index.ts';
import { readMsdl, type KnownUnit } from './msdl.ts';

interface Unit {
  readonly id: string;
  readonly at?: readonly [lat: number, lon: number];
  readonly superior?: string;
}

const file = (...units: Unit[]) =>
  new TextEncoder().encode(
    `<MilitaryScenario><Organizations><Units>${units
      .map(
        ({ id, at, superior }) =>
          `<Unit><ObjectHandle>${id}</ObjectHandle><Name>Unit</Name>${superior === undefined ? '' : `<Relations><ForceRelation><ForceRelationData><CommandRelation><CommandingSuperiorHandle>${superior}</CommandingSuperiorHandle></CommandRelation></ForceRelationData></ForceRelation></Relations>`}${at === undefined ? '' : `<Disposition><Location><CoordinateData><GDC><Latitude>${at[0]}</Latitude><Longitude>${at[1]}</Longitude></GDC></CoordinateData></Location></Disposition>`}</Unit>`,
      )
      .join('')}</Units></Organizations></MilitaryScenario>`,
  );

const PLACES = [
  { id: 'north', lat: 50, lon: 20 },
  { id: 'south', lat: 45, lon: 20 },
];
const NORTH = [50, 20] as const;
const SOUTH = [45, 20] as const;

describe('Units of MSDL', () => {
  it('who stands in place is moved whole; who has somewhere to go still goes there', () => {
    const units: KnownUnit[] = [
      { id: 'stands', home: 'north', destination: 'north', deployment: 'in-place' },
      { id: 'goes', home: 'north', destination: 'north' },
      { id: 'draws', home: 'north', destination: 'hub', deployment: 'draw-set' },
    ];
    const { rows } = readMsdl(file(...units.map(({ id }) => ({ id, at: SOUTH }))), { places: PLACES, units });
    expect(rows.map(({ id, fields }) => [id, fields['home'], fields['destination']])).toEqual([
      ['stands', 'south', 'south'],
      ['goes', 'south', undefined],
      ['draws', 'south', undefined],
    ]);
  });

  it('of two with one handle the first counts, with its position; none is made for the second', () => {
    const { rows, rejected } = readMsdl(file({ id: 'u', at: NORTH }, { id: 'u', at: [10, 10] }), { places: PLACES });
    expect(rows.map(({ id, line, fields }) => [id, line, fields['home']])).toEqual([['u', 1, 'north']]);
    expect(rejected.map(({ code, row }) => [code, row])).toEqual([['id.duplicate', 2]]);
  });

  it('one without a handle is nobody: no superior of those that name none, and no place for them', () => {
    const { rows, rejected } = readMsdl(file({ id: '', at: SOUTH }, { id: 'top', at: NORTH }, { id: 'lost' }), {
      places: PLACES,
    });
    expect(rows.map(({ id, fields }) => [id, fields['parent'], fields['home']])).toEqual([['top', undefined, 'north']]);
    expect(rejected.map(({ code, row }) => [code, row])).toEqual([
      ['unit.invalid', 1],
      ['unit.invalid', 3],
    ]);
  });

  it('a superior that is rejected takes nobody with it', () => {
    const { rows, rejected } = readMsdl(
      file({ id: 'a b', at: NORTH }, { id: 'u', at: NORTH, superior: 'a b' }, { id: 'v', at: NORTH, superior: 'u' }),
      { places: PLACES },
    );
    expect(rows.map(({ id, fields }) => [id, fields['parent']])).toEqual([
      ['u', undefined],
      ['v', 'u'],
    ]);
    expect(rejected.map(({ row }) => row)).toEqual([1]);
  });

  it('of the reference scenario stand those that are in place', () => {
    const standing = (referenceScenarios[0].forceElements ?? []).filter(({ deployment }) => deployment === 'in-place');
    expect(standing.length).toBeGreaterThan(0);
    expect(standing.filter(({ home, destination }) => home !== destination)).toEqual([]);
  });
});
