/**
 * The levers of a what-if: each is a small edit of the scenario document, so what was tried can be kept as a variant that gives the same
 * result to the bit. Pure; ids are those of the document.
 */
import { isResponse } from '../activation/after-breach.ts';
import { latencyOf, timedBy } from '../activation/latency.ts';
import type { GateRow } from '../scenario/activation-section.ts';
import { toMinutes } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { FACILITIES, subjectOf, type HypothesisRow } from '../scenario/hypothesis-section.ts';
import type { LiftPoolRow } from '../scenario/lift-section.ts';
import type { PlaceRow } from '../scenario/network-section.ts';
import type { DurationSpec, ScenarioDate, TimeUnit } from '../scenario/quantities.ts';

export type LeverFacility = (typeof FACILITIES)[number];

export type Lever =
  /** The attack comes so many days later; negative = earlier. The end of the run stays as many days behind it. */
  | { readonly kind: 'attack'; readonly days: number }
  /** Notice to move of the elements that are called forward after D-day, as a share of what it is. */
  | { readonly kind: 'notice'; readonly share: number }
  /** A decision takes so many days longer; negative = shorter, never below none. */
  | { readonly kind: 'gate'; readonly gate: string; readonly days: number }
  | { readonly kind: 'facility'; readonly place: string; readonly facility: LeverFacility; readonly more: number }
  | { readonly kind: 'lift'; readonly pool: string; readonly more: number }
  | { readonly kind: 'stock'; readonly stock: string; readonly tonnes: number };

/** The levers that a scenario can keep as hypotheses: all but the attack, whose day is the clock's. */
export type KeptLever = Exclude<Lever, { readonly kind: 'attack' }>;

const PER_DAY: Readonly<Record<TimeUnit, number>> = { min: 1440, h: 24, d: 1 };

/** True when a lever changes nothing but notices and decisions: such a program need not be compiled anew. */
export const isTiming = ({ kind }: Lever): boolean => kind === 'notice' || kind === 'gate';

/**
 * The document with all levers pulled; a lever that names nothing of the document changes nothing. In an order of their own, for two decisions
 * may share a latency that is never below none: so neither the order of hypotheses nor that of the hand that pulls decides anything.
 */
export const applyLevers = (document: ScenarioDocument, levers: readonly Lever[]): ScenarioDocument =>
  levers
    .map((lever) => ({ lever, about: aboutOf(lever) }))
    .sort((a, b) => (a.about < b.about ? -1 : Number(a.about > b.about)))
    .reduce((changed, { lever }) => applyLever(changed, lever), document);

/** The attack comes first: where it is kept, the clock has it before anything is supposed. */
const aboutOf = (lever: Lever): string => (lever.kind === 'attack' ? '' : subjectOf({ id: '', ...lever }));

/** What a scenario supposes, as levers. */
export const leversOf = ({ hypotheses = [] }: Pick<ScenarioDocument, 'hypotheses'>): KeptLever[] =>
  hypotheses.map(toLever);

function toLever(row: HypothesisRow): KeptLever {
  switch (row.kind) {
    case 'notice':
      return { kind: row.kind, share: row.share };
    case 'gate':
      return { kind: row.kind, gate: row.gate, days: row.days };
    case 'facility':
      return { kind: row.kind, place: row.place, facility: row.facility, more: row.more };
    case 'lift':
      return { kind: row.kind, pool: row.pool, more: row.more };
    case 'stock':
      return { kind: row.kind, stock: row.stock, tonnes: row.tonnes };
  }
}

/** Levers as hypotheses. Those of a kind are numbered, for an id that names the thing would tell of it to those who may not know it. */
export function toHypotheses(levers: readonly Lever[]): HypothesisRow[] {
  const kept = levers.filter((lever): lever is KeptLever => lever.kind !== 'attack');
  return kept.map((lever, i) => {
    const before = kept.slice(0, i).filter(({ kind }) => kind === lever.kind).length;
    return { id: `${lever.kind}-${before + 1}`, ...lever };
  });
}

/**
 * The document as it is run: with what it supposes in place of what its rows say, and so without hypotheses. Everything that makes a world or a
 * result of a document takes it through here: `toSnapshot`, the plan check, the what-if.
 */
