/**
 * What differs between two scenario documents, in plain words: for the planner who asks what a fork changed, and for the history of versions.
 * Rows are matched by id, so their order says nothing. Pure; the order of the answer depends on the documents only.
 */
import type { ScenarioDocument } from './document.ts';
import { inWordsOf } from './hypothesis-words.ts';
import type { HypothesisRow } from './hypothesis-section.ts';
import { canonicalJson } from './snapshot.ts';

export interface Difference {
  /** Section of the document; `head` for what stands outside the sections. */
  readonly section: string;
  /** Id of the row; null in the head. */
  readonly id: string | null;
  /** What the row is called; absent in the head and where it has no name. */
  readonly name?: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Field within the row or head, keys joined by dots; empty when the whole row was added or removed. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** One sentence. */
  readonly text: string;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
type Plain = Readonly<Record<string, unknown>>;

/** What a reader calls one row of a section; others are called by the name of the section. */
const NOUNS: Readonly<Record<string, string>> = {
  sources: 'Source',
  factors: 'Factor',
  nations: 'Nation',
  places: 'Place',
  shares: 'Share of capacity',
  efficiencies: 'Efficiency of a mode',
  links: 'Link',
  airspaces: 'Airspace',
  liftTypes: 'Lift type',
  liftPools: 'Lift pool',
  unitTemplates: 'Unit template',
  contributions: 'Contribution',
  forceElements: 'Force element',
  movements: 'Movement',
  requirements: 'Requirement',
  gates: 'Gate',
  conditions: 'Condition',
  activities: 'Activity',
  commitments: 'Commitment',
  stocks: 'Stock',
  consumers: 'Consumer',
  replenishments: 'Replenishment',
  deliveries: 'Delivery',
  disruptions: 'Disruption',
};

/** Terms of the field that no rule makes of a key. */
const NAMES: Readonly<Record<string, string>> = { dDay: 'D-day', cfDay: 'CF-day', sidc: 'symbol code' };

/** Units that stand last in the names of fields. */
const UNITS: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/TPerDay$/, 't a day'],
  [/PerDay$/, 'a day'],
  [/PerHour$/, 'an hour'],
  [/HPerDay$/, 'h a day'],
  [/Kmh$/, 'km/h'],
  [/Km$/, 'km'],
  [/M2$/, 'm2'],
  [/MEur$/, 'million EUR'],
  [/Days$/, 'days'],
  [/T$/, 't'],
  [/M$/, 'm'],
];

export function differencesOf(before: ScenarioDocument, after: ScenarioDocument): Difference[] {
  const [a, b] = [before as unknown as Plain, after as unknown as Plain];
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const isSection = (key: string) => [a[key], b[key]].some((value) => isRows(value));
  const heads = keys.filter((name) => !isSection(name) && name !== '$schema');
  return [
    ...heads.flatMap((key) => fieldDifferences('head', null, 'Scenario', { [key]: a[key] }, { [key]: b[key] })),
    ...keys.filter(isSection).flatMap((section) => rowDifferences(section, rowsOf(a[section]), rowsOf(b[section]))),
  ];
}

function rowDifferences(section: string, before: readonly Row[], after: readonly Row[]): Difference[] {
  const isOne = (row: Row) => matchOf(section, row);
  const old = new Map(before.map((row) => [isOne(row), row]));
  const kept = new Set(after.map(isOne));
  return [
    ...before.filter((row) => !kept.has(isOne(row))).flatMap((row) => named(row, [whole(section, row, 'removed')])),
    ...after.flatMap((row) => {
      const was = old.get(isOne(row));
      return was === undefined
        ? named(row, [whole(section, row, 'added')])
        : isAlike(was, row)
          ? []
          : named(row, fieldDifferences(section, row.id, titleOf(section, row), { ...was, id: row.id }, row));
    }),
  ];
}

/** What makes two rows one: their id, or of hypotheses, whose ids are numbers that anything before them moves, what they suppose. */
const matchOf = (section: string, row: Row): string => (isHypothesis(section, row) ? inWordsOf(row) : row.id);

const nameOf = ({ title, name }: Row): string | undefined =>
  [title, name].find((text): text is string => typeof text === 'string' && text !== '');

