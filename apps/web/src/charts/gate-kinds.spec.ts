import { isDecision, isEvent, isNationalDecision } from './gate-kinds.ts';

test('what happens by itself, and what is found out, is nobody’s decision', () => {
  expect(['ceasefire', 'cessation', 'breach', 'detection', 'attribution'].map(isDecision)).toEqual(
    Array(5).fill(false),
  );
  expect(['ceasefire', 'cessation', 'breach', 'detection'].map(isEvent)).toEqual([true, true, true, false]);
});

test('a consultation and an order are decided, by no nation alone', () => {
  expect(['host-request', 'consultation', 'order'].map(isDecision)).toEqual([true, true, true]);
  expect(['host-request', 'consultation', 'order'].map(isNationalDecision)).toEqual([true, false, false]);
});
