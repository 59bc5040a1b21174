import { comparedName, groupName, onlyName } from './compared-names.ts';

const names = {
  nation: (id: string) => `nation ${id}`,
  resource: (id: string) => `resource ${id}`,
  element: (id: string) => `element ${id}`,
};

test.each([
  ['all', 'Whole force'],
  ['component:land', 'Land'],
  ['nation:DE', 'nation DE'],
  ['nation-component:DE/land', 'nation DE, Land'],
  ['priority:1', 'Priority 1'],
])('%s', (key, name) => expect(groupName(key, names)).toBe(name));

test('gates and elements by their names, also where only one run has them', () => {
  expect(comparedName('gate', 'order', names)).toBe('resource gate/order');
  expect(onlyName('element/fe-1', names)).toBe('element fe-1');
  expect(onlyName('closure/nation:DE', names)).toBe('nation DE');
});
