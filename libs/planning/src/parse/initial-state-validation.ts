/** What the state that a plan begins with must satisfy beyond its shape. Part of `validateScenario`. */
import { toMinutes } from '../scenario/clock.ts';
import { graduatesOf } from '../scenario/courses.ts';
import { timesDue } from '../scenario/delivery-times.ts';
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
  const byNow = (since: ScenarioDate | undefined, id: string, path: string, field = 'since') => {
    const minute = since === undefined ? at : clock.minute(since);
    if (minute < 0 || minute > at)
      add('date.order', `${path}.${field}`, `${id} must be so from CF-day on and by the instant of the state.`);
  };
  state.elements?.forEach((row, i) => {
    known(['forceElements', 'movements'], row.element, `initialState.elements.${i}.element`);
    byNow(row.since, row.element, `initialState.elements.${i}`);
  });
  state.response?.forEach((row, i) => {
    known(['remedies', 'commitments'], row.id, `initialState.response.${i}.id`);
    byNow(row.since, row.id, `initialState.response.${i}`);
  });
  const planned = plannedOf(document);
  state.support?.forEach(({ id, done, begunAt }, i) => {
    const path = `initialState.support.${i}`;
    known(SUPPORT, id, `${path}.id`);
    byNow(begunAt, id, path, 'begunAt');
    if (begunAt !== undefined && done >= (planned.get(id) ?? Infinity) - LEAST)
      add('state.all-done', `${path}.begunAt`, `All of ${id} is done: no more of it can be under way.`, 'warning');
  });
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

/** Less is rounding. */
const LEAST = 1e-6;

/** All that is planned of each row that the state counts, in the unit of what is done of it. */
function plannedOf(document: Checks['document']): ReadonlyMap<string, number> {
  const { fortificationWorks = [], productionLines = [], trainingProgrammes = [], formations = [] } = document;
  return new Map([
    ...fortificationWorks.map(({ id, lengthKm }) => [id, lengthKm] as const),
    ...productionLines.map(
      ({ id, batchT, stages }) => [id, batchT * stages.reduce((sum, { batches }) => sum + batches, 0)] as const,
    ),
    ...trainingProgrammes.map((row) => [row.id, graduatesOf(row) * row.courses] as const),
    ...formations.map(({ id }) => [id, 1] as const),
  ]);
}

/** A line of supply that the state may speak of. */
interface Line {
  readonly kind: 'delivery' | 'package' | 'rule';
  /** Whether it moves over the network. */
  readonly moves: boolean;
  /** Most that can have been due by the instant, t, whatever held it back. */
  readonly dueT: number;
}

/** What is under way is of a line that is known and moves, and was due. */
function validateSupplyNow(checks: Checks): void {
  const { document, add, known } = checks;
  const lines = supplyLines(checks);
  document.initialState?.supply?.forEach((row, i) => {
    const path = `initialState.supply.${i}`;
    const { id, stock, underWayT, owedT = 0, dueT } = row;
    const isKnown =
      stock === undefined
        ? known(['deliveries', 'replenishments'], id, `${path}.id`)
        : known(['packages'], id, `${path}.id`) && known(['stocks'], stock, `${path}.stock`);
    if (!isKnown) return;
    const { kind, moves, dueT: mostT } = lines.get(supplyKey(row)) ?? { kind: 'package', moves: false, dueT: Infinity };
    const isPackage = kind === 'package';
    const openT = underWayT + owedT;
    if (!moves && (openT > 0 || dueT === undefined))
      add('state.no-way', `${path}.${stock === undefined ? 'id' : 'stock'}`, `${id} brings nothing there over the network, so nothing of it is under way.`, 'warning'); // prettier-ignore
    if (kind === 'rule' && owedT > 0)
      add('state.no-way', `${path}.owedT`, `${id} is a rule that orders itself what is missing: nothing is owed.`, 'warning'); // prettier-ignore
    if (!isPackage && dueT !== undefined)
      add('state.no-way', `${path}.dueT`, `${id} is no package: what of it was due is known by its dates.`, 'warning'); // prettier-ignore
    const overdue = (field: string, most: number) =>
      add('state.not-due', `${path}.${field}`, `${id} has more in it than the ${most} t that were due by the instant.`, 'warning'); // prettier-ignore
    const most = isPackage ? Math.min(mostT, dueT ?? Infinity) : mostT;
    if (moves && openT > most + LEAST_T) overdue('underWayT', most);
    else if (isPackage && dueT !== undefined && dueT > mostT + LEAST_T) overdue('dueT', mostT);
  });
}

/** Less than a kilogram is rounding. */
const LEAST_T = 0.001;

function supplyLines({ document, clock }: Checks): ReadonlyMap<string, Line> {
  const { deliveries = [], packages = [], replenishments = [], initialState } = document;
  const asOfMin = clock.minute(initialState!.asOf);
  const lines = new Map<string, Line>();
  for (const { id } of replenishments) lines.set(supplyKey({ id }), { kind: 'rule', moves: true, dueT: Infinity });
  for (const row of deliveries) {
    const everyMin = toMinutes(row.everyDays ?? 0);
    const sinceMin = asOfMin - clock.minute(row.at);
    const byNow = sinceMin < 0 ? 0 : everyMin > 0 ? Math.floor(sinceMin / everyMin) + 1 : 1;
    const dueT = row.amountT * Math.min(byNow, timesDue(row, clock));
    lines.set(supplyKey({ id: row.id }), { kind: 'delivery', moves: row.from !== undefined, dueT });
  }
  for (const { id, tranches, deliveries: rows = [] } of packages) {
    const paidBy = new Map(tranches.map((tranche) => [tranche.id, clock.minute(tranche.at)]));
    for (const { stock, from, amountT, tranche } of rows) {
      const key = supplyKey({ id, stock });
      const { moves = false, dueT = 0 } = lines.get(key) ?? {};
      const isPaid = (paidBy.get(tranche) ?? 0) <= asOfMin;
      lines.set(key, { kind: 'package', moves: moves || from !== undefined, dueT: dueT + (isPaid ? amountT : 0) });
    }
  }
  return lines;
}
