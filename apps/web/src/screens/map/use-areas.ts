/** What covers an area of the map, and how it stands at the clock. */
import { useMemo } from 'react';
import { airspaceStateAt } from '../../api/airspaces.ts';
import type { Disruption } from '../../api/disruptions.ts';
import { useForce, usePosture } from '../../api/sections.ts';
import { useSectors } from '../../api/sectors.ts';
import { useShown } from '../../app/run-context.ts';
import type { AirspacesAtClock } from './draw-airspaces.ts';
import type { SectorsAtClock } from './draw-sectors.ts';

/** Where the sectors lie, and what the run says of them. */
export function useSectorsAtClock(): SectorsAtClock {
  const rows = useSectors().data;
  const results = usePosture().data?.sectors;
  return useMemo(
    () => ({ rows: rows ?? [], results: new Map((results ?? []).map((result) => [result.id, result])) }),
    [rows, results],
  );
}

/** Where the airspaces lie, and whether they are closed. */
export function useAirspacesAtClock(disruptions: readonly Disruption[]): AirspacesAtClock {
  const rows = useForce().data?.airspaces;
  const { gates } = useShown().run;
  return useMemo(
    () => ({
      rows: rows ?? [],
      stateAt: (airspace, minute) => airspaceStateAt(airspace, minute, gates, disruptions),
    }),
    [rows, gates, disruptions],
  );
}
