import { FOUND_HERE } from '../../../api/issue-text.ts';
import { faultsBeside, faultsOf, toFaults } from './field-faults.ts';

const faults = toFaults([
  { code: 'range.order', message: 'a', path: ['input', 'change', 'personsMax'] },
  { code: 'shape.type', message: 'b', path: ['input', 'place', 'facilities', '1', 'kind'] },
  { code: FOUND_HERE, message: 'c', path: ['kind'] },
  { code: 'place.unknown', message: 'd', path: ['input', 'key'] },
]);
const told = (list: ReturnType<typeof faultsOf>) => list.map(({ message, at }) => [message, at.join('.')]);

test('a fault is said beside the field that it is of, not beside one that has the name of a part of it', () => {
  expect(told(faultsOf(faults, 'kind'))).toEqual([['c', '']]);
  expect(told(faultsOf(faults, 'personsMax'))).toEqual([['a', '']]);
});

test('a fault within a row of a row is found step by step', () => {
  const inner = faultsOf(faults, 'facilities');
  expect(told(inner)).toEqual([['b', '1.kind']]);
  expect(told(faultsOf(faultsOf(inner, '1'), 'kind'))).toEqual([['b', '']]);
});

test('what no field takes is left for the line below the form', () => {
  const fields = ['kind', 'personsMax', 'facilities'].map((name) => ({ name }));
  expect(told(faultsBeside(faults, fields))).toEqual([['d', '']]);
});
