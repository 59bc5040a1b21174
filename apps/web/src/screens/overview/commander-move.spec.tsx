import { renderToStaticMarkup } from 'react-dom/server';
import { withKind } from './commander-move.tsx';

const textOf = (name: string, kind: string) =>
  renderToStaticMarkup(<>{withKind(name, kind)}</>).replaceAll(/<[^>]*>/g, '');

test('a place whose name says what it is does not say it twice', () => {
  expect(textOf('Amber airfield', 'airfield')).toBe('Amber airfield');
  expect(textOf('Gdansk', 'port')).toBe('Gdansk port');
  // A word that only ends alike says nothing.
  expect(textOf('Westport', 'port')).toBe('Westport port');
});
