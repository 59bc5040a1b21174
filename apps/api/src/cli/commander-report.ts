/** What `simulate` prints for the commander: employable against required, sectors, decisions with their last useful date, and requests. */
import type { RunResult } from '@muster/planning/run';

const MOST_LINES = 20;

export type Row = readonly (string | number | null)[];
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly empty: string;
}
export type When = (minute: number | null) => string;

/** Whole per cent; what is nearly none or nearly all is never written as none or all. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  return `${whole === 0 && share > 0 ? '<1' : whole === 100 && share < 1 ? '>99' : whole} %`;
}

/** The tables that have something to tell; a world without nations and dates has none. */
export const toCommanderTables = (result: RunResult, when: When): Table[] =>
  [
    toCheckpointTable(result),
    toSectorTable(result, when),
    toDecisionTable(result, when),
    toRequestTable(result, when),
  ].filter(({ rows }) => rows.length > 0);

function toCheckpointTable({ commander }: RunResult): Table {
  const some = commander.checkpoints.filter(({ requiredPersons, linesDue }) => requiredPersons > 0 || linesDue > 0);
  return table(
    'Employable against required',
    ['at', 'persons required', 'employable P50', 'lines due', 'met P50', 'chance that all are met'],
    some.map(({ name, requiredPersons, employablePersons, linesDue, linesMet, allLines }) => [
      ...[name, requiredPersons, employablePersons.p50, linesDue, linesMet.p50],
      percent(allLines.value),
    ]),
  );
}

function toSectorTable({ sectors }: RunResult, when: When): Table {
  const attacked = sectors.filter(({ inTime }) => inTime !== null);
  return table(
    'Sectors attacked',
    ['sector', 'holds until P10', 'P50', 'in time'],
    attacked.map(({ id, holdUntil, inTime }) => [
      id,
      when(holdUntil.p10),
      when(holdUntil.p50),
      percent(inTime?.value ?? 0),
    ]),
  );
}

function toDecisionTable({ commander }: RunResult, when: When): Table {
  return table(
    'Decisions',
    ['decision', 'of', 'elements', 'taken P50', 'all in time by', 'last useful'],
    commander.decisions.map(({ gate, owner, elements, decidedMin, allInTimeMin, lastUsefulMin }) => [
      ...[gate, owner ?? '-', elements, when(decidedMin)],
      ...[allInTimeMin, lastUsefulMin].map((minute) => (minute === null ? 'none' : when(minute))),
    ]),
  );
}

function toRequestTable({ commander }: RunResult, when: When): Table {
  return table(
    'Requests',
    ['to', 'about', 'by', 'request'],
    commander.requests.map(({ to, subject, byMin, text }) => [
      to ?? 'all',
      subject,
      byMin === null ? '-' : when(byMin),
      text,
    ]),
  );
}

function table(title: string, columns: readonly string[], all: readonly Row[]): Table {
  const rows = all.slice(0, MOST_LINES);
  const told = rows.length < all.length ? `${title} (${rows.length} of ${all.length})` : title;
  return { title: told, columns, rows, empty: 'None.' };
}
