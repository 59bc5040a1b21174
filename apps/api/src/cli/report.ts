/** What `simulate` prints of a result: closures, late elements, bottlenecks, first stock-outs and what a commander asks, as text for reading or as CSV. */
import type { ClosureCurve, ElementResult, QuantileTimes, RunResult } from '@muster/planning/run';
import { percent, toCommanderTables, type Row, type Table, type When } from './commander-report.ts';

const DAY_MIN = 1440;
const MOST_LINES = 40;
const MOST_BOTTLENECKS = 10;
/** A line that is more often late than not is called late. */
const LATE_BELOW = 0.5;

export function listClosures({ closures }: RunResult): readonly ClosureCurve[] {
  return closures.filter(({ key }) => ['all', 'component', 'priority'].includes(key.kind));
}

export function listLate({ elements }: RunResult): readonly ElementResult[] {
  return elements.filter(({ ready, onTime }) => ready.share === 0 || (onTime !== null && onTime.value < LATE_BELOW));
}

interface Binding {
  readonly resource: string;
  readonly relief: string;
  readonly shareOfWaiting: number;
  readonly daysGained: number | null;
}

/** Bottlenecks that were re-run, or else what the binding chains wait for most. */
export function listBottlenecks({ bottlenecks, elements }: RunResult): readonly Binding[] {
  if (bottlenecks.length > 0)
    return bottlenecks
      .map(({ daysGained, ...rest }) => ({ ...rest, daysGained: daysGained?.mean ?? null }))
      .slice(0, MOST_BOTTLENECKS);
  const waited = new Map<string, number>();
  let total = 0;
  for (const { cause, resource, meanMin } of elements.flatMap(({ ledger }) => ledger)) {
    if (!cause.startsWith('waiting-') || resource === null) continue;
    waited.set(resource, (waited.get(resource) ?? 0) + meanMin);
    total += meanMin;
  }
  const sorted = [...waited].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_BOTTLENECKS);
  return sorted.map(([resource, minutes]) => ({
    resource,
    relief: '',
    shareOfWaiting: minutes / total,
    daysGained: null,
  }));
}

export function listStockOuts({ stocks }: RunResult): RunResult['stocks'] {
  return stocks.filter(({ firstStockOut }) => firstStockOut.share > 0);
}

function toClosureTable(result: RunResult, when: When): Table {
  const columns = ['group', 'persons', 'elements', 'bound', 'gap', 'P10', 'P50', 'P80', 'P90'];
  return {
    title: 'Closure (last element ready)',
    columns: [...columns, 'POD P50', 'destination P50', 'required', 'on time'],
    rows: listClosures(result).map(
      ({ key, persons, elements, closure, closureAtPod, closureAtDestination, requiredMin, onTime, bound }) => [
        groupName(key),
        persons,
        elements,
        bound === null ? '-' : when(bound.closureMin),
        bound === null || bound.ratio === null ? '-' : `x${bound.ratio.toFixed(2)}`,
        ...[closure.p10, closure.p50, closure.p80, closure.p90].map(when),
        closureAtPod === null ? '-' : when(closureAtPod.p50),
        when(closureAtDestination.p50),
        requiredMin === null ? '-' : when(requiredMin),
        onTime === null ? '-' : percent(onTime.value),
      ],
    ),
    empty: 'Nothing has to close.',
  };
}

function toLateTable(result: RunResult, when: When): Table {
  const late = listLate(result);
  return {
    title: late.length > MOST_LINES ? `Late elements (${MOST_LINES} of ${late.length})` : 'Late elements',
    columns: ['element', 'P50', 'P90', 'required', 'on time', 'binding cause', 'at'],
    rows: late
      .slice(0, MOST_LINES)
      .map(({ id, ready, requiredMin, onTime, bindingCause, bindingResource }) => [
        id,
        when(ready.p50),
        when(ready.p90),
        requiredMin === null ? '-' : when(requiredMin),
        onTime === null ? '-' : percent(onTime.value),
        bindingCause ?? '-',
        bindingResource ?? '-',
      ]),
    empty: 'None.',
  };
}

const toBottleneckTable = (result: RunResult): Table => ({
  title: 'Bottlenecks',
  columns: ['resource', 'share of waiting', 'relief', 'days gained'],
  rows: listBottlenecks(result).map(({ resource, shareOfWaiting, relief, daysGained }) => [
    resource,
    percent(shareOfWaiting),
    relief || '-',
    daysGained === null ? '-' : daysGained.toFixed(1),
  ]),
  empty: 'Nothing waits for a resource.',
});

const toStockOutTable = (result: RunResult, when: When): Table => ({
  title: 'First stock-outs',
  columns: ['stock', 'class', 'P10', 'P50', 'P90', 'share', 'unmet t P50'],
  rows: listStockOuts(result).map(({ id, class: supplyClass, firstStockOut, unmetT }) => [
    id,
    supplyClass,
    when(firstStockOut.p10),
    when(firstStockOut.p50),
    when(firstStockOut.p90),
    percent(firstStockOut.share),
    unmetT.p50.toFixed(1),
  ]),
  empty: 'None.',
});

