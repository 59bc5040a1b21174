/**
 * The state of now as a run has it at an instant, and as the scenario document says it. All of it is of the shown replication (`as-shown.ts`); what a
 * person says is otherwise goes over it. Where an element is between two places cannot be said: it begins anew.
 */
import { ScenarioClock, type InitialState, type ScenarioDocument } from '@muster/planning';
import type {
  GateResult,
  ProgressResult,
  ResponseStep,
  RunClock,
  ShownElement,
  ShownReplication,
  StateAtMinute,
  StockResult,
} from '../../../api/model.ts';
import { readDecimal } from '../../../app/format.ts';
import { stateAt } from '../../../charts/gantt.ts';
import { isEvent } from '../../../charts/gate-kinds.ts';
import { stockTitles } from '../../../i18n/stock-title.ts';
import { DAY_MIN, stepAt } from '../../../state/time.ts';
import { asShown } from './as-shown.ts';
import { supplyUnderWay, toSupplyEntries, type SupplyFigure } from './supply-under-way.ts';

/** Where the run has an element. */
export type Whereabouts = 'on-the-way' | 'in-place' | 'ready' | 'gone' | 'before';
/** What a planner may say of it; away = neither there nor gone for good. */
export type Presence = 'away' | 'in-place' | 'ready' | 'gone';
export type Decision = 'open' | 'met' | 'refused';
/** Whether one more of what is done in runs is under way, and has what it takes. */
export type Begun = 'yes' | 'no';
/** What has become of a remedy or a commitment. */
export type Stage = 'open' | 'decided' | 'in-force' | 'refused';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ElementNow extends Named {
  readonly nation: string;
  readonly where: Whereabouts;
  readonly presence: Presence;
  readonly sinceMin: number | null;
}

/** Tonnes of a stock, or what is done of a work in its unit. */
export interface AmountNow extends Named {
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** All that is planned; null for a stock. */
  readonly planned: number | null;
  /** Of what is done in runs: since when one more is under way in the shown replication; null where none is. */
  readonly begunMin?: number | null;
}

export interface SupplyNow extends AmountNow, Pick<SupplyFigure, 'line' | 'part' | 'to' | 'from' | 'told'> {}

export interface GateNow extends Named {
  readonly decision: Decision;
  readonly sinceMin: number | null;
}

export interface ResponseNow extends Named {
  readonly kind: 'remedy' | 'commitment';
  readonly stage: Stage;
  readonly sinceMin: number | null;
}

export interface StateOfNow {
  readonly minute: number;
  /** Whether decisions, stocks and work are of the shown replication too; of a run that does not tell them the medians stand in. */
  readonly isOfOne: boolean;
  readonly elements: readonly ElementNow[];
  readonly stocks: readonly AmountNow[];
  readonly supply: readonly SupplyNow[];
  readonly support: readonly AmountNow[];
  readonly gates: readonly GateNow[];
  readonly response: readonly ResponseNow[];
  /** Gates that are not asked for here: what an earlier state of now says of them, and what a rule has done to them by now. */
  readonly kept: readonly GateRecord[];
}

/** What is otherwise in reality, by id; amounts as they were typed. */
export interface Corrections {
  readonly elements?: Readonly<Record<string, Presence>>;
  readonly stocks?: Readonly<Record<string, string>>;
  readonly supply?: Readonly<Record<string, string>>;
  readonly support?: Readonly<Record<string, string>>;
  readonly begun?: Readonly<Record<string, Begun>>;
  readonly gates?: Readonly<Record<string, Decision>>;
  readonly response?: Readonly<Record<string, Stage>>;
}

interface RunSections {
  readonly clock: RunClock;
  readonly elements: readonly ShownElement[];
  readonly stocks: readonly StockResult[];
  /** Absent in runs that do not tell it. */
  readonly supply?: ShownReplication['supply'];
  /** Absent in runs of older engines. */
  readonly runs?: ShownReplication['runs'];
  readonly state?: StateAtMinute;
  readonly support: readonly ProgressResult[];
  readonly gates: readonly (Pick<GateResult, 'id' | 'met'> & { readonly title: string })[];
  readonly response: readonly Pick<ResponseStep, 'id' | 'kind' | 'title' | 'decided' | 'inForce'>[];
}

type GateRecord = NonNullable<InitialState['gates']>[number];
type ScenarioDate = InitialState['asOf'];

/** Kinds of support whose progress can be said; of packages what has come is in the stocks. */
const COUNTED = new Set(['production', 'training', 'formation', 'fortification']);

/**
 * The instant whose state a run can tell: the beginning of a step, for there its amounts are kept. Who is where and what is decided is told of
 * the same instant, so that what was delivered after it is neither lost nor counted twice.
 */
