import { findReadShare, importAddress } from './imports.ts';

test('a file is read as it is told, of a file of units the side that is named', () => {
  const reading = { format: 'stocks', isComplete: false, side: '' };
  expect(importAddress('a/b', reading, 'k')).toBe('/imports/a%2Fb?format=stocks&key=k');
  expect(importAddress('a', { ...reading, isComplete: true }, 'k')).toBe(
    '/imports/a?format=stocks&complete=true&key=k',
  );
  expect(importAddress('a', { ...reading, format: 'msdl', side: 'Blue & white' }, 'k')).toBe(
    '/imports/a?format=msdl&side=Blue+%26+white&key=k',
  );
});

test('how far the server has read a file is a share; nobody knows it where the server does not', async () => {
  const asked: unknown[] = [];
  const fetched = jest.spyOn(globalThis, 'fetch').mockImplementation((address) => {
    asked.push(address);
    const known = asked.length === 1;
    return Promise.resolve(new Response(JSON.stringify({ done: 40, total: 100 }), { status: known ? 200 : 404 }));
  });
  expect([await findReadShare('a/b'), await findReadShare('c')]).toEqual([0.4, null]);
  expect(asked).toEqual(['/imports/under-way/a%2Fb', '/imports/under-way/c']);
  fetched.mockRestore();
});