export const supposed = (document: ScenarioDocument): ScenarioDocument =>
  applyLevers(asStated(document), leversOf(document));

/** The document with nothing supposed. */
export function asStated(document: ScenarioDocument): ScenarioDocument {
  if (document.hypotheses === undefined) return document;
  const { hypotheses: _, ...stated } = document;
  return stated;
}

function applyLever(document: ScenarioDocument, lever: Lever): ScenarioDocument {
  switch (lever.kind) {
    case 'attack':
      return moveAttack(document, lever.days);
    case 'notice':
      return {
        ...document,
        forceElements: document.forceElements?.map((row) =>
          row.notice && isResponse(document, row) ? { ...row, notice: scaleDuration(row.notice, lever.share) } : row,
        ),
      };
    case 'gate':
      return moveDecision(document, lever.gate, lever.days);
    case 'facility':
      return {
        ...document,
        places: document.places.map((row) =>
          row.id === lever.place ? addFacility(row, lever.facility, lever.more) : row,
        ),
      };
    case 'lift':
      return {
        ...document,
        liftPools: document.liftPools?.map((row) =>
          row.id === lever.pool ? resizePool(row, Math.max(0, row.count + lever.more)) : row,
        ),
      };
    case 'stock':
      return addToStock(document, lever.stock, lever.tonnes);
  }
}

/** Where the state of now says what is in the stock, that is the amount at the start. */
function addToStock(document: ScenarioDocument, id: string, tonnes: number): ScenarioDocument {
  const more = <T extends { readonly amountT: number }>(row: T): T => ({
    ...row,
    amountT: Math.max(0, row.amountT + tonnes),
  });
  const { initialState } = document;
  if (initialState?.stocks?.some(({ stock }) => stock === id))
    return {
      ...document,
      initialState: {
        ...initialState,
        stocks: initialState.stocks.map((row) => (row.stock === id ? more(row) : row)),
      },
    };
  return { ...document, stocks: document.stocks?.map((row) => (row.id === id ? more(row) : row)) };
}

function moveAttack(document: ScenarioDocument, days: number): ScenarioDocument {
  const { dDay, end } = document.clock;
  const unit = dDay.unit ?? 'd';
  const offset = Math.max(0, dDay.offset + days * PER_DAY[unit]);
  const moved = toMinutes(offset, unit) - toMinutes(dDay.offset, unit);
  return { ...document, clock: { ...document.clock, dDay: { ...dDay, offset }, end: moveDate(end, moved) } };
}

/**
 * The gates whose time a lever can change: those that take some of their own or by the kind of breach, and have no record. The breach is
 * no decision; when it comes is the lever of the attack.
 */
export const decisionsToMove = (document: ScenarioDocument): readonly GateRow[] =>
  (document.gates ?? []).filter((gate) => {
    const by = timedBy(document, gate);
    return gate.kind !== 'breach' && by !== 'record' && (by !== null || gate.duration !== undefined);
  });

/** Where detection and attribution take the time of the kind of breach, that is what is longer or shorter. */
function moveDecision(document: ScenarioDocument, id: string, days: number): ScenarioDocument {
  const gate = document.gates?.find((row) => row.id === id);
  const latency = gate && latencyOf(document, gate.kind);
  if (latency === undefined)
    return {
      ...document,
      gates: document.gates?.map((row) =>
        row === gate ? { ...row, duration: shiftDuration(row.duration ?? { fixed: 0 }, days) } : row,
      ),
    };
  const moved = { ...latency, duration: shiftDuration(latency.duration, days) };
  return { ...document, latencies: document.latencies?.map((row) => (row === latency ? moved : row)) };
}

/** What is anchored to D-day moves with it. */
function moveDate(date: ScenarioDate, minutes: number): ScenarioDate {
  if (date.anchor === 'D') return date;
  if (date.anchor === 'UTC') return { ...date, at: new Date(Date.parse(date.at) + minutes * 60_000).toISOString() };
  return { ...date, offset: date.offset + (minutes / 1440) * PER_DAY[date.unit ?? 'd'] };
}