export const instantAt = (clock: RunClock, minute: number): number => stepAt(clock, minute) * clock.stepMin;

/** The name of a stock with its place, or of a place. */
function namesOfStocks({ stocks = [], places }: ScenarioDocument): (id: string) => string {
  const [stockRows, placeRows, titles] = [byId(stocks), byId(places), stockTitles(stocks)];
  return (id) => {
    const place = stockRows.get(id)?.place ?? id;
    const name = placeRows.get(place)?.name ?? place;
    return stockRows.has(id) ? `${name}, ${titles.get(id)}` : name;
  };
}

/** @param minute an instant of `instantAt` */
export function stateOfNow(ofRun: RunSections, document: ScenarioDocument, minute: number): StateOfNow {
  const step = stepAt(ofRun.clock, minute);
  const run = asShown(ofRun, step);
  const elementRows = byId(document.forceElements);
  const stockRows = byId(document.stocks);
  const nameOf = namesOfStocks(document);
  const gateRows = byId(document.gates);
  const said = saidBefore(document, minute);
  const gates = gatesNow(run, gateRows, said, minute);
  const asked = new Set(gates.map(({ id }) => id));
  const metMin = new Map(run.gates.map(({ id, met }) => [id, met.p50]));
  const byRule = [...gateRows.values()].flatMap((row): GateRecord[] => {
    const isTold = row.record !== undefined || said.records.has(row.id) || !isWithdrawnByRule(row);
    const record = isTold ? [] : recordByRule(row, metMin, minute, said.minute);
    return record.length === 0 ? [] : [{ gate: row.id, record }];
  });
  const amountAt = ({ p10, p50, p90 }: StockResult['levelT']) => ({
    amount: toThousandth(p50[step] ?? 0),
    low: p10[step] ?? 0,
    high: p90[step] ?? 0,
  });
  return {
    minute,
    isOfOne: run.state !== undefined,
    elements: run.elements
      .flatMap((shown): ElementNow[] => {
        const row = elementRows.get(shown.id);
        return row === undefined
          ? []
          : [{ id: row.id, name: row.name, nation: row.nation ?? '', ...whereaboutsOf(shown, minute) }];
      })
      .sort(inOrder),
    stocks: run.stocks
      .filter(({ id }) => stockRows.has(id))
      .map(({ id, levelT }): AmountNow => ({ id, name: nameOf(id), ...amountAt(levelT), unit: 't', planned: null })),
    supply: supplyUnderWay(run.supply, document, minute).map((figure) => {
      const [to, from] = [nameOf(figure.to), figure.from === undefined ? '' : nameOf(figure.from)];
      return { ...figure, to, from, name: to, low: figure.amount, high: figure.amount, unit: 't', planned: null };
    }),
    support: run.support
      .filter(({ kind }) => COUNTED.has(kind))
      .map(({ id, title, done, unit, planned }) => {
        const begunMin = begunBy(run.runs, id, minute);
        return { id, name: title, ...amountAt(done), unit, planned, begunMin };
      }),
    gates,
    response: responseNow(run, document, minute),
    kept: [...[...said.records].flatMap(([gate, record]) => (asked.has(gate) ? [] : [{ gate, record }])), ...byRule],
  };
}

/** At the steps of the run; of two of one step the later holds. */
function begunBy(runs: ShownReplication['runs'], row: string, minute: number): number | null {
  const at = runs?.row.findLastIndex((name, i) => name === row && runs.atMin[i] <= minute) ?? -1;
  return at < 0 ? null : runs!.sinceMin[at];
}

export const isBegun = ({ begunMin = null }: Pick<AmountNow, 'begunMin'>): Begun => (begunMin === null ? 'no' : 'yes');

/** Decisions that a person is asked for: what was said of them before stands, else they are as the run has them. */
function gatesNow(
  run: RunSections,
  gateRows: ReadonlyMap<string, NonNullable<ScenarioDocument['gates']>[number]>,
  said: ReturnType<typeof saidBefore>,
  minute: number,
): GateNow[] {
  return run.gates.flatMap(({ id, title, met }): GateNow[] => {
    const row = gateRows.get(id);
    const record = said.records.get(id);
    const isByRule = row === undefined || isEvent(row.kind) || row.record !== undefined || isWithdrawnByRule(row);
    const isAsked = !isByRule && (record === undefined || record.length === 1);
    if (!isAsked) return [];
    if (record !== undefined) {
      // The first that can happen to a gate.
      const decision = record[0].event === 'refused' ? 'refused' : 'met';
      return [{ id, name: title, decision, sinceMin: said.minute(record[0].at) }];
    }
    const isMet = met.p50 !== null && met.p50 <= minute;
    return [{ id, name: title, decision: isMet ? 'met' : 'open', sinceMin: isMet ? met.p50 : null }];
  });
}

