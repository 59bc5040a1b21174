/**
 * A posture fixed by hand, or the state of now: folds `initialState` into the rows that it speaks of, so that everything behind sees an ordinary
 * scenario. What is said to be there is there; the rest is ordered and delivered from that instant on. Damage before it is kept from the stocks by
 * `stocksFromMin` of the world.
 */
import { ScenarioClock, toMinutes } from '../scenario/clock.ts';
import { timesDue } from '../scenario/delivery-times.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';
import { earliestMet } from '../activation/earliest-met.ts';
import { EVENT_KINDS, type ConditionRow, type GateRow } from '../scenario/activation-section.ts';
import type { ConsumerRow, DeliveryRow } from '../scenario/supply-section.ts';
import { duesBeforeCf, partId, type DuePart } from './deliveries.ts';
import { supplyKey } from '../scenario/supply-key.ts';
import { SupplyNow } from './supply-now.ts';

/** Id of the condition that is met at the instant of the initial state. */
export const AS_OF = 'initial-state:as-of';

export function withInitialState(document: ScenarioDocument): ScenarioDocument {
  const state = document.initialState;
  if (state === undefined) return document;
  const clock = new ScenarioClock(document.clock);
  const asOfMin = clock.minute(state.asOf);
  const fixed = new Map((state.elements ?? []).map((row) => [row.element, row]));
  const notBefore = (date: ScenarioDate | undefined): ScenarioDate =>
    date === undefined || clock.minute(date) < asOfMin ? state.asOf : date;
  const { conditions, ...flows } = flowsFrom(document, state.asOf);
  const folded = {
    ...document,
    gates: gatesSince(document, asOfMin, clock),
    forceElements: document.forceElements?.map((row) => {
      const at = fixed.get(row.id);
      return at === undefined
        ? { ...row, earliest: notBefore(row.earliest) }
        : at.state === 'in-place'
          ? inPlace(row, state.asOf, false)
          : inPlace(row, at.since ?? state.asOf, true);
    }),
    movements: document.movements?.map((row) => {
      const at = fixed.get(row.id);
      return at === undefined
        ? { ...row, readyToLoad: notBefore(row.readyToLoad) }
        : { ...row, readyToLoad: at.since ?? state.asOf, releasedBy: undefined, after: undefined };
    }),
    // What stands where it is needed waits for no commitment and no formation.
    commitments: document.commitments?.map((row) => ({
      ...row,
      releases: row.releases?.filter((id) => !fixed.has(id)),
    })),
    formations: document.formations?.map((row) =>
      row.element !== undefined && fixed.has(row.element) ? { ...row, element: undefined } : row,
    ),
    ...flows,
    consumers: document.consumers?.map((row) => consumingFrom(row, state.asOf, asOfMin, clock)),
  };
  const inForce = releaseBook(folded, clock);
  const begin = { clock, asOf: state.asOf, supply: new SupplyNow(document, asOfMin) };
  const deliveries = document.deliveries?.flatMap((row) =>
    comingFrom(row, timesDue(row, clock), inForce(row.releasedBy), begin),
  );
  return { ...folded, deliveries, conditions: [...(document.conditions ?? []), ...conditions] };
}

/** Nothing is issued or drawn before the instant whose amounts are given. */
function flowsFrom(document: ScenarioDocument, asOf: ScenarioDate) {
  const amounts = new Map((document.initialState?.stocks ?? []).map((row) => [row.stock, row.amountT]));
  const conditions: ConditionRow[] = [{ id: AS_OF, type: 'date', at: asOf }];
  /** What a gate or condition releases, from the instant on. */
  const from = (gate: string | undefined, id: string): string => {
    if (gate === undefined) return AS_OF;
    conditions.push({ id, type: 'all', of: [AS_OF, gate] });
    return id;
  };
  const stocks = document.stocks?.map((row) => ({
    ...row,
    amountT: amounts.get(row.id) ?? row.amountT,
    releasedBy: from(row.releasedBy, `initial-state:stock:${row.id}`),
  }));
  const activities = document.activities?.map((row) =>
    (row.inputs ?? []).length === 0 && (row.outputs?.stocks ?? []).length === 0
      ? row
      : { ...row, startsWhen: from(row.startsWhen, `initial-state:activity:${row.id}`) },
  );
  return { stocks, activities, conditions };
}

/** Gates with the record that the state gives. */
function gatesSince(document: ScenarioDocument, asOfMin: number, clock: ScenarioClock): GateRow[] | undefined {
  const records = new Map((document.initialState?.gates ?? []).map((row) => [row.gate, row.record]));
  /** Withdrawals of a gate that has a record now, as far as they lie ahead: what should have withdrawn it before has not. */
  const stillToCome = ({ withdrawnAt, restoredAt, withdrawnBy, restoredBy }: GateRow) => {
    const isAhead = withdrawnAt !== undefined && clock.minute(withdrawnAt) > asOfMin;
    const hasCome = (records.get(withdrawnBy ?? '') ?? []).some(({ event }) => event === 'met');
    return {
      withdrawnAt: isAhead ? withdrawnAt : undefined,
      restoredAt: isAhead ? restoredAt : undefined,
      withdrawnBy: hasCome ? undefined : withdrawnBy,
      restoredBy: isAhead || !hasCome ? restoredBy : undefined,
    };
  };
  return document.gates?.map((gate) => {
    const record = records.get(gate.id);
    return record === undefined ? gate : { ...gate, ...stillToCome(gate), record };
  });
}

/** Elements that have been there and left, and when. Their reliefs stand in for them as for all who leave. */
export const goneSince = ({ initialState: state }: ScenarioDocument): ReadonlyMap<string, ScenarioDate> =>
  new Map(
    (state?.elements ?? []).flatMap((row) => (row.state === 'gone' ? [[row.element, row.since ?? state!.asOf]] : [])),
  );

