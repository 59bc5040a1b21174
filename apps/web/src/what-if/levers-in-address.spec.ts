import type { Lever } from '@muster/planning/run';
import { formatLevers, parseLevers } from './levers-in-address.ts';

const LEVERS: Lever[] = [
  { kind: 'attack', days: -90 },
  { kind: 'notice', share: 0.5 },
  { kind: 'gate', gate: 'gate-order-response-fr', days: 2.5 },
  { kind: 'facility', place: 'ROCND', facility: 'berths', more: 1 },
  { kind: 'lift', pool: 'pool-ships', more: 2 },
  { kind: 'stock', stock: 'st:DEP/Lublin:III', tonnes: 500 },
];

test('levers survive the round trip through the address', () => {
  expect(parseLevers(formatLevers(LEVERS) ?? '')).toEqual(LEVERS);
  expect(formatLevers([])).toBeNull();
});

test('rubbish is passed over', () => {
  expect(parseLevers('attack:soon;gate:<script>:1;walls:x:1;notice:-1;attack:30;;;')).toEqual([
    { kind: 'attack', days: 30 },
  ]);
});
