import { reliefGap } from './relief-gap.ts';

const leaves = { p10: 1440, p50: 2880, share: 1 };

test.each([
  ['nobody leaves', { p10: null, p50: null, share: 0 }, null, { leavesMin: null, isSeldom: false, gap: null }],
  ['the relief is late', leaves, { p50: 4320 }, { leavesMin: 2880, isSeldom: false, gap: 1440 }],
  ['the relief is there', leaves, { p50: 100 }, { leavesMin: 2880, isSeldom: false, gap: 0 }],
  ['nobody relieves it', leaves, null, { leavesMin: 2880, isSeldom: false, gap: 'to-end' }],
  [
    'three in ten replications order it home, and nobody relieves it',
    { p10: 1440, p50: null, share: 0.3 },
    null,
    { leavesMin: 1440, isSeldom: true, gap: 'to-end' },
  ],
  [
    'one in twenty does',
    { p10: null, p50: null, share: 0.05 },
    { p50: 100 },
    { leavesMin: null, isSeldom: true, gap: null },
  ],
] as const)('%s', (_, when, relief, gap) => expect(reliefGap(when, relief)).toEqual(gap));