/** Remedies and commitments as the run has them. One that was refused before is never decided in it: only the state before says so. */
function responseNow({ response }: RunSections, document: ScenarioDocument, minute: number): ResponseNow[] {
  const clock = new ScenarioClock(document.clock);
  const { asOf, response: before = [] } = document.initialState ?? {};
  const refused = new Map(
    before.flatMap(({ id, state, since = asOf! }) => (state === 'refused' ? [[id, clock.minute(since)] as const] : [])),
  );
  const inScenario = new Set([...(document.remedies ?? []), ...(document.commitments ?? [])].map(({ id }) => id));
  return response.flatMap(({ id, kind, title, decided, inForce }): ResponseNow[] => {
    if (kind === 'gate' || !inScenario.has(id)) return [];
    const row = { id, name: title, kind };
    const refusedMin = refused.get(id) ?? Infinity;
    if (refusedMin <= minute) return [{ ...row, stage: 'refused', sinceMin: refusedMin }];
    const isBy = (at: number | null): at is number => at !== null && at <= minute;
    if (kind === 'commitment' && isBy(inForce.p50)) return [{ ...row, stage: 'in-force', sinceMin: inForce.p50 }];
    if (isBy(decided.p50)) return [{ ...row, stage: 'decided', sinceMin: decided.p50 }];
    return [{ ...row, stage: 'open', sinceMin: null }];
  });
}

type GateRow = NonNullable<ScenarioDocument['gates']>[number];

const isWithdrawnByRule = ({ withdrawnAt, withdrawnBy }: GateRow): boolean =>
  withdrawnAt !== undefined || withdrawnBy !== undefined;

/** What has happened until an instant to a gate that a rule withdraws; without a record it would be open then, and decided anew. */
function recordByRule(
  { id, withdrawnAt, withdrawnBy, restoredAt, restoredBy }: GateRow,
  metMin: ReadonlyMap<string, number | null>,
  minute: number,
  minuteOf: (date: ScenarioDate) => number,
): GateRecord['record'] {
  const first = (date: ScenarioDate | undefined, gate: string | undefined): number => {
    const dateMin = date === undefined ? Infinity : minuteOf(date);
    return Math.min(dateMin, metMin.get(gate ?? '') ?? Infinity);
  };
  const met = metMin.get(id) ?? Infinity;
  const withdrawn = Math.max(met, first(withdrawnAt, withdrawnBy));
  const restored = first(restoredAt, restoredBy);
  const events = [
    ['met', met],
    // What restores it before makes the withdrawal void.
    ...(restored <= withdrawn
      ? []
      : ([
          ['withdrawn', withdrawn],
          ['restored', restored],
        ] as const)),
  ] as const;
  return events.filter(([, at]) => at <= minute).map(([event, at]) => ({ event, at: dateOf(at) }));
}

/**
 * What the state of now that the scenario begins with says of its gates until an instant. A refused gate is never met in a run, and what was
 * withdrawn and restored is met in it once: only here it stands.
 */
function saidBefore(document: ScenarioDocument, minute: number) {
  const clock = new ScenarioClock(document.clock);
  const until = ({ gate, record }: GateRecord) =>
    [gate, record.filter(({ at }) => clock.minute(at) <= minute)] as const;
  const records = new Map((document.initialState?.gates ?? []).map(until).filter(([, record]) => record.length > 0));
  return { records, minute: (at: ScenarioDate) => clock.minute(at) };
}

const byId = <T extends { readonly id: string }>(rows: readonly T[] | undefined): ReadonlyMap<string, T> =>
  new Map((rows ?? []).map((row) => [row.id, row]));

/** The document keeps kilograms. */
const toThousandth = (value: number) => Math.round(value * 1000) / 1000;

export const WHEREABOUTS: readonly Whereabouts[] = ['on-the-way', 'in-place', 'ready', 'gone', 'before'];

/** What a person has to look at first comes first. */
const inOrder = (a: ElementNow, b: ElementNow): number =>
  WHEREABOUTS.indexOf(a.where) - WHEREABOUTS.indexOf(b.where) ||
  a.nation.localeCompare(b.nation) ||
  a.name.localeCompare(b.name);

