import { importAddress } from './imports.ts';

test('a file is read as it is told, of a file of units the side that is named', () => {
  const reading = { format: 'stocks', isComplete: false, side: '' };
  expect(importAddress('a/b', reading)).toBe('/imports/a%2Fb?format=stocks');
  expect(importAddress('a', { ...reading, isComplete: true })).toBe('/imports/a?format=stocks&complete=true');
  expect(importAddress('a', { ...reading, format: 'msdl', side: 'Blue & white' })).toBe(
    '/imports/a?format=msdl&side=Blue+%26+white',
  );
});
