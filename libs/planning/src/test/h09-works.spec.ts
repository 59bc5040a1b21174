/** H09: fortification works by hand: what whole stages leave of a length, and how many engineers build. */
import { cf, d, DAY, days, island, unit } from '../testing/island.ts';
import { issuesOf, runOf } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const run = (part: Partial<ScenarioDocument>) => runOf(island(part));
type Result = ReturnType<typeof run>;
const inDays = (minutes: number | null | undefined) =>
  minutes === null || minutes === undefined ? null : minutes / DAY;
const progress = (result: Result, id: string) => result.progress.find((one) => one.id === id)!;
const stock = (id: string, amountT: number) => ({ id, place: 'Camp', class: 'IV' as const, amountT });

describe('H09 ten kilometres in stages of four, nine days and 60 t each', () => {
  const works = (part: object = {}) => ({
    id: 'w',
    title: 'W',
    sector: 's',
    lengthKm: 10,
    stageKm: 4,
    stageTime: days(9),
    stock: 'wood',
    tPerKm: 15,
    holdGain: 0.3,
    ...part,
  });
  const build = (woodT: number, part: object = {}, plan: object = {}) =>
    run({
      stocks: [stock('wood', woodT)],
      sectors: [{ id: 's', name: 'S', lat: 0, lon: 0, holdTime: days(10), intensity: [{ from: d(0), level: 'high' }] }],
      fortificationWorks: [works(part)],
      ...plan,
    });
  const gainDays = (result: ReturnType<typeof build>) => result.sectors[0].holdGainDays.p50;

  test('H09.1 150 t and 22.5 days are enough, for the last two kilometres take half of a stage', () => {
    const result = build(150);
    expect(inDays(progress(result, 'w').complete.p50)).toBe(22.5);
    expect(progress(result, 'w').done.p50.at(-1)).toBe(10);
    expect(gainDays(result)).toBeCloseTo(3, 9);
  });

  test('H09.5 eight of ten kilometres lengthen the hold time by four fifths of three tenths', () => {
    const result = build(120);
    expect(progress(result, 'w').done.p50.at(-1)).toBe(8);
    expect(gainDays(result)).toBeCloseTo(2.4, 9);
    expect(inDays(result.sectors[0].holdUntil.p50)).toBeCloseTo(50 + 12.4, 9);
  });

  test('H09.2 engineers: a hundred in 22.5 days, with fifty of them in 45, with two hundred in 11.25', () => {
    const crew = (engineers: string[], other: object[] = []) => {
      const result = build(
        999,
        { engineers, engineersNeeded: 100 },
        {
          forceElements: [
            ['half', 50],
            ['whole', 100],
            ['more', 100],
          ].map(([id, pax]) => unit(id as string, { cargo: { pax: pax as number } })),
          ...(other.length === 0 ? {} : { fortificationWorks: [works({ engineers, engineersNeeded: 100 }), ...other] }),
        },
      );
      return inDays(progress(result, 'w').complete.p50);
    };
    expect([crew(['whole']), crew(['half']), crew(['whole', 'more'])]).toEqual([22.5, 45, 11.25]);
    // One element of two works is divided evenly over them.
    expect(crew(['whole'], [works({ id: 'v', engineers: ['whole'], engineersNeeded: 100 })])).toBe(45);
  });

  test('H09.3 engineers who are none are warned of, and works that share some at a pace for any number', () => {
    const two = (part: object) =>
      issuesOf(
        island({
          sectors: [{ id: 's', name: 'S', lat: 0, lon: 0, holdTime: days(10) }],
          stocks: [stock('wood', 1)],
          forceElements: [unit('sappers'), unit('guns', { cargo: { massT: 5 } })],
          fortificationWorks: [works(part), works({ id: 'v', ...part })],
        }),
      ).filter((issue) => issue.startsWith('works.'));
    const both = (code: string) => [0, 1].map((i) => `${code} fortificationWorks.${i}.engineersNeeded`);
    expect(two({ engineers: ['guns'], engineersNeeded: 100 })).toEqual(both('works.engineers'));
    expect(two({ engineersNeeded: 100 })).toEqual(both('works.engineers'));
    expect(two({ engineers: ['sappers'] })).toEqual(both('works.shared'));
    expect(two({ engineers: ['sappers'], engineersNeeded: 100 })).toEqual([]);
  });

  test('H09.4 eight that are done by CF+1 leave the last stage alone, ten leave nothing', () => {
    const now = (done: number) => build(150, {}, { initialState: { asOf: cf(1), support: [{ id: 'w', done }] } });
    expect(inDays(progress(now(8), 'w').complete.p50)).toBe(1 + 4.5);
    expect(inDays(progress(now(10), 'w').complete.p50)).toBe(1);
  });
});
