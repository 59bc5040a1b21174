/** Sectors of the scenario: where they lie, and the intensity of the attack on them over time. What they hold is in the result of a run. */
import { useScenario } from '../app/run-context.ts';
import { askText, collect, RequestError } from './client.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';

export interface Sector {
  readonly id: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly notional: boolean;
  /** Corners around it; null where only its point is known. */
  readonly area: readonly { readonly lat: number; readonly lon: number }[] | null;
  /** From when on, minutes from CF-day, in order; empty = not attacked. */
  readonly intensity: readonly { readonly fromMin: number; readonly level: Intensity }[];
}

export type Intensity = 'none' | 'low' | 'medium' | 'high';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly notional: boolean;
  readonly area: Sector['area'];
  readonly intensity: readonly { readonly from: { readonly minute: number }; readonly level: string }[] | null;
}

const SECTORS = `query Sectors($id: ID!, $after: String) {
  scenario(id: $id) {
    sectors(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { key name lat lon notional area { lat lon } intensity { from { minute } level } }
    }
  }
}`;

const toSector = ({ key, intensity, ...row }: Row): Sector => ({
  ...row,
  id: key,
  intensity: (intensity ?? [])
    .map(({ from, level }) => ({ fromMin: from.minute, level: level.toLowerCase() as Intensity }))
    .sort((a, b) => a.fromMin - b.fromMin),
});

async function loadSectors(id: string): Promise<readonly Sector[]> {
  const rows = await collect(async (after) => {
    const { scenario } = await askText<{
      scenario: { sectors: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } | null;
    }>(SECTORS, { id, after });
    if (scenario === null) throw new RequestError('There is no such scenario.', false);
    return scenario.sectors;
  });
  return rows.map(toSector);
}

export function useSectors(): Loadable<readonly Sector[]> {
  const { id } = useScenario().scenario;
  return useLoaded(`scenario:${id}:sectors`, () => loadSectors(id));
}

/** Intensity of the attack on a sector at a minute. */
export function intensityAt({ intensity }: Sector, minute: number): Intensity {
  let level: Intensity = 'none';
  for (const step of intensity) if (step.fromMin <= minute) level = step.level;
  return level;
}
