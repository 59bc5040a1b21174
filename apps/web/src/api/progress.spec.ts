import { followed } from './progress.ts';

const rows = Array.from({ length: 20 }, (_, index) => ({ id: String(20 - index), open: index < 15 }));
const follow = (shown: string | null) => followed(rows, ({ open }) => open, shown).map(({ id }) => id);

test('of many runs under way the one on the screen and the oldest are followed, so that one socket carries them', () => {
  expect(follow(null)).toEqual(['6', '7', '8', '9', '10', '11', '12', '13']);
  expect(follow('20')).toEqual(['20', '6', '7', '8', '9', '10', '11', '12']);
  // The run on the screen may be over.
  expect(follow('3')).toEqual(follow(null));
});
