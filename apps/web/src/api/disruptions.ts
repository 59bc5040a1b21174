/** What the scenario expects to be damaged, closed or slowed: when it may begin, how long it lasts as a rule, how likely it is. */
import { useScenario } from '../app/run-context.ts';
import { askText, collect, RequestError } from './client.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';

export interface Disruption {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly place: string | null;
  readonly link: string | null;
  readonly airspace: string | null;
  /** Minutes from CF-day; null where a condition starts it. */
  readonly fromMin: number | null;
  readonly untilMin: number | null;
  readonly probability: number;
  /** Capacity that is left. */
  readonly factor: number;
  readonly recurs: boolean;
}

interface Row {
  readonly key: string;
  readonly title: string | null;
  readonly kind: string | null;
  readonly place: { readonly key: string } | null;
  readonly link: { readonly key: string } | null;
  readonly airspace: { readonly key: string } | null;
  readonly at: { readonly minute: number } | null;
  readonly until: { readonly minute: number } | null;
  readonly duration: { readonly distribution: string; readonly parameters: readonly number[]; readonly unit: string };
  readonly probability: number | null;
  readonly factor: number;
  readonly everyDays: number | null;
}

const DISRUPTIONS = `query Disruptions($id: ID!, $after: String) {
  scenario(id: $id) {
    disruptions(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {
        key title kind place { key } link { key } airspace { key } at { minute } until { minute }
        duration { distribution parameters unit }
        probability factor everyDays
      }
    }
  }
}`;

const UNIT_MIN: Readonly<Record<string, number>> = { MIN: 1, H: 60, D: 1440 };

/** The middle of a duration: its likeliest value, its median (of what was observed, the middle one), or half way between its ends. */
export function usualMin({ distribution, parameters, unit }: Row['duration']): number {
  const inOrder = distribution === 'EMPIRICAL' ? [...parameters].sort((a, b) => a - b) : parameters;
  const [first = 0, second = first] = parameters;
  const value =
    distribution === 'TRIANGULAR' || distribution === 'PERT' || distribution === 'GAMMA'
      ? second
      : distribution === 'UNIFORM'
        ? (first + second) / 2
        : distribution === 'EMPIRICAL'
          ? (inOrder[Math.floor((inOrder.length - 1) / 2)] ?? 0)
          : first;
  return value * (UNIT_MIN[unit] ?? UNIT_MIN['D']);
}

export const toDisruption = (row: Row): Disruption => ({
  id: row.key,
  title: row.title ?? row.key,
  kind: (row.kind ?? 'DAMAGE').toLowerCase().replaceAll('_', ' '),
  place: row.place?.key ?? null,
  link: row.link?.key ?? null,
  airspace: row.airspace?.key ?? null,
  fromMin: row.at?.minute ?? null,
  untilMin: row.until?.minute ?? (row.at === null ? null : row.at.minute + usualMin(row.duration)),
  probability: row.probability ?? 1,
  factor: row.factor,
  recurs: row.everyDays !== null,
});

async function loadDisruptions(id: string): Promise<readonly Disruption[]> {
  const rows = await collect(async (after) => {
    const { scenario } = await askText<{
      scenario: {
        disruptions: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
      } | null;
    }>(DISRUPTIONS, { id, after });
    if (scenario === null) throw new RequestError('There is no such scenario.', false);
    return scenario.disruptions;
  });
  return rows.map(toDisruption);
}

export function useDisruptions(): Loadable<readonly Disruption[]> {
  const { id } = useScenario().scenario;
  return useLoaded(`scenario:${id}:disruptions`, () => loadDisruptions(id));
}

/** How much capacity is lost by it as a rule: what orders the list and darkens the cross. */
export const expectedLoss = ({ probability, factor }: Disruption): number => probability * (1 - factor);

/** Those that may hold at a minute, the heaviest first. */
export const disruptionsAt = (rows: readonly Disruption[], minute: number): readonly Disruption[] =>
  rows
    .filter(({ fromMin, untilMin }) => fromMin !== null && fromMin <= minute && minute <= (untilMin ?? fromMin))
    .sort((a, b) => expectedLoss(b) - expectedLoss(a) || (a.id < b.id ? -1 : 1));
