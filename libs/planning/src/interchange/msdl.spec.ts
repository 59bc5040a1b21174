import { referenceScenarios } from '../reference/index.ts';
import { readMsdl, writeMsdl, type KnownUnit } from './msdl.ts';

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

const toCyrillicByte = (letter: string): number => {
  const code = letter.charCodeAt(0);
  return code >= 0x410 ? code - 0x410 + 0xc0 : code;
};

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

  it('handles in braces are those without, of units and of sides', () => {
    const braced = file({ id: '{top}', at: NORTH }, { id: 'under', superior: '{ top }' });
    const { rows } = readMsdl(braced, { places: PLACES });
    expect(rows.map(({ id, fields }) => [id, fields['parent'], fields['home']])).toEqual([
      ['top', undefined, 'north'],
      ['under', 'top', 'north'],
    ]);
  });

  it.each([
    ['ISO-8859-1', 'Bölük é', (text: string) => Buffer.from(text, 'latin1')],
    ['windows-1251', 'Бригада', (text: string) => Buffer.from([...text].map(toCyrillicByte))],
    ['utf-16', 'Λόχος', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('a file is read in the encoding that it declares: %s', (encoding, name, encode) => {
    const xml = new TextDecoder().decode(file({ id: 'u', at: NORTH })).replace('Unit</Name>', `${name}</Name>`);
    const bytes = new Uint8Array(encode(`<?xml version="1.0" encoding="${encoding}"?>${xml}`));
    expect(readMsdl(bytes, { places: PLACES }).rows.map(({ fields }) => fields['name'])).toEqual([name]);
  });

  it.each(['no-such-encoding', 'us-ascii\u00e9'])('one that declares %s is refused', (encoding) => {
    const xml = new TextDecoder().decode(file({ id: 'u', at: NORTH }));
    const bytes = Buffer.from(
      `<?xml version="1.0" encoding="${encoding}"?>${xml.replace('Unit<', 'Bölük<')}`,
      'latin1',
    );
    expect(readMsdl(bytes, { places: PLACES }).rejected.map(({ code }) => code)).toEqual(['file.encoding']);
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

/** A side, or a unit of one. */
interface Sided {
  readonly id: string;
  readonly side?: string;
  readonly superior?: string;
  readonly symbol?: string;
}

describe('Sides of MSDL', () => {
  const SIDES = [
    { id: 'blue', allegiance: 'blue' },
    { id: 'red', allegiance: 'red' },
    { id: 'army', allegiance: 'red' },
    { id: 'helpers', allegiance: 'blue' },
  ];
  const sided = (units: readonly Sided[], sides = SIDES) =>
    new TextEncoder().encode(
      `<MilitaryScenario><ForceSides>${sides
        .map(
          ({ id, allegiance }) =>
            `<ForceSide><ObjectHandle>${id}</ObjectHandle><ForceSideName>The ${id}</ForceSideName><AllegianceHandle>${allegiance}</AllegianceHandle></ForceSide>`,
        )
        .join('')}</ForceSides><Organizations><Units>${units
        .map(
          ({ id, side, superior, symbol = '' }) =>
            `<Unit><ObjectHandle>${id}</ObjectHandle><SymbolIdentifier>${symbol}</SymbolIdentifier><Name>${id}</Name><Relations><ForceRelation><ForceRelationData>${side === undefined ? '' : `<ForceSideHandle>${side}</ForceSideHandle>`}${superior === undefined ? '' : `<CommandRelation><CommandingSuperiorHandle>${superior}</CommandingSuperiorHandle></CommandRelation>`}</ForceRelationData></ForceRelation></Relations><Disposition><Location><CoordinateData><GDC><Latitude>10</Latitude><Longitude>${id.length}</Longitude></GDC></CoordinateData></Location></Disposition></Unit>`,
        )
        .join('')}</Units></Organizations></MilitaryScenario>`,
    );
  const UNITS: Sided[] = [
    { id: 'b', side: 'blue' },
    { id: 'b-1', superior: 'b' },
    { id: 'help', side: 'helpers' },
    { id: 'army-hq', side: 'army' },
    { id: 'battalion', superior: 'army-hq' },
  ];
  const read = (side?: string, units: readonly Sided[] = UNITS, sides = SIDES) =>
    readMsdl(sided(units, sides), { places: [], nation: 'FR', side });
  const idsOf = ({ rows }: ReturnType<typeof read>) =>
    rows.filter(({ section }) => section === 'forceElements').map(({ id }) => id);

  it('units of the other sides are no elements of ours, and make no places; how many is told', () => {
    const imported = read();
    expect(idsOf(imported)).toEqual(['b', 'b-1', 'help']);
    expect(imported.rows.filter(({ section }) => section === 'places')).toHaveLength(3);
    expect(imported.rejected).toEqual([]);
    expect(imported.warnings).toMatchObject([
      {
        code: 'msdl.side',
        row: null,
        message: expect.stringMatching(/left out: 2 of The army\. The file is read for The blue/),
      },
    ]);
  });

  it.each([
    ['red', ['army-hq', 'battalion']],
    ['The army', ['army-hq', 'battalion']],
    ['The helpers', ['help']],
    ['The blue', ['b', 'b-1', 'help']],
  ])('of the side that is named, by handle or name: %s', (side, ids) => {
    expect(idsOf(read(side))).toEqual(ids);
  });

  it('a side that is not there is refused, with those that are', () => {
    expect(read('green').rejected).toMatchObject([
      { code: 'msdl.side', row: null, message: expect.stringContaining('The blue, The red') },
    ]);
  });

  it.each([
    ['SHGPUCI----E---', false],
    ['SNGPUCI----E---', false],
    ['SFGPUCI----E---', true],
    ['S-GPUCI----E---', true],
    ['10061000001211000000', false],
    ['10031000001211000000', true],
    ['', true],
  ])('who names no side is judged by his symbol: %s', (symbol, isOurs) => {
    const imported = read(undefined, [{ id: 'u', symbol }], []);
    expect(idsOf(imported)).toEqual(isOurs ? ['u'] : []);
    expect(imported.warnings.some(({ code }) => code === 'msdl.side')).toBe(!isOurs);
  });

  it('sides and superiors that go round in circles end', () => {
    const circle = [
      { id: 'blue', allegiance: 'red' },
      { id: 'red', allegiance: 'blue' },
    ];
    const units = [
      { id: 'u', superior: 'v' },
      { id: 'v', superior: 'u' },
      { id: 'w', side: 'red' },
    ];
    expect(idsOf(read(undefined, units, circle))).toContain('w');
  });

  it('what we write is of one side, and read back whole', () => {
    const [reference] = referenceScenarios;
    const xml = new TextEncoder().encode(writeMsdl(reference, []));
    const { rows, warnings } = readMsdl(xml, { places: reference.places });
    expect(rows).toHaveLength(reference.forceElements?.length ?? 0);
    expect(warnings.filter(({ code }) => code === 'msdl.side')).toEqual([]);
  });
});

describe('Positions of MSDL', () => {
  const at = (coordinates: string) => {
    const xml = `<MilitaryScenario><Organizations><Units><Unit><ObjectHandle>u</ObjectHandle><Disposition><Location><CoordinateData>${coordinates}</CoordinateData></Location></Disposition></Unit></Units></Organizations></MilitaryScenario>`;
    const { rows, rejected } = readMsdl(new TextEncoder().encode(xml), { places: [] });
    const place = rows.find(({ section }) => section === 'places');
    return place === undefined ? rejected.map(({ code }) => code) : [place.fields['lat'], place.fields['lon']];
  };
  const grid = (zone: string, square: string, east: string, north: string, precision = 5) =>
    at(
      `<MGRS><MGRSGridZone>${zone}</MGRSGridZone><MGRSGridSquare>${square}</MGRSGridSquare><MGRSPrecision>${precision}</MGRSPrecision><MGRSEasting>${east}</MGRSEasting><MGRSNorthing>${north}</MGRSNorthing></MGRS>`,
    );
  const utm = (zone: string, east: number, north: number) =>
    at(
      `<UTM><UTMGridZone>${zone}</UTMGridZone><UTMEasting>${east}</UTMEasting><UTMNorthing>${north}</UTMNorthing></UTM>`,
    );
  const degrees = (lat: number, lon: number) => [expect.closeTo(lat, 4), expect.closeTo(lon, 4)];

  it.each([
    ['Linkoping', [3222341.7585, 865768.3431, 5417720.2642], 58.54383, 15.038887],
    ['Kyiv', [3505546.7985, 2066853.7849, 4894928.5402], 50.45, 30.5234],
    ['Cape Town', [5026475.855, 1674434.5167, -3539621.1632], -33.9249, 18.4241],
    ['Singapore', [-1523153.9367, 6191934.0307, 149497.4202], 1.3521, 103.8198],
  ])('geocentric: %s', (_, [x, y, z], lat, lon) => {
    expect(at(`<GCC><X>${x}</X><Y>${y}</Y><Z>${z}</Z></GCC>`)).toEqual(degrees(lat, lon));
  });

  it.each([
    ['33V', 502263.6264, 6489259.6913, 58.54383, 15.038887],
    ['36U', 324181.8387, 5591596.4905, 50.45, 30.5234],
    ['34H', 261881.5985, 6243182.3545, -33.9249, 18.4241],
    ['48N', 368700.2724, 149479.8663, 1.3521, 103.8198],
    ['33X', 514278.7151, 8683355.4703, 78.2232, 15.6267],
  ])('UTM: %s', (zone, east, north, lat, lon) => {
    expect(utm(zone, east, north)).toEqual(degrees(lat, lon));
  });

  it.each([
    ['33V', 'WE', '02263', '89259', 58.54383, 15.038887],
    ['36U', 'UA', '24181', '91596', 50.45, 30.5234],
    ['31U', 'DQ', '48251', '11932', 48.8582, 2.2945],
    ['34H', 'BH', '61881', '43182', -33.9249, 18.4241],
    ['48N', 'UG', '68700', '49479', 1.3521, 103.8198],
  ])('MGRS: %s %s', (zone, square, east, north, lat, lon) => {
    expect(grid(zone, square, east, north)).toEqual(degrees(lat, lon));
  });

  it('a coarse figure of MGRS is the middle of its square', () => {
    const [lat, lon] = grid('33V', 'WE', '02', '89', 2);
    expect([lat, lon]).toEqual([expect.closeTo(58.546, 2), expect.closeTo(15.043, 2)]);
  });

  it.each([
    '<GDC><Latitude>91</Latitude><Longitude>0</Longitude></GDC>',
    '<GDC><Latitude></Latitude><Longitude></Longitude></GDC>',
    '<GCC><X>1</X><Y>2</Y><Z>3</Z></GCC>',
    '<UTM><UTMGridZone>61V</UTMGridZone><UTMEasting>500000</UTMEasting><UTMNorthing>5000000</UTMNorthing></UTM>',
    '<MGRS><MGRSGridZone>33V</MGRSGridZone><MGRSGridSquare>AA</MGRSGridSquare><MGRSEasting>1</MGRSEasting><MGRSNorthing>1</MGRSNorthing></MGRS>',
    '<MGRS><MGRSGridZone>33I</MGRSGridZone></MGRS>',
    '',
  ])('what is no position is told: %s', (coordinates) => {
    expect(at(coordinates)).toEqual(['unit.invalid']);
  });
});
