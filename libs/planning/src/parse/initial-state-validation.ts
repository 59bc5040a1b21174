/** What the state that a plan begins with must satisfy beyond its shape. Part of `validateScenario`. */
import type { ScenarioDate } from '../scenario/quantities.ts';
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
  const once = (ids: readonly string[] = [], list: string, field: string) => {
    const seen = new Set<string>();
    ids.forEach((id, i) => {
      if (seen.has(id)) add('id.duplicate', `initialState.${list}.${i}.${field}`, `${id} is said twice.`);
      seen.add(id);
    });
  };
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
  state.gates?.forEach((row, i) => {
    known(['gates'], row.gate, `initialState.gates.${i}.gate`);
    validateRecord(checks, row.gate, row.record, `initialState.gates.${i}.record`);
    row.record.forEach((entry, k) => {
      if (clock.minute(entry.at) > at)
        add('date.order', `initialState.gates.${i}.record.${k}.at`, `${row.gate} is said to change after the state.`);
    });
  });
  once(
    state.elements?.map((row) => row.element),
    'elements',
    'element',
  );
  once(
    state.stocks?.map((row) => row.stock),
    'stocks',
    'stock',
  );
  once(
    state.support?.map((row) => row.id),
    'support',
    'id',
  );
  once(
    state.gates?.map((row) => row.gate),
    'gates',
    'gate',
  );
  once(
    state.response?.map((row) => row.id),
    'response',
    'id',
  );
}