function whereaboutsOf(shown: ShownElement, minute: number): Pick<ElementNow, 'where' | 'presence' | 'sinceMin'> {
  const { state } = stateAt(shown, minute);
  if (state === 'left' || state === 'home')
    return { where: 'gone', presence: 'gone', sinceMin: shown.leavesMin ?? null };
  if (state === 'ready') return { where: 'ready', presence: 'ready', sinceMin: shown.readyMin };
  const { atDestinationMin, orderedMin } = shown;
  if (atDestinationMin !== null && atDestinationMin <= minute)
    return { where: 'in-place', presence: 'in-place', sinceMin: atDestinationMin };
  const isOrdered = orderedMin !== null && orderedMin <= minute;
  return { where: isOrdered ? 'on-the-way' : 'before', presence: 'away', sinceMin: null };
}

/** What is said in figures. */
export const AMOUNTS = ['stocks', 'supply', 'support'] as const;
type Amounts = (typeof AMOUNTS)[number];

/** Ids of what was typed and is no amount. */
export const unreadAmounts = (corrections: Corrections): readonly string[] =>
  AMOUNTS.flatMap((kind) =>
    Object.entries(corrections[kind] ?? {}).flatMap(([id, text]) => (isAmount(readDecimal(text)) ? [] : [id])),
  );

export const isAmount = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** What is said of rows that the state has; the scenario may have lost others since it was typed. */
export function correctionsOf(state: StateOfNow, said: Corrections): Corrections {
  const kinds = (Object.keys(said) as (keyof Corrections)[]).map((kind) => {
    const ids = new Set(state[kind === 'begun' ? 'support' : kind].map(({ id }) => id));
    return [kind, Object.entries(said[kind] ?? {}).filter(([id]) => ids.has(id))] as const;
  });
  return Object.fromEntries(
    kinds.filter(([, rows]) => rows.length > 0).map(([kind, rows]) => [kind, Object.fromEntries(rows)]),
  );
}

/** How many answers differ from the run. */
export const countCorrections = (corrections: Corrections): number =>
  Object.values(corrections).reduce((sum, answers) => sum + Object.keys(answers as object).length, 0);

/** An answer like that of the run is none. */
export function correct<K extends keyof Corrections>(
  corrections: Corrections,
  kind: K,
  id: string,
  value: string,
  ofRun: string,
): Corrections {
  const { [id]: _, ...others } = (corrections[kind] ?? {}) as Record<string, string>;
  const next = value === ofRun ? others : { ...others, [id]: value };
  const { [kind]: __, ...rest } = corrections;
  return Object.keys(next).length === 0 ? rest : { ...rest, [kind]: next };
}

const dateOf = (minute: number) =>
  minute % DAY_MIN === 0
    ? { anchor: 'CF' as const, offset: minute / DAY_MIN }
    : { anchor: 'CF' as const, offset: minute, unit: 'min' as const };

/** What is said with the corrections; what a correction changes is so since the instant itself. */
export function toInitialState(state: StateOfNow, corrections: Corrections): InitialState {
  const asOf = dateOf(state.minute);
  const amountOf = (kind: Amounts, { id, amount }: AmountNow) => {
    const typed = corrections[kind]?.[id];
    return typed === undefined ? amount : toThousandth(readDecimal(typed));
  };
  const since = (isOfRun: boolean, minute: number | null) =>
    isOfRun && minute !== null ? { since: dateOf(minute) } : {};
  return {
    asOf,
    elements: state.elements.flatMap(({ id, presence, sinceMin }) => {
      const said = corrections.elements?.[id] ?? presence;
      return said === 'away' ? [] : [{ element: id, state: said, ...since(said === presence, sinceMin) }];
    }),
    stocks: state.stocks.map((row) => ({ stock: row.id, amountT: amountOf('stocks', row) })),
    supply: toSupplyEntries(state.supply.map((row) => ({ ...row, said: amountOf('supply', row) }))),
    support: state.support
      .map((row) => {
        const { id, begunMin = null } = row;
        const begunAt = begunMin === null ? asOf : dateOf(begunMin);
        const said = corrections.begun?.[id] ?? isBegun(row);
        return { id, done: amountOf('support', row), ...(said === 'yes' && { begunAt }) };
      })
      .filter(({ done, begunAt }) => done > 0 || begunAt !== undefined),
    gates: [
      ...state.gates.flatMap(({ id, decision, sinceMin }): GateRecord[] => {
        const said = corrections.gates?.[id] ?? decision;
        if (said === 'open') return [];
        const at = said === decision && sinceMin !== null ? dateOf(sinceMin) : asOf;
        return [{ gate: id, record: [{ event: said, at }] }];
      }),
      ...state.kept,
    ],
    response: state.response.flatMap(({ id, stage, sinceMin }) => {
      const said = corrections.response?.[id] ?? stage;
      return said === 'open' ? [] : [{ id, state: said, ...since(said === stage, sinceMin) }];
    }),
  };
}
