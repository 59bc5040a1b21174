import { ownerOf } from '@muster/planning';
import { parisDeclaration } from '@muster/planning/reference';
import type { Lever } from '@muster/planning/run';
import { leversOfNations } from './levers-of-nations.ts';

const { stocks = [], liftPools = [] } = parisDeclaration;

/** A row that a nation owns, or that nobody does. */
function pick<R extends object>(section: string, rows: readonly R[], isOwned: boolean): R {
  const row = rows.find((one) => (ownerOf(section, one) !== null) === isOwned);
  if (row === undefined) throw new Error(`The reference scenario has no such row of ${section}.`);
  return row;
}
const gate = (id: string): Lever => ({ kind: 'gate', gate: id, days: 2 });
const refused = (levers: readonly Lever[], nation: string | null = null) =>
  leversOfNations(parisDeclaration, levers, nation);

test("a variant of the coordination cell keeps what is the scenario's own: the attack, a decision of a body", () => {
  expect(refused([{ kind: 'attack', days: -30 }, gate('gate-breach')])).toEqual([]);
});

test("notice of the elements, and decisions, stocks and lift of a nation are the nation's to change", () => {
  const levers: readonly Lever[] = [
    { kind: 'notice', share: 0.5 },
    gate('gate-approval-fr'),
    { kind: 'stock', stock: pick('stocks', stocks, true).id, tonnes: 5 },
    { kind: 'lift', pool: pick('liftPools', liftPools, true).id, more: 1 },
  ];
  expect(refused([{ kind: 'attack', days: -30 }, ...levers])).toEqual(levers);
});

test('the nation itself may keep what changes its own rows only', () => {
  const own = pick('stocks', stocks, true);
  const lever: Lever = { kind: 'stock', stock: own.id, tonnes: 5 };
  expect(refused([lever], own.owner ?? null)).toEqual([]);
});
