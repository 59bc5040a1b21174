import { toWorld } from '../mapping/to-world.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { parisDeclaration, referenceScenarios } from './index.ts';

const DAY = 1440;
const { stocks = [], replenishments = [], commitments = [], forceElements = [] } = parisDeclaration;

/** Days on which something comes from outside, by stock, of one series of deliveries. */
function daysOf(document: ScenarioDocument, series: 'posture' | 'response' | ''): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (const row of toWorld(document).deliveries) {
    if (!document.deliveries?.some(({ id }) => id === row.id && id.endsWith(series))) continue;
    const own = Array.from({ length: row.times ?? 1 }, (_, k) => (row.atMin + k * (row.everyMin ?? 0)) / DAY);
    days.set(
      row.stock,
      [...(days.get(row.stock) ?? []), ...own].sort((a, b) => a - b),
    );
  }
  return days;
}

describe('deliveries from outside follow the date of the attack', () => {
  it.each([60, 180, 300])('D-day on CF+%i: no gap, and no two series at once', (dDay) => {
    const document = {
      ...parisDeclaration,
      clock: { ...parisDeclaration.clock, dDay: { anchor: 'CF', offset: dDay } },
    } as const;
    const [posture, response, all] = (['posture', 'response', ''] as const).map((series) => daysOf(document, series));
    expect(posture.size).toBeGreaterThan(30);
    for (const [stock, days] of posture) {
      expect({ stock, last: days.at(-1)! < dDay, first: response.get(stock)![0] >= dDay }).toEqual({
        stock,
        last: true,
        first: true,
      });
    }
    for (const [stock, days] of all) {
      const gaps = days.slice(1).map((day, k) => day - days[k]);
      expect({ stock, long: gaps.filter((gap) => gap > 14) }).toEqual({ stock, long: [] });
      expect({ stock, short: days.at(-1)! < dDay + 100 }).toEqual({ stock, short: false });
    }
  });
});

describe('weather follows the calendar, not the attack', () => {
  it.each(referenceScenarios.map((document) => [document.id, document] as const))('%s', (_, { disruptions = [] }) => {
    const weather = disruptions.filter(({ kind }) => kind === 'weather');
    expect(weather.length).toBeGreaterThan(0);
    const anchors = weather.flatMap(({ at, until = at }) => [at?.anchor, until?.anchor]);
    expect(new Set(anchors)).toEqual(new Set(['UTC']));
  });
});

describe('stocks that a commitment releases', () => {
  it('are drawn on by somebody', () => {
    const drawn = new Set([
      ...replenishments.map(({ from }) => from),
      ...(parisDeclaration.consumers ?? []).map(({ stock }) => stock),
      ...(parisDeclaration.formations ?? []).flatMap(({ equipment = [] }) => equipment.map(({ stock }) => stock)),
    ]);
    const ids = new Set(stocks.map(({ id }) => id));
    const released = commitments.flatMap(({ releases = [] }) => releases).filter((id) => ids.has(id));
    expect(released.length).toBeGreaterThan(10);
    expect(released.filter((id) => !drawn.has(id))).toEqual([]);
  });

  it('stand, as all ammunition, where a limit of net explosive quantity holds', () => {
    const holds = new Set(stocks.filter((stock) => stock.class === 'V').map(({ place }) => place));
    const without = parisDeclaration.places.filter(
      ({ id, explosivesLimitKg }) => holds.has(id) && explosivesLimitKg === undefined,
    );
    expect(without.map(({ id }) => id)).toEqual([]);
  });
});

describe('monitors', () => {
  it('that patrol the line of contact stand in the supported nation', () => {
    const country = new Map(parisDeclaration.places.map((place) => [place.id, place.country]));
    const at = new Map(forceElements.map(({ id, destination }) => [id, country.get(destination)]));
    const patrols = (parisDeclaration.monitors ?? []).filter(({ kind }) => kind === 'observer-team');
    expect(patrols.length).toBeGreaterThan(2);
    expect(patrols.filter(({ element = '' }) => at.get(element) !== 'UA').map(({ id }) => id)).toEqual([]);
  });
});
