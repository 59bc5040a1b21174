/** H26: what is written and silently means something else: caveats that leave nothing of the supported country, a rule that counts for nothing, a breach that is seen in no time. */
import { offerWith, smallScenario } from '../testing/small-scenario.ts';
import { parseScenario } from '../parse/parse.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

type Caveats = NonNullable<ScenarioDocument['contributions']>[number]['caveats'];

/** All that is said of a document, as code and path. */
function said(part: Partial<ScenarioDocument>): string[] {
  const parsed = parseScenario(smallScenario(part));
  return (parsed.ok ? parsed.warnings : parsed.issues).map(({ code, path }) => `${code} ${path}`);
}
const ofCaveats = (caveats: Caveats) => said({ forceElements: [], requirements: [], ...offerWith({ caveats }) });
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });

describe('H26 silent opposites', () => {
  test('H26.1 an offer inside the supported country whose caveats name other countries only contradicts itself', () => {
    const only = (values: string[], more: object = {}) =>
      ofCaveats([{ kind: 'location', rule: 'only', values, ...more }]);
    expect(only(['CC'])).toEqual(['caveat.contradiction contributions.0.stationing']);
    expect(only(['HUB-West', 'AA'])).toEqual(['caveat.contradiction contributions.0.stationing']);
    // The country itself, a place in it, a caveat that lapses, and one on passing leave something.
    expect(only(['DD'])).toEqual([]);
    expect(only(['HUB-East', 'CC'])).toEqual([]);
    expect(only(['CC'], { until: CF(5) })).toEqual([]);
    expect(only(['CC'], { scope: 'transit' })).toEqual([]);
    // What is no country and no place is told as that.
    expect(only(['Atlantis'])).toEqual(['reference.unknown contributions.0.caveats.0.values.0']);
  });

  test('H26.2 "not until" a day is told that it allows what is before that day', () => {
    expect(ofCaveats([{ kind: 'until', rule: 'not', until: CF(5) }])).toEqual([
      'caveat.rule contributions.0.caveats.0.rule',
    ]);
    expect(ofCaveats([{ kind: 'until', rule: 'only', until: CF(5) }])).toEqual([]);
  });

  test('H26.3 a breach of a kind that no latency is for is seen and attributed in no time, and that is told', () => {
    const gates: ScenarioDocument['gates'] = [
      { id: 'breach', title: 'Breach', kind: 'breach' },
      { id: 'seen', title: 'Seen', kind: 'detection', requires: ['breach'] },
      { id: 'named', title: 'Named', kind: 'attribution', requires: ['seen'] },
    ];
    const latency = (process: 'detection' | 'attribution', breach: 'overt' | 'incursion') => ({
      ...{ id: `${process}-${breach}`, process, breach, coverageShortens: 0 },
      duration: { fixed: 2 },
    });
    const attacked = (part: Partial<ScenarioDocument>) =>
      said({ gates, attack: { breach: 'incursion' }, latencies: [latency('detection', 'overt')], ...part });
    expect(attacked({})).toEqual(['gate.no-latency gates.1', 'gate.no-latency gates.2']);
    expect(attacked({ latencies: [latency('detection', 'incursion')] })).toEqual(['gate.no-latency gates.2']);
    // A duration of its own stands where there is no latency, also none on purpose.
    const own = gates.map((gate) => (gate.kind === 'breach' ? gate : { ...gate, duration: { fixed: 0 } }));
    expect(attacked({ gates: own })).toEqual([]);
  });
});
