import type { Label } from '@muster/planning';
import { CELL, OBSERVER, sightOf } from './release.ts';

const label = (level: Label['level'], releasableTo: Label['releasableTo']): Label => ({
  level,
  releasableTo,
  caveats: [],
});

test.each([
  ['own nation alone', label('open', []), ['content', 'nothing', 'nothing', 'nothing']],
  ['released to the cell and to Germany', label('open', [CELL, 'DE']), ['content', 'content', 'content', 'nothing']],
  ['restricted, to all', label('restricted', 'all'), ['content', 'content', 'content', 'nothing']],
  ['that it exists, to all', label('existence', 'all'), ['content', 'existence', 'existence', 'existence']],
])('%s: its nation, the cell, Germany, an observer', (_, row, sights) => {
  expect(['FR', CELL, 'DE', OBSERVER].map((who) => sightOf(who, 'contributions', 'FR', row))).toEqual(sights);
});
