/** The state that a plan begins with, as it is read: each list is a page, for each may be as long as the scenario. */
import { initialStateSchema, supplyKey, type InitialState as StoredState } from '@muster/planning';
import { ObjectType } from '@nestjs/graphql';
import { connectionOf, toConnection, type Connection, type Page } from '../graphql/connection.ts';
import { Field } from '../graphql/field.ts';
import { ScenarioDate } from '../graphql/quantities.ts';
import { objectOf, type ObjectShape } from '../graphql/zod-types.ts';

@ObjectType({ description: 'What is there at an instant, as far as you may see the rows that it speaks of.' })
export class InitialState {
  readonly scenarioId!: string;
  readonly stored!: StoredState;
  @Field('The instant: what is said holds then.', () => ScenarioDate)
  asOf!: ScenarioDate;
}

const { elements, support, stocks, supply, gates, response } = initialStateSchema.shape;

interface StateList {
  readonly shape: ObjectShape;
  readonly keyOf: (entry: never) => string;
}

const list = (
  name: string,
  schema: object,
  description: string,
  key: string | ((entry: never) => string),
): StateList => ({
  shape: objectOf(name, schema, 'output', { description }),
  keyOf: typeof key === 'string' ? (entry: Readonly<Record<string, string>>) => entry[key] : key,
});

export const STATE_LISTS = {
  elements: list(
    'InitialStateElements',
    elements.unwrap().element,
    'What is said of an element or a movement.',
    'element',
  ),
  support: list('InitialStateSupport', support.unwrap().element, 'What is done of something that is counted.', 'id'),
  stocks: list('InitialStateStocks', stocks.unwrap().element, 'The amount of a stock.', 'stock'),
  supply: list('InitialStateSupply', supply.unwrap().element, 'What of a line of supply is under way.', supplyKey),
  gates: list('InitialStateGates', gates.unwrap().element, 'What has happened to a gate.', 'gate'),
  response: list(
    'InitialStateResponse',
    response.unwrap().element,
    'What has become of a remedy or a commitment.',
    'id',
  ),
};
export type StateListName = keyof typeof STATE_LISTS;

export const StateElementConnection = connectionOf(
  () => STATE_LISTS.elements.shape.class,
  'InitialStateElements',
  'elements and movements',
);
export const StateSupportConnection = connectionOf(
  () => STATE_LISTS.support.shape.class,
  'InitialStateSupport',
  'things that are counted',
);
export const StateStockConnection = connectionOf(() => STATE_LISTS.stocks.shape.class, 'InitialStateStocks', 'stocks');
export const StateSupplyConnection = connectionOf(
  () => STATE_LISTS.supply.shape.class,
  'InitialStateSupply',
  'lines of supply',
);
export const StateGateConnection = connectionOf(() => STATE_LISTS.gates.shape.class, 'InitialStateGates', 'gates');
export const StateResponseConnection = connectionOf(
  () => STATE_LISTS.response.shape.class,
  'InitialStateResponse',
  'remedies and commitments',
);

/** Keys compare by their characters: the order is the same on every server, which a cursor needs. */
export function pageOfState(state: InitialState, name: StateListName, page: Page): Connection<unknown> {
  const { shape, keyOf } = STATE_LISTS[name];
  const all = [...((state.stored[name] ?? []) as never[])].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const { after } = page;
  const start = after === undefined ? 0 : all.findIndex((entry) => keyOf(entry) > after);
  return toConnection(
    page,
    start < 0 ? [] : all.slice(start, start + page.first + 1),
    keyOf,
    (entry) => shape.toThing(entry, state.scenarioId),
    () => Promise.resolve(all.length),
  );
}