const scaleAll = <T extends readonly number[]>(values: T, by: number): T => values.map((v) => v * by) as unknown as T;
const shiftAll = <T extends readonly number[]>(values: T, by: number): T =>
  values.map((v) => Math.max(0, v + by)) as unknown as T;

export function scaleDuration(spec: DurationSpec, by: number): DurationSpec {
  if ('fixed' in spec) return { ...spec, fixed: spec.fixed * by };
  if ('uniform' in spec) return { ...spec, uniform: scaleAll(spec.uniform, by) };
  if ('triangular' in spec) return { ...spec, triangular: scaleAll(spec.triangular, by) };
  if ('pert' in spec) return { ...spec, pert: scaleAll(spec.pert, by) };
  if ('exponential' in spec) return { ...spec, exponential: spec.exponential * by };
  if ('lognormal' in spec) return { ...spec, lognormal: { ...spec.lognormal, median: spec.lognormal.median * by } };
  if ('gamma' in spec) {
    const { mean, shift, ...gamma } = spec.gamma;
    return { ...spec, gamma: { ...gamma, mean: mean * by, ...(shift === undefined ? {} : { shift: shift * by }) } };
  }
  return { ...spec, empirical: scaleAll(spec.empirical, by) };
}

/** Every value so many days later; those of an open-ended shape by their median or mean. */
export function shiftDuration(spec: DurationSpec, days: number): DurationSpec {
  const by = days * PER_DAY[spec.unit ?? 'd'];
  const more = (value: number) => Math.max(0, value + by);
  if ('fixed' in spec) return { ...spec, fixed: more(spec.fixed) };
  if ('uniform' in spec) return { ...spec, uniform: shiftAll(spec.uniform, by) };
  if ('triangular' in spec) return { ...spec, triangular: shiftAll(spec.triangular, by) };
  if ('pert' in spec) return { ...spec, pert: shiftAll(spec.pert, by) };
  if ('exponential' in spec) return { ...spec, exponential: more(spec.exponential) };
  if ('lognormal' in spec) return { ...spec, lognormal: { ...spec.lognormal, median: more(spec.lognormal.median) } };
  if ('gamma' in spec) return { ...spec, gamma: { ...spec.gamma, shift: more(spec.gamma.shift ?? 0) } };
  return { ...spec, empirical: shiftAll(spec.empirical, by) };
}

/** Where each asset has a date of its own, further ones come with the last. */
function resizePool(row: LiftPoolRow, count: number): LiftPoolRow {
  const { availableFrom } = row;
  if (!Array.isArray(availableFrom)) return { ...row, count };
  if (count === 0) return { ...row, count, availableFrom: undefined };
  const dates = Array.from({ length: count }, (_, i) => availableFrom[Math.min(i, availableFrom.length - 1)]);
  return { ...row, count, availableFrom: dates };
}

/** In a port with groups of berths, those of the largest group are more or fewer. */
function addBerths(seaport: NonNullable<PlaceRow['seaport']>, more: number): NonNullable<PlaceRow['seaport']> {
  const { berthGroups = [], berths } = seaport;
  const largest = berthGroups.reduce((best, group, i) => (group.berths > berthGroups[best].berths ? i : best), 0);
  const added = Math.max(-(berthGroups[largest]?.berths ?? berths), more);
  return {
    ...seaport,
    berths: berths + added,
    ...(berthGroups.length > 0 && {
      berthGroups: berthGroups.map((group, i) => (i === largest ? { ...group, berths: group.berths + added } : group)),
    }),
  };
}

function addFacility(row: PlaceRow, facility: LeverFacility, more: number): PlaceRow {
  const plus = (count: number) => Math.max(0, count + more);
  if (facility === 'berths') return row.seaport ? { ...row, seaport: addBerths(row.seaport, more) } : row;
  if (facility === 'ramps') return row.rail ? { ...row, rail: { ...row.rail, ramps: plus(row.rail.ramps) } } : row;
  const parking = facility === 'parking-wide' ? 'parkingWide' : 'parkingNarrow';
  return row.airfield ? { ...row, airfield: { ...row.airfield, [parking]: plus(row.airfield[parking]) } } : row;
}