function named(row: Row, differences: readonly Difference[]): Difference[] {
  const name = nameOf(row);
  return differences.map((difference) => (name === undefined ? difference : { ...difference, name }));
}

/** Written alike, as most rows of two versions are; where they are not, their fields are compared. */
const isAlike = (before: Row, after: Row): boolean =>
  before === after || JSON.stringify(before) === JSON.stringify(after);

function whole(section: string, row: Row, kind: 'added' | 'removed'): Difference {
  return {
    section,
    id: row.id,
    kind,
    path: '',
    ...(kind === 'added' ? { after: row } : { before: row }),
    text: isHypothesis(section, row)
      ? `${kind === 'added' ? 'Supposes' : 'No longer supposes'}: ${inWordsOf(row)}.`
      : `${titleOf(section, row)} ${kind === 'added' ? 'is new' : 'is gone'}.`,
  };
}

function fieldDifferences(
  section: string,
  id: string | null,
  title: string,
  before: Plain,
  after: Plain,
  prefix = '',
): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): Difference[] => {
    const [was, is] = [before[key], after[key]];
    if (was === is || canonicalJson(was ?? null) === canonicalJson(is ?? null)) return [];
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (isComposite(was) && isComposite(is)) return fieldDifferences(section, id, title, was, is, path);
    if (isEntries(was) && isEntries(is)) return entryDifferences(section, id, title, was, is, path);
    return [{ section, id, kind: 'changed', path, before: was, after: is, text: sentence(title, path, was, is) }];
  });
}

/** Fields that tell the entries of a list apart, where each entry has a value of its own. */
const ENTRY_KEYS = ['id', 'element', 'gate', 'stock', 'programme', 'place', 'resource', 'nation', 'name'] as const;

/** Entries of a list within a row: by what tells them apart, else equal ones first and the others in their order. */
function entryDifferences(
  section: string,
  id: string | null,
  title: string,
  before: readonly Plain[],
  after: readonly Plain[],
  path: string,
): Difference[] {
  const isKey = (key: string) =>
    [before, after].every(
      (list) =>
        list.every((entry) => typeof entry[key] === 'string') &&
        new Set(list.map((entry) => entry[key])).size === list.length,
    );
  const key = ENTRY_KEYS.find(isKey);
  if (key !== undefined) {
    const byKey = (list: readonly Plain[]) => Object.fromEntries(list.map((entry) => [entry[key], entry]));
    const found = fieldDifferences(section, id, title, byKey(before), byKey(after), path);
    return found.length > 0 ? found : [otherOrder(section, id, title, before, after, path)];
  }
  const left = (list: readonly Plain[], others: readonly Plain[]) => {
    const equal = others.map(canonicalJson);
    return list.flatMap((entry, index) => {
      const at = equal.indexOf(canonicalJson(entry));
      if (at < 0) return [{ entry, index }];
      equal.splice(at, 1);
      return [];
    });
  };
  const [gone, come] = [left(before, after), left(after, before)];
  if (gone.length + come.length === 0) return [otherOrder(section, id, title, before, after, path)];
  return Array.from({ length: Math.max(gone.length, come.length) }).flatMap((_, i) => {
    const index = (come[i] ?? gone[i]).index;
    return fieldDifferences(section, id, title, { [index]: gone[i]?.entry }, { [index]: come[i]?.entry }, path);
  });
}

const otherOrder = (
  section: string,
  id: string | null,
  title: string,
  before: unknown,
  after: unknown,
  path: string,
): Difference => ({
  section,
  id,
  kind: 'changed',
  path,
  before,
  after,
  text: `${title}: ${words(path)} in another order.`,
});

function sentence(title: string, path: string, was: unknown, is: unknown): string {
  const field = words(path);
  const say = (value: unknown) => withUnit(path, value);
  if (isScalars(was) && isScalars(is)) {
    const gone = was.filter((item) => !is.includes(item));
    const added = is.filter((item) => !was.includes(item));
    const parts = [
      ...(added.length > 0 ? [`with ${listed(added)}`] : []),
      ...(gone.length > 0 ? [`without ${listed(gone)}`] : []),
    ];
    return parts.length > 0 ? `${title}: ${field} now ${parts.join(' and ')}.` : `${title}: ${field} in another order.`;
  }
  if (was === undefined) return `${title}: ${field} is set to ${say(is)}.`;
  if (is === undefined) return `${title}: ${field} is no longer set (was ${say(was)}).`;
  return `${title}: ${field} changes from ${say(was)} to ${say(is)}.`;
}

