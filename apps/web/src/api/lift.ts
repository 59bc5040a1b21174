/** Pools of lift of the scenario, as the composition of the force counts them. */
import { useScenario } from '../app/run-context.ts';
import { ask, collect, RequestError } from './client.ts';
import { graphql } from './graphql.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';
import { toWord } from './words.ts';

const LIFT = graphql(`
  query Lift($id: ID!, $after: String) {
    scenario(id: $id) {
      liftPools(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          count
          releasedBy
          availableFrom {
            minute
          }
          owner {
            key
          }
          liftType {
            mode
          }
        }
      }
    }
  }
`);

export interface LiftAssets {
  readonly owner: string | null;
  readonly mode: string;
  readonly count: number;
  readonly availableFromMin: readonly number[];
  /** Gate or condition; null = from the start. */
  readonly releasedBy: string | null;
}

async function loadLift(id: string): Promise<readonly LiftAssets[]> {
  const rows = await collect(async (after) => {
    const { scenario } = await ask(LIFT, { id, after });
    if (scenario === null) throw new RequestError('There is no such scenario.', false);
    return scenario.liftPools;
  });
  return rows.map(({ count, releasedBy, availableFrom, owner, liftType }) => ({
    owner: owner?.key ?? null,
    mode: toWord(liftType.mode),
    count,
    availableFromMin: availableFrom.map(({ minute }) => minute),
    releasedBy,
  }));
}

/** @param isNeeded false asks nothing */
export function useLift(isNeeded: boolean): Loadable<readonly LiftAssets[]> {
  const { id } = useScenario().scenario;
  return useLoaded(isNeeded ? `scenario:${id}:lift` : null, () => loadLift(id));
}
