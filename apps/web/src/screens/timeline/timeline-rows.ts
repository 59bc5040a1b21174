/** Which elements the Gantt shows, in which order: pure, so that filters of the address can be tested. */
import type { ElementHead, ForceElement, ShownElement } from '../../api/model.ts';
import { latenessMin } from '../../charts/gantt.ts';

export const SORTS = ['late', 'required', 'ready', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** What rows are gathered under. */
export const GROUPS = ['nation', 'route'] as const;
export type Group = (typeof GROUPS)[number];

export interface TimelineFilter {
  readonly sort: Sort;
  readonly group: Group | null;
  readonly component: string;
  readonly text: string;
}

export interface TimelineItem {
  readonly id: string;
  readonly name: string;
  readonly nation: string;
  readonly component: string;
  readonly result: ElementHead;
  readonly shown: ShownElement | undefined;
  readonly lateMin: number | null;
}

export type TimelineLine =
  | { readonly kind: 'group'; readonly title: string; readonly count: number }
  | { readonly kind: 'item'; readonly item: TimelineItem };

export function parseFilter(query: Readonly<Record<string, string>>): TimelineFilter {
  return {
    sort: SORTS.find((name) => name === query['sort']) ?? 'late',
    group: GROUPS.find((name) => name === query['group']) ?? null,
    component: query['component'] ?? '',
    text: query['find'] ?? '',
  };
}

/** Latest first; what never happens within the run is later than anything; no date at all goes last. */
const lateKey = (late: number | null) => (late === null ? -Infinity : late);
const timeKey = (minute: number | null) => minute ?? Infinity;

const COMPARE: Readonly<Record<Sort, (a: TimelineItem, b: TimelineItem) => number>> = {
  late: (a, b) =>
    compare(lateKey(b.lateMin), lateKey(a.lateMin)) ||
    compare(timeKey(b.result.ready.p50), timeKey(a.result.ready.p50)),
  required: (a, b) => compare(timeKey(a.result.requiredMin), timeKey(b.result.requiredMin)),
  ready: (a, b) => compare(timeKey(a.result.ready.p50), timeKey(b.result.ready.p50)),
  name: (a, b) => a.name.localeCompare(b.name, 'en'),
};

/** Subtraction would turn two infinities into NaN. */
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/** Letters that Unicode does not take apart into a base and an accent. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/** Without case and accents. */
const foldText = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđðßæœı]/g, (letter) => PLAIN[letter] ?? letter);

const holdsWords = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));

export function listLines(
  results: readonly ElementHead[],
  elements: ReadonlyMap<string, ForceElement>,
  shown: ReadonlyMap<string, ShownElement>,
  filter: TimelineFilter,
  groupOf: (item: TimelineItem) => string = ({ nation }) => nation,
): TimelineLine[] {
  const wanted = foldText(filter.text).split(/\s+/).filter(Boolean);
  const items = results.map((result): TimelineItem => {
    const element = elements.get(result.id);
    return {
      id: result.id,
      name: element?.name ?? result.id,
      nation: element?.nation ?? '',
      component: element?.component ?? 'joint',
      result,
      shown: shown.get(result.id),
      lateMin: latenessMin(result),
    };
  });
  const kept = items.filter(
    ({ id, name, nation, component }) =>
      (filter.component === '' || component === filter.component) &&
      holdsWords(foldText(`${name} ${id} ${nation}`), wanted),
  );
  const groups = new Map(filter.group === null ? [] : kept.map((item) => [item, groupOf(item)]));
  const group = (item: TimelineItem) => groups.get(item) ?? '';
  kept.sort((a, b) => compareText(group(a), group(b)) || COMPARE[filter.sort](a, b) || compareText(a.id, b.id));
  const counts = new Map<string, number>();
  for (const title of groups.values()) counts.set(title, (counts.get(title) ?? 0) + 1);
  return kept.flatMap((item, i): TimelineLine[] => {
    const line: TimelineLine = { kind: 'item', item };
    const title = group(item);
    const begins = filter.group !== null && (i === 0 || group(kept[i - 1]) !== title);
    return begins ? [{ kind: 'group', title, count: counts.get(title) ?? 0 }, line] : [line];
  });
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