const isHypothesis = (section: string, _row: Row): _row is Row & HypothesisRow => section === 'hypotheses';

function titleOf(section: string, row: Row): string {
  if (isHypothesis(section, row)) return `Supposes: ${inWordsOf(row)}`;
  const noun =
    NOUNS[section] ??
    words(section.replace(/ies$/, 'y').replace(/s$/, '')).replace(/^./, (letter) => letter.toUpperCase());
  const name = nameOf(row);
  return name === undefined ? `${noun} ${row.id}` : `${noun} "${name}" (${row.id})`;
}

/** `orderUpToT` to "order up to", `airfield.parkingWide` to "airfield, parking wide". */
function words(path: string): string {
  return path
    .split('.')
    .map((part) => {
      if (part in NAMES) return NAMES[part];
      if (/^\d+$/.test(part)) return `entry ${Number(part) + 1}`;
      const bare = UNITS.reduce((name, [ending]) => (name.length > 2 ? name.replace(ending, '') : name), part);
      return (bare === '' ? part : bare).replace(
        /([a-z0-9])([A-Z])/g,
        (_, a: string, b: string) => `${a} ${b.toLowerCase()}`,
      );
    })
    .join(', ');
}

const MOST_LISTED = 8;
const listed = (items: readonly unknown[]): string =>
  items.length > MOST_LISTED
    ? `${items.slice(0, MOST_LISTED).map(inWords).join(', ')} and ${items.length - MOST_LISTED} more`
    : items.map(inWords).join(', ');

const LONGEST_TEXT = 160;

/** A value as a planner would say it: a date as D+3 d, a duration with its distribution. */
function inWords(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}...` : value;
  if (isScalars(value)) return value.length === 0 ? 'nothing' : listed(value);
  if (isDate(value))
    return value.anchor === 'UTC'
      ? String(value.at)
      : `${String(value.anchor)}${Number(value.offset) < 0 ? '-' : '+'}${Math.abs(Number(value.offset))} ${String(value.unit ?? 'd')}`;
  if (isDuration(value)) {
    const { unit = 'd', ...spec } = value;
    const [kind, parameters] = Object.entries(spec)[0];
    const numbers = Array.isArray(parameters)
      ? parameters.join('/')
      : typeof parameters === 'object'
        ? Object.entries(parameters as Plain)
            .map(([name, amount]) => `${name} ${String(amount)}`)
            .join(', ')
        : String(parameters);
    return `${kind === 'fixed' ? '' : `${kind} `}${numbers} ${String(unit)}`;
  }
  const text = Array.isArray(value)
    ? (value as unknown[]).map(inWords).join('; ')
    : Object.entries(value)
        .map(([field, part]) => `${words(field)} ${withUnit(field, part)}`)
        .join(', ');
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}...` : text;
}

/** A value with the unit that the name of its field ends with. */
function withUnit(path: string, value: unknown): string {
  const unit = UNITS.find(([ending]) => ending.test(path))?.[1];
  return inWords(value) + (unit !== undefined && typeof value === 'number' ? ` ${unit}` : '');
}

const isPlain = (value: unknown): value is Plain =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isRows = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => isPlain(item) && typeof item.id === 'string');
const rowsOf = (value: unknown): readonly Row[] => (value ?? []) as readonly Row[];
const isEntries = (value: unknown): value is readonly Plain[] => Array.isArray(value) && value.every(isPlain);
const isScalars = (value: unknown): value is readonly (string | number | boolean)[] =>
  Array.isArray(value) && value.every((item) => item === null || typeof item !== 'object');
const isDate = (value: unknown): value is Plain => isPlain(value) && typeof value.anchor === 'string';
const DISTRIBUTIONS = ['fixed', 'uniform', 'triangular', 'pert', 'exponential', 'lognormal', 'gamma', 'empirical'];
const isDuration = (value: unknown): value is Plain => isPlain(value) && DISTRIBUTIONS.some((kind) => kind in value);
/** An object of fields that are compared one by one; dates and durations are values. */
const isComposite = (value: unknown): value is Plain => isPlain(value) && !isDate(value) && !isDuration(value);
