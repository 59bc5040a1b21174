/** Which airspaces a flight crosses, and how long the way around is: against boxes worked out by hand. */
import { Airspaces } from './airspace.ts';

const box = (south: number, west: number, north: number, east: number) => ({
  outline: [
    { lat: south, lon: west },
    { lat: south, lon: east },
    { lat: north, lon: east },
    { lat: north, lon: west },
  ],
});
const at = (lat: number, lon: number) => ({ lat, lon });
/** The length of one great circle between two points near each other on the equator, or on a meridian: degrees. */
const degrees = (ratio: number, direct: number) => ratio * direct;

describe('airspaces', () => {
  test('a flight crosses what it passes over, begins in or ends in, and not what it passes beside', () => {
    const airspaces = new Airspaces([box(-1, 10, 1, 12), box(-1, 20, 1, 22)]);
    expect(airspaces.crossed(at(0, 0), at(0, 15))).toEqual([0]);
    expect(airspaces.crossed(at(0, 0), at(0, 30))).toEqual([0, 1]);
    expect(airspaces.crossed(at(0, 11), at(0, 15))).toEqual([0]);
    expect(airspaces.crossed(at(0, 15), at(0, 21))).toEqual([1]);
    expect(airspaces.crossed(at(0, 11), at(0.5, 11.5))).toEqual([0]);
    expect(airspaces.crossed(at(2, 0), at(2, 30))).toEqual([]);
    expect(airspaces.crossed(at(0, 13), at(0, 19))).toEqual([]);
  });

  test('the other side of the earth is not crossed, the date line and the pole are', () => {
    const airspaces = new Airspaces([box(-1, 179, 1, -179), { outline: [0, 90, 180, -90].map((lon) => at(85, lon)) }]);
    expect(airspaces.crossed(at(0, 175), at(0, -175))).toEqual([0]);
    expect(airspaces.crossed(at(0, -5), at(0, 5))).toEqual([]);
    expect(airspaces.crossed(at(60, 10), at(60, -170))).toEqual([1]);
    expect(airspaces.crossed(at(60, 10), at(60, 20))).toEqual([]);
    expect(airspaces.crossed(at(89, 10), at(60, 10))).toEqual([1]);
  });

  test('the way around a box leads over its nearer corners', () => {
    const airspaces = new Airspaces([box(-3, 10, 1, 12)]);
    const way = airspaces.around(at(0, 0), at(0, 22))!;
    // From the equator up to 1 degree over ten of longitude, along two, and down again.
    const up = (Math.acos(Math.cos(10 * (Math.PI / 180)) * Math.cos(Math.PI / 180)) * 180) / Math.PI;
    expect(degrees(way.ratio, 22)).toBeCloseTo(2 * up + 2, 1);
    expect(way.crossed).toEqual([]);
  });

  test('the way around is the same over the date line', () => {
    const here = new Airspaces([box(-3, 10, 1, 12)]).around(at(0, 0), at(0, 22))!;
    const there = new Airspaces([box(-3, 179, 1, -179)]).around(at(0, 169), at(0, -169))!;
    expect(there.ratio).toBeCloseTo(here.ratio, 9);
  });

  test('it leads around two that lie against each other, and around one that only the way around the first crosses', () => {
    const one = new Airspaces([box(-3, 10, 1, 12)]).around(at(0, 0), at(0, 22))!;
    const split = new Airspaces([box(-3, 10, 1, 11), box(-3, 11, 1, 12)]).around(at(0, 0), at(0, 22))!;
    expect(split.ratio).toBeCloseTo(one.ratio, 4);
    const blocked = new Airspaces([box(-3, 10, 1, 12), box(0.5, 9, 40, 13)]).around(at(0, 0), at(0, 22))!;
    const down = (Math.acos(Math.cos(10 * (Math.PI / 180)) * Math.cos(3 * (Math.PI / 180))) * 180) / Math.PI;
    expect(degrees(blocked.ratio, 22)).toBeCloseTo(2 * down + 2, 1);
  });

  test('it does not go around where it begins or ends, and there is none where nothing is in the way', () => {
    const airspaces = new Airspaces([box(-1, 10, 1, 12), box(-1, 20, 1, 22)]);
    expect(airspaces.around(at(0, 0), at(0, 11))).toBeUndefined();
    expect(airspaces.around(at(5, 0), at(5, 30))).toBeUndefined();
    expect(airspaces.around(at(0, 0), at(0, 21))).toEqual({ ratio: expect.closeTo(1.005, 2), crossed: [1] });
  });

  test('a way out of a bay leads over the corners that stand out', () => {
    // A horseshoe that is open to the south; from inside it to the north.
    const outline = [at(0, 0), at(10, 0), at(10, 10), at(0, 10), at(0, 8), at(8, 8), at(8, 2), at(0, 2)];
    const way = new Airspaces([{ outline }]).around(at(7, 5), at(12, 5))!;
    expect(way.ratio * 5).toBeGreaterThan(7 + 10 + 2);
    expect(way.ratio * 5).toBeLessThan(7 + 3 + 2 + 10 + 5 + 4);
  });

  test('a flight through two opposite corners crosses what lies between them, one that touches none does not', () => {
    const airspaces = new Airspaces([{ outline: [at(0, 10), at(2, 12), at(0, 14), at(-2, 12)] }]);
    expect(airspaces.crossed(at(0, 0), at(0, 22))).toEqual([0]);
    expect(airspaces.crossed(at(0, 22), at(0, 0))).toEqual([0]);
    expect(airspaces.crossed(at(-10, 12), at(10, 12))).toEqual([0]);
    expect(airspaces.around(at(0, 0), at(0, 22))!.ratio * 22).toBeCloseTo(22.37, 1);
    expect(airspaces.crossed(at(0, 0), at(0, 9))).toEqual([]);
    expect(airspaces.crossed(at(0, 15), at(0, 22))).toEqual([]);
  });

  test('ways around many outlines of many corners are found for every pair of many airfields', () => {
    // Twenty stars of 60 corners in four rows, 30 of which stand out, and 40 airfields between and around them.
    const star = (lat: number, lon: number) => ({
      outline: Array.from({ length: 60 }, (_, i) => {
        const [angle, size] = [(i * Math.PI) / 30, i % 2 === 0 ? 2 : 1.4];
        return at(lat + size * Math.sin(angle), lon + size * Math.cos(angle));
      }),
    });
    const airspaces = new Airspaces(
      Array.from({ length: 20 }, (_, i) => star(40 + 5 * Math.floor(i / 5), 5 * (i % 5))),
    );
    const airfields = Array.from({ length: 40 }, (_, i) => at(37.4 + 3.1 * (i % 7), -2.6 + 4.2 * Math.floor(i / 7)));
    let ways = 0;
    for (const from of airfields)
      for (const to of airfields) {
        const way = from === to ? undefined : airspaces.around(from, to);
        if (way === undefined) continue;
        ways++;
        expect(way.ratio).toBeGreaterThanOrEqual(1);
      }
    expect(ways).toBeGreaterThan(500);
  });
});