function inPlace(row: ForceElementRow, since: ScenarioDate, ready: boolean): ForceElementRow {
  return {
    ...row,
    home: row.destination,
    deployment: 'in-place',
    releasedBy: undefined,
    earliest: since,
    notice: undefined,
    marryUp: undefined,
    integration: ready ? undefined : row.integration,
    needs: ready ? undefined : row.needs,
  };
}

/** The last rate before the instant counts from it on; of rates by posture, the share of the consumer that is there then. */
function consumingFrom(row: ConsumerRow, asOf: ScenarioDate, asOfMin: number, clock: ScenarioClock): ConsumerRow {
  if (row.steps === undefined) {
    const there = row.presence ?? [{ from: asOf, share: 1 }];
    const now = there.filter((step) => clock.minute(step.from) <= asOfMin).slice(-1);
    const later = there.filter((step) => clock.minute(step.from) > asOfMin);
    return { ...row, presence: [...now.map((step) => ({ ...step, from: asOf })), ...later] };
  }
  const before = row.steps.filter((step) => clock.minute(step.from) <= asOfMin);
  const after = row.steps.filter((step) => clock.minute(step.from) > asOfMin);
  return { ...row, steps: [...before.slice(-1).map((step) => ({ ...step, from: asOf })), ...after] };
}

/** In force from this minute on until the other one. */
interface InForce {
  readonly fromMin: number;
  readonly untilMin: number;
}

/**
 * When what releases a delivery or a tranche is in force, as far as it is known in a plan that begins with a state of now: a gate with a record as
 * that says, an event without one from the earliest minute at which it can be (an assumption), what is yet to be decided not at all. What else
 * releases something counts as in force (an assumption).
 */
export function releaseBook(
  document: ScenarioDocument,
  clock: ScenarioClock,
): (releasedBy: string | undefined) => readonly InForce[] {
  const rows = new Map((document.gates ?? []).map((gate) => [gate.id, gate]));
  const earliest = earliestMet(document, clock);
  return (releasedBy) => {
    const gate = rows.get(releasedBy ?? '');
    if (gate === undefined) return [{ fromMin: -Infinity, untilMin: Infinity }];
    if (gate.record === undefined)
      return EVENT_KINDS.has(gate.kind) ? [{ fromMin: earliest.get(gate.id)!, untilMin: Infinity }] : [];
    const spans: InForce[] = [];
    for (const { event, at } of gate.record) {
      if (event === 'withdrawn') spans.push({ ...spans.pop()!, untilMin: clock.minute(at) });
      else if (event !== 'refused') spans.push({ fromMin: clock.minute(at), untilMin: Infinity });
    }
    return spans;
  };
}

/** The first minute of these from one on; Infinity = none as far as it is known. */
export function firstWithin(spans: readonly InForce[], min: number): number {
  const span = spans.find(({ untilMin }) => untilMin > min);
  return span === undefined ? Infinity : Math.max(span.fromMin, min);
}

/** Minutes at which a delivery was due and released by an instant, at most `times`, and when the next is due. What is due then has come. */
export function duesBy(
  instantMin: number,
  due: { readonly atMin: number; readonly everyMin: number; readonly times: number },
  released: readonly InForce[],
): { readonly dues: readonly number[]; readonly nextMin: number } {
  const dues: number[] = [];
  let nextMin = due.atMin;
  for (const { fromMin, untilMin } of released) {
    // What was due while it was held back comes once, when that is over; the next is due from there on.
    const lastMin = Math.min(untilMin - 1, instantMin);
    for (let min = Math.max(nextMin, fromMin); min <= lastMin && dues.length < due.times; min = nextMin) {
      dues.push(min);
      nextMin = due.everyMin > 0 ? min + due.everyMin : Infinity;
    }
  }
  return { dues, nextMin };
}

/**
 * Deliveries that are still to come, under way or owed. Those that came before, each when it was due and released and, where it moves, had time
 * for its way, are in the stocks.
 */
function comingFrom(
  row: DeliveryRow,
  times: number,
  released: readonly InForce[],
  { clock, asOf, supply }: { readonly clock: ScenarioClock; readonly asOf: ScenarioDate; readonly supply: SupplyNow },
): DuePart[] {
  const everyMin = toMinutes(row.everyDays ?? 0);
  const asOfMin = clock.minute(asOf);
  const atMin = clock.minute(row.at);
  // All of what was due before CF-day comes at once, as in a plan that begins without a state.
  const before = duesBeforeCf({ atMin, everyMin, times });
  const beforeMin = firstWithin(released, 0);
  const past = before > 0 && beforeMin <= asOfMin ? Array.from({ length: before }, () => beforeMin) : [];
  const rest = { atMin: atMin + before * everyMin, everyMin, times: times - before };
  const { dues: since, nextMin } = duesBy(asOfMin, rest, released);
  const dues = [...past, ...since];
  const left = times - dues.length;
  const at = { anchor: 'CF' as const, offset: nextMin, unit: 'min' as const };
  const later: DuePart[] =
    dues.length === 0 ? [row] : left === 0 ? [] : [{ ...row, at, times: left, until: undefined }];
  if (row.from === undefined) return later;
  const due = dues.map((atMin) => ({ ...row, atMin }));
  const once = { ...row, at: asOf, everyDays: undefined, times: undefined, until: undefined };
  const parts = supply
    .open(supplyKey({ id: row.id }), due, row)
    .map(({ instalment, part, amountT, requiredDays }): DuePart => ({
      ...once,
      id: partId(row.id, part, instalment),
      amountT,
      requiredDays,
      ...(part === 'under way' && { releasedBy: undefined, isIssued: true }),
    }));
  return [...later, ...parts];
}
