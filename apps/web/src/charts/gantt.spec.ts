import { latenessMin, layoutGanttRow, mergePhases, stateAt } from './gantt.ts';

const chain = [
  { cause: 'gate', resource: null, startMin: 0, endMin: 100 },
  { cause: 'moving', resource: 'L1/path', startMin: 100, endMin: 150 },
  { cause: 'moving', resource: 'L1/path', startMin: 150, endMin: 200 },
  { cause: 'integration', resource: null, startMin: 200, endMin: 400 },
] as const;

test('bars stand where their minutes are and equal neighbours merge', () => {
  const row = layoutGanttRow({
    chain,
    readyMin: 400,
    requiredMin: 300,
    boundMin: null,
    ready: { p10: 380, p50: 420, p90: 500 },
    domain: [0, 1000],
    width: 500,
  });
  expect(row.bars.map(({ x, width, group }) => [x, width, group])).toEqual([
    [0, 50, 'decision'],
    [50, 50, 'moving'],
    [100, 100, 'reception'],
  ]);
  expect(row).toMatchObject({ readyX: 200, medianX: 210, requiredX: 150, spread: { x: 190, width: 60 } });
});

test('bars are cut at the edges of the view, and what lies outside is left out', () => {
  const row = layoutGanttRow({
    chain,
    readyMin: 400,
    requiredMin: 50,
    boundMin: null,
    ready: { p10: null, p50: null, p90: null },
    domain: [150, 250],
    width: 100,
  });
  expect(row.bars.map(({ x, width }) => [x, width])).toEqual([
    [0, 50],
    [50, 50],
  ]);
  expect(row).toMatchObject({ readyX: null, medianX: null, requiredX: null, spread: null });
});

test('an unfinished quantile reaches the edge of the view', () => {
  const row = layoutGanttRow({
    chain: [],
    readyMin: null,
    requiredMin: null,
    boundMin: null,
    ready: { p10: 500, p50: null, p90: null },
    domain: [0, 1000],
    width: 100,
  });
  expect(row.spread).toEqual({ x: 50, width: 50 });
});

test('empty phases vanish', () => {
  expect(mergePhases([{ cause: 'gate', resource: null, startMin: 5, endMin: 5 }])).toEqual([]);
});

test('lateness is measured at the median', () => {
  const ready = { p10: 0, p50: 120, p80: 0, p90: 0, share: 1 };
  expect(latenessMin({ requiredMin: 100, ready })).toBe(20);
  expect(latenessMin({ requiredMin: null, ready })).toBeNull();
  expect(latenessMin({ requiredMin: 100, ready: { ...ready, p50: null } })).toBe(Infinity);
});

test('the state of an element at a minute', () => {
  const shown = {
    id: 'E',
    chain,
    orderedMin: 100,
    atPodMin: 150,
    atDestinationMin: 200,
    readyMin: 400,
    employableMin: 400,
    leavesMin: null,
  };
  expect([50, 120, 300, 400].map((minute) => stateAt(shown, minute).state)).toEqual([
    'decision',
    'moving',
    'reception',
    'ready',
  ]);
  const onTour = { ...shown, leavesMin: 500, homeMin: 600 };
  expect([499, 500, 600].map((minute) => stateAt(onTour, minute).state)).toEqual(['ready', 'left', 'home']);
});
