/** Background jobs that optimise: pure functions of a snapshot and what was asked, in a thread. The solver is loaded there when it is needed. */
import type { PlanInput, SiteInput } from '@muster/planning/optimisation';
import type { BackgroundKind } from '../jobs/background-kinds.ts';

export const MOVEMENT_PLAN = 'movement-plan';
export const SITE_LOCATION = 'site-location';

export const OPTIMISATION_KINDS: Readonly<Record<string, BackgroundKind>> = {
  [MOVEMENT_PLAN]: {
    keepsBest: true,
    compute: async ({ snapshot, input }, report) => {
      const { loadSolver, optimiseMovements } = await import('@muster/planning/optimisation');
      return optimiseMovements(snapshot, input as PlanInput, await loadSolver(), report);
    },
  },
  [SITE_LOCATION]: {
    compute: async ({ snapshot, input }) => {
      const { loadSolver, locateSites } = await import('@muster/planning/optimisation');
      return locateSites(snapshot, input as SiteInput, await loadSolver());
    },
  },
};
