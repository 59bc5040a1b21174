import { renderToStaticMarkup } from 'react-dom/server';
import type { ClosureCurve, Phase } from '@muster/planning/run';
import { layoutGanttRow } from '../charts/gantt.ts';
import { ClosureChart } from './closure-chart.tsx';
import { GanttBars } from './gantt-bars.tsx';

const clock = { cfDay: '2026-01-01T00:00:00Z', dDayMin: 1440, endMin: 5760, stepMin: 1440, steps: 5 };
const series = (p10: number[], p50: number[], p90: number[]) => ({ p10, p50, p80: p90, p90 });
const times = (p10: number | null, p50: number | null, p90: number | null) => ({ p10, p50, p80: p90, p90, share: 1 });
const curve: ClosureCurve = {
  key: { kind: 'component', id: 'land' },
  persons: 1000,
  elements: 2,
  required: [0, 0, 500, 1000, 1000],
  ready: series([0, 0, 0, 500, 500], [0, 0, 500, 500, 1000], [0, 500, 500, 1000, 1000]),
  inPlace: series([0, 0, 0, 0, 0], [0, 500, 500, 1000, 1000], [0, 0, 0, 0, 0]),
  employable: series([0, 0, 0, 0, 0], [0, 0, 500, 500, 500], [0, 0, 0, 0, 0]),
  closure: times(2880, 4320, null),
  closureAtPod: null,
  closureAtDestination: times(null, 2880, null),
  requiredMin: 4320,
  onTime: { value: 0.5, low: 0.3, high: 0.7 },
  bound: { closureMin: 2880, method: 'critical path', resource: null, firstReleaseMin: 0, ratio: 1.2 },
};
const chain: Phase[] = [
  { cause: 'gate', resource: 'gate/order', startMin: 0, endMin: 1440 },
  { cause: 'waiting-for-lift', resource: 'lift/train', startMin: 1440, endMin: 2160 },
  { cause: 'moving', resource: null, startMin: 2160, endMin: 3600 },
  { cause: 'integration', resource: null, startMin: 3600, endMin: 4320 },
];

/** One element a line, so that a change shows in a diff. */
const toLines = (markup: string) => markup.replaceAll('><', '>\n<');

test('the closure chart', () => {
  const chart = (
    <ClosureChart {...{ clock, curve }} domain={[0, 5760]} width={440} height={160} colour="var(--land)" label="Land" />
  );
  expect(toLines(renderToStaticMarkup(chart))).toMatchSnapshot();
});

test('the bars of the Gantt', () => {
  const row = layoutGanttRow({
    chain,
    readyMin: 4320,
    requiredMin: 2880,
    boundMin: 1440,
    ready: { p10: 3600, p50: 4176, p90: 5040 },
    domain: [0, 5760],
    width: 400,
  });
  expect(
    toLines(renderToStaticMarkup(<GanttBars row={row} width={400} height={26} titleOf={({ cause }) => cause} />)),
  ).toMatchSnapshot();
});
