/** H04: documents as somebody who does not know the code writes them. What comes out is what paper arithmetic says, or all that is wrong is listed at once. */
import { element, issuesOf, offerWith, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const run = (part: Partial<ScenarioDocument>) => runOf(smallScenario(part));
const only = (result: ReturnType<typeof runOf>, id = 'a') => result.elements.find((row) => row.id === id)!;
/** Minutes on the road of the small world. */
const WAY = only(run({})).atDestination.p50!;

describe('H04 documents by hand', () => {
  test('H04.1 no nations, no contributions, no gates: it moves all the same', () => {
    const bare = element('a', { nation: undefined, contribution: undefined });
    const result = run({ nations: undefined, contributions: undefined, forceElements: [bare] });
    expect(only(result).ready.p50).toBe(WAY);
    expect(result.gates).toEqual([]);
    expect(result.composed).toEqual([expect.objectContaining({ id: 'a', nation: null, persons: 100 })]);
  });

  test('H04.2 one nation that leads, gives and decides', () => {
    const [nation] = smallScenario().nations!;
    const gates = [
      { id: 'yes', title: 'Yes', kind: 'national-approval' as const, owner: 'AA', duration: { fixed: 3 } },
    ];
    const places = smallScenario().places.map((place) => ({ ...place, country: 'AA' }));
    const result = run({ nations: [nation], places, gates, forceElements: [element('a', { releasedBy: 'yes' })] });
    expect(only(result).ready.p50).toBe(3 * DAY + WAY);
    expect(only(result).bindingGate).toBe('yes');
  });

  test('H04.3 a record that was withdrawn and restored twice: under way on day 2, held, home free on day 9', () => {
    const record = [
      { event: 'met' as const, at: cf(2) },
      { event: 'withdrawn' as const, at: cf(3) },
      { event: 'restored' as const, at: cf(5) },
      { event: 'withdrawn' as const, at: cf(6) },
      { event: 'restored' as const, at: cf(9) },
    ];
    const gates = [{ id: 'yes', title: 'Yes', kind: 'national-approval' as const, owner: 'AA', record }];
    const later = (days: number) =>
      only(run({ gates, forceElements: [element('a', { releasedBy: 'yes', notice: { fixed: days } })] }));
    // Ordered on day 2; a notice of half a day is over before the first withdrawal.
    expect(later(0.5).ready.p50).toBe(2.5 * DAY + WAY);
    // Over on day 4, in the first hold, which ends on day 5; over on day 8, in the second, which ends on day 9.
    expect(later(2).ready.p50).toBe(5 * DAY + WAY);
    expect(later(6).ready.p50).toBe(9 * DAY + WAY);
    // Over on day 12, when nothing is held.
    expect(later(10).ready.p50).toBe(12 * DAY + WAY);
  });

  test('H04.4 a breach before anybody is ordered: D-day on CF-day', () => {
    const clock = { ...smallScenario().clock, dDay: cf(0), end: cf(40) };
    const gates = [
      { id: 'breach', title: 'Breach', kind: 'breach' as const, opensAt: { anchor: 'D' as const, offset: 0 } },
      { id: 'yes', title: 'Yes', kind: 'national-approval' as const, owner: 'AA', duration: { fixed: 5 } },
      {
        id: 'decision',
        title: 'Decision',
        kind: 'national-decision' as const,
        owner: 'AA',
        requires: ['breach'],
        duration: { fixed: 7 },
      },
    ];
    const ready = (breachPolicy: 'continue' | 'hold' | 'return') =>
      only(run({ clock, gates, forceElements: [element('a', { releasedBy: 'yes' })], ...offerWith({ breachPolicy }) }));
    expect(ready('continue').ready.p50).toBe(5 * DAY + WAY);
    expect(ready('hold').ready.p50).toBe(7 * DAY + WAY);
    const called = ready('return');
    expect([called.ready.share, called.leaves.share, called.bindingGate]).toEqual([0, 0, 'breach-policy:offer']);
  });

  test('H04.5 dates before CF-day: an order of last month is one of CF-day, and what was due then is late', () => {
    const row = only(
      run({ forceElements: [element('a', { earliest: cf(-30), requiredAt: cf(-5), notice: { fixed: 1 } })] }),
    );
    expect([row.ordered.p50, row.ready.p50, row.requiredMin, row.onTime!.value]).toEqual([0, DAY + WAY, 0, 0]);
  });

  test('H04.6 a commitment whose trigger never comes releases nothing, and says what it waits for', () => {
    const gates = [
      { id: 'never', title: 'Refused for good', kind: 'consultation' as const, owner: 'AA', refusal: 1 },
      { id: 'order', title: 'Order', kind: 'order' as const, owner: 'AA' },
    ];
    const commitments = [
      {
        id: 'promise',
        nation: 'AA',
        kind: 'military-capability' as const,
        title: 'Promise',
        trigger: 'never',
        releases: ['a'],
      },
    ];
    const result = run({ gates, commitments, forceElements: [element('a', { releasedBy: 'order' }), element('b')] });
    expect([only(result).ready.share, only(result).bindingGate]).toEqual([0, 'never']);
    expect(only(result, 'b').ready.share).toBe(1);
    expect(result.response.find(({ id }) => id === 'promise')?.inForce?.share ?? 0).toBe(0);
    expect(result.verdict.feasible).toBe(false);
  });

  const school = (part: object) => ({
    trainingProgrammes: [
      { id: 'school', title: 'School', seats: 100, courseLength: { fixed: 4 }, courses: 2, passRate: 0.5, ...part },
    ],
    formations: [
      {
        id: 'brigade',
        title: 'Brigade',
        element: 'a',
        trainees: [{ programme: 'school', persons: 60 }],
        formUp: { fixed: 1 },
      },
    ],
  });

  test('H04.7 training: 50 pass a course, so 60 are there after two; nobody passes, none is ever formed', () => {
    expect(only(run(school({}))).ready.p50).toBe((2 * 4 + 1) * DAY + WAY);
    expect(issuesOf(smallScenario(school({ courses: 1 })))).toEqual([expect.stringContaining('formations.0')]);
    expect(issuesOf(smallScenario(school({ passRate: 0 })))).toEqual([expect.stringContaining('formations.0')]);
    expect(issuesOf(smallScenario(school({ seats: 0 })))).toContainEqual(
      expect.stringContaining('trainingProgrammes.0.seats'),
    );
  });

  test('H04.8 a package that is funded after the end of the run delivers nothing, and is counted in its year', () => {
    const part = (day: number) => ({
      stocks: [{ id: 'st', place: 'HUB-East', class: 'V' as const, amountT: 10 }],
      packages: [
        {
          id: 'aid',
          title: 'Aid',
          tranches: [{ id: 'late', at: cf(day), amountMEur: 5 }],
          deliveries: [{ stock: 'st', amountT: 90, tranche: 'late', leadTime: { fixed: 2 } }],
        },
      ],
      fundingNeeds: [2026, 2027].map((year) => ({ id: `need-${year}`, title: 'Need', year, needMEur: 10 })),
    });
    const level = (day: number) => run(part(day)).stocks[0].levelT.p50.at(-1);
    expect([level(3), level(39), level(41)]).toEqual([100, 10, 10]);
    const { funding } = run(part(300));
    expect(funding.map(({ year, needMEur }) => [year, needMEur])).toEqual([
      [2026, 10],
      [2027, 10],
    ]);
  });

  test('H04.9 everything that names nothing, at once and with its path', () => {
    const nobody = smallScenario({
      supportContracts: [
        { id: 'beds', place: 'ATLANTIS', title: 'Beds', kind: 'accommodation', leadTime: { fixed: 3 } },
      ],
      siteOpenings: [{ id: 'open', place: 'ATLANTIS', openedBy: ['nobody'] }],
      monitors: [
        { id: 'm', title: 'Team', kind: 'observer-team', sectors: ['nowhere'], coverage: 0.5, element: 'nobody' },
      ],
      commitments: [
        { id: 'promise', nation: 'ZZ', kind: 'sanctions', title: 'Promise', trigger: 'nothing', releases: ['ghost'] },
      ],
      forceElements: [element('a', { relievedBy: 'ghost', tourDays: 3, needs: ['ghost'] })],
      sectors: [
        {
          id: 's',
          name: 'S',
          lat: 50,
          lon: 20,
          holdTime: { fixed: 3 },
          area: [
            { lat: 40, lon: 10 },
            { lat: 40, lon: 11 },
            { lat: 41, lon: 11 },
          ],
        },
      ],
    });
    const found = issuesOf(nobody);
    for (const path of [
      'supportContracts.0.place',
      'siteOpenings.0.place',
      'siteOpenings.0.openedBy.0',
      'monitors.0.sectors.0',
      'monitors.0.element',
      'commitments.0.trigger',
      'commitments.0.releases.0',
      'commitments.0.nation',
      'forceElements.0.relievedBy',
      'forceElements.0.needs.0',
      'sectors.0.area',
    ])
      expect(found.map((issue) => issue.split(' ')[1])).toContain(path);
  });

  test('H04.10 areas whose edges cross, that enclose nothing, or that lie elsewhere', () => {
    const issuesFor = (corners: readonly (readonly [number, number])[]) =>
      issuesOf(
        smallScenario({
          sectors: [
            {
              id: 's',
              name: 'S',
              lat: 50,
              lon: 20,
              holdTime: { fixed: 3 },
              area: corners.map(([lat, lon]) => ({ lat, lon })),
            },
          ],
        }),
      );
    expect(
      issuesFor([
        [49, 19],
        [51, 19],
        [51, 21],
        [49, 21],
      ]),
    ).toEqual([]);
    // Not convex, the point inside; then the same corners in an order that crosses.
    expect(
      issuesFor([
        [49, 19],
        [51, 19],
        [50.5, 20],
        [51, 21],
        [49, 21],
      ]),
    ).toEqual([]);
    expect(
      issuesFor([
        [49, 19],
        [51, 21],
        [51, 19],
        [49, 21],
      ]),
    ).toEqual(['sector.area sectors.0.area']);
    expect(
      issuesFor([
        [49, 20],
        [50, 20],
        [51, 20],
      ]),
    ).toEqual(['sector.area sectors.0.area']);
    expect(
      issuesFor([
        [40, 10],
        [40, 11],
        [41, 11],
      ]),
    ).toEqual(['sector.area sectors.0.area']);
  });
});
