/** What the state that a plan begins with must satisfy beyond its shape. Part of `validateScenario`. */
import type { InitialState } from '../scenario/posture-section.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';
import { supplyKey } from '../scenario/supply-key.ts';
import type { Checks } from './checks.ts';
import { validateRecord } from './gate-validation.ts';

/** What is done in runs that are counted. */
const SUPPORT = ['fortificationWorks', 'productionLines', 'trainingProgrammes', 'formations'];

export function validateInitialState(checks: Checks): void {
  const { document, clock, add, known } = checks;
  const state = document.initialState;
  if (state === undefined) return;
  const at = clock.minute(state.asOf);
  if (at < 0 || at > clock.endMin)
    add('date.order', 'initialState.asOf', 'The state must be as of an instant of the run.');
  const byNow = (since: ScenarioDate | undefined, id: string, path: string) => {
    const minute = since === undefined ? at : clock.minute(since);
    if (minute < 0 || minute > at)
      add('date.order', `${path}.since`, `${id} must be so from CF-day on and by the instant of the state.`);
  };
  state.elements?.forEach((row, i) => {
    known(['forceElements', 'movements'], row.element, `initialState.elements.${i}.element`);
    byNow(row.since, row.element, `initialState.elements.${i}`);
  });
  state.response?.forEach((row, i) => {
    known(['remedies', 'commitments'], row.id, `initialState.response.${i}.id`);
    byNow(row.since, row.id, `initialState.response.${i}`);
  });
  state.support?.forEach((row, i) => known(SUPPORT, row.id, `initialState.support.${i}.id`));
  state.stocks?.forEach((row, i) => known(['stocks'], row.stock, `initialState.stocks.${i}.stock`));
  validateSupplyNow(checks);
  state.gates?.forEach((row, i) => {
    known(['gates'], row.gate, `initialState.gates.${i}.gate`);
    validateRecord(checks, row.gate, row.record, `initialState.gates.${i}.record`);
    row.record.forEach((entry, k) => {
      if (clock.minute(entry.at) > at)
        add('date.order', `initialState.gates.${i}.record.${k}.at`, `${row.gate} is said to change after the state.`);
    });
  });
  saidOnce(checks, state);
}

/** Nothing is said twice of one row. */
function saidOnce({ add }: Checks, state: InitialState): void {
  const once = (ids: readonly string[] = [], list: string, field: string) => {
    const seen = new Set<string>();
    ids.forEach((id, i) => {
      if (seen.has(id)) add('id.duplicate', `initialState.${list}.${i}.${field}`, `${id} is said twice.`);
      seen.add(id);
    });
  };
  once(
    state.elements?.map(({ element }) => element),
    'elements',
    'element',
  );
  once(
    state.stocks?.map(({ stock }) => stock),
    'stocks',
    'stock',
  );
  once(
    state.support?.map(({ id }) => id),
    'support',
    'id',
  );
  once(state.supply?.map(supplyKey), 'supply', 'id');
  once(
    state.gates?.map(({ gate }) => gate),
    'gates',
    'gate',
  );
  once(
    state.response?.map(({ id }) => id),
    'response',
    'id',
  );
}

/** What is under way is of a line that is known and moves. */
function validateSupplyNow({ document, add, known }: Checks): void {
  const { deliveries = [], packages = [], replenishments = [] } = document;
  const moving = deliveries.filter(({ from }) => from !== undefined).map(({ id }) => id);
  const paid = packages.flatMap(({ id, deliveries: rows = [] }) =>
    rows.filter(({ from }) => from !== undefined).map(({ stock }) => supplyKey({ id, stock })),
  );
  const rules = new Set(replenishments.map(({ id }) => id));
  const lines = new Set([...moving, ...paid, ...rules]);
  document.initialState?.supply?.forEach((row, i) => {
    const path = `initialState.supply.${i}`;
    const { id, stock, owedT = 0 } = row;
    const isKnown =
      stock === undefined
        ? known(['deliveries', 'replenishments'], id, `${path}.id`)
        : known(['packages'], id, `${path}.id`) && known(['stocks'], stock, `${path}.stock`);
    if (!isKnown) return;
    if (!lines.has(supplyKey(row)))
      add('state.no-way', `${path}.${stock === undefined ? 'id' : 'stock'}`, `${id} brings nothing there over the network, so nothing of it is under way.`, 'warning'); // prettier-ignore
    else if (owedT > 0 && rules.has(id))
      add('state.no-way', `${path}.owedT`, `${id} is a rule that orders itself what is missing: nothing is owed.`, 'warning'); // prettier-ignore
  });
}