export function toTableText(result: RunResult): string {
  const { scenario, marking, seed, replications, hash, verdict, clock } = result;
  const when: When = (minute) => toDay(minute, clock.dDayMin);
  const tables = [
    toLateTable(result, when),
    toBottleneckTable(result),
    toStockOutTable(result, when),
    ...toCommanderTables(result, when),
  ];
  const verdictLines = verdict.feasible
    ? ['The plan is feasible.']
    : ['The plan is infeasible:', ...verdict.reasons.map((reason) => `  - ${reason}`)];
  return [
    marking,
    `${scenario.title} (${scenario.id})`,
    `seed ${seed}, ${replications} replications, hash ${hash}`,
    '',
    ...formatTable(toClosureTable(result, when)),
    ...describeCommodityBound(result, when),
    '',
    ...tables.flatMap((table) => [...formatTable(table), '']),
    ...verdictLines,
  ]
    .map((line) => `${escapeControls(line)}\n`)
    .join('');
}

/** What the programme of several commodities proves, beside the replication that map and Gantt show. */
function describeCommodityBound({ commodityBound }: RunResult, when: When): string[] {
  if (commodityBound === undefined || commodityBound === null) return [];
  const { replication, closureMin, boundMin, ratio, finished } = commodityBound;
  const gap = ratio === null ? '' : `, gap x${ratio.toFixed(2)}`;
  const rest = finished ? '' : '; its budget ran out, a later bound may exist';
  return [
    `  Several commodities, replication ${replication}: no closure before ${when(boundMin)}, closure ${when(closureMin)}${gap}${rest}`,
  ];
}

/** Titles and names come from the document: what would steer the terminal, or turn the direction of reading, is shown as its escape. */
export function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const HEADER: Row = [
  'section',
  'id',
  'p10_days',
  'p50_days',
  'p80_days',
  'p90_days',
  'share',
  'required_days',
  'on_time',
  'late',
  'cause',
  'resource',
  'value',
  'bound_days',
  'closure_over_bound',
];

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;
const days = (minute: number | null): number | null => (minute === null ? null : thousandths(minute / DAY_MIN));
const times = ({ p10, p50, p80, p90, share }: QuantileTimes): Row => [
  days(p10),
  days(p50),
  days(p80),
  days(p90),
  share,
];
const empty = (count: number): Row => Array<null>(count).fill(null);

/** One table for all sections; times in days from CF-day. */
export function toCsv(result: RunResult): string {
  const rows = [
    HEADER,
    ...describeRun(result),
    ...closureRows(result),
    ...elementRows(result),
    ...bottleneckRows(result),
    ...stockOutRows(result),
  ];
  return rows.map((row) => HEADER.map((_, at) => toCell(row[at] ?? null)).join(',')).join('\r\n') + '\r\n';
}

function closureRows(result: RunResult): Row[] {
  return listClosures(result).map(({ key, closure, requiredMin, onTime, persons, bound }) => [
    'closure',
    groupName(key),
    ...times(closure),
    days(requiredMin),
    onTime?.value ?? null,
    ...empty(3),
    persons,
    days(bound?.closureMin ?? null),
    bound === null || bound.ratio === null ? null : thousandths(bound.ratio),
  ]);
}

function elementRows(result: RunResult): Row[] {
  const late = new Set(listLate(result));
  return result.elements.map((element) => {
    const { id, ready, requiredMin, onTime, bindingCause, bindingResource } = element;
    return [
      'element',
      id,
      ...times(ready),
      days(requiredMin),
      onTime?.value ?? null,
      late.has(element) ? 'yes' : 'no',
      bindingCause,
      bindingResource,
      null,
    ];
  });
}

function bottleneckRows(result: RunResult): Row[] {
  return listBottlenecks(result).map(({ resource, shareOfWaiting, relief }) => [
    'bottleneck',
    resource,
    ...empty(8),
    relief,
    resource,
    shareOfWaiting,
  ]);
}

function stockOutRows(result: RunResult): Row[] {
  return listStockOuts(result).map(({ id, firstStockOut, unmetT }) => [
    'stock-out',
    id,
    ...times(firstStockOut),
    ...empty(5),
    unmetT.p50,
  ]);
}

/** What the rows are of, each with its text or number under `value`. */
function describeRun({ scenario, marking, seed, replications, hash, commodityBound }: RunResult): Row[] {
  const found = commodityBound ?? undefined;
  const facts = {
    ...{ scenario: scenario.id, marking, seed, replications, hash },
    ...(found && {
      commodityReplication: found.replication,
      commodityBoundDays: found.boundMin / DAY_MIN,
      commodityRatio: found.ratio,
    }),
  };
  const empty = new Array<null>(10).fill(null);
  return Object.entries(facts).map(([name, fact]) => ['run', name, ...empty, fact]);
}

const groupName = ({ kind, id }: ClosureCurve['key']): string =>
  kind === 'priority' ? `priority ${id}` : id || 'total';

/** RFC 4180, and no spreadsheet takes a name for a formula. */
function toCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function formatTable({ title, columns, rows, empty }: Table): string[] {
  if (rows.length === 0) return [title, `  ${empty}`];
  const cells = [columns, ...rows].map((row) =>
    row.map((cell) => (cell === null ? '-' : escapeControls(String(cell)))),
  );
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  return [title, ...cells.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at])).join('  ')}`.trimEnd())];
}

/** Days after D-day from D-day on, before it after CF-day. */
function toDay(minute: number | null, dDayMin: number): string {
  if (minute === null) return 'never';
  const afterD = dDayMin > 0 && minute >= dDayMin;
  return `${afterD ? 'D' : 'CF'}+${((minute - (afterD ? dDayMin : 0)) / DAY_MIN).toFixed(1)}`;
}
