/**
 * How well modes of transport run across the whole network. Each row is drawn once a replication, so that all that hangs on it is slow together: a band from
 * draws of each train alone is falsely tight. The share is of the nominal speed, loaded or empty, and of the daily quotas of the mode, and never more
 * than all of them: bounds may reckon with the nominal speed.
 */
import { quantile } from '../../engine/distribution.ts';
import { drawUniform, PURPOSE, streamKey } from '../../engine/random.ts';
import { RATE } from '../../engine/resource.ts';
import { CONTEXT_COUNT, modeOfContext } from '../../network/routing-graph.ts';
import type { References } from '../compile/references.ts';
import type { FacilityResource } from '../compile/facilities.ts';
import { toLists, type Program } from '../program.ts';
import type { Run } from '../run.ts';
import type { Efficiency } from '../world.ts';

export function compileEfficiencies(refs: References) {
  const { world, facilities } = refs;
  const rows = world.efficiencies ?? [];
  const modes = new Map(world.links.map(({ id, mode }) => [id, mode]));
  const follows = (facility: FacilityResource, { mode }: Efficiency) =>
    facility.kind === RATE &&
    (facility.link === null ? QUOTAS[mode]?.test(facility.facility) === true : modes.get(facility.link) === mode);
  return {
    efficiencyKey: Uint32Array.from(rows, ({ id }) => streamKey(id)),
    efficiencyDistribution: Int32Array.from(rows, ({ permille }) => refs.distribution(permille)),
    efficiencyContexts: toLists(
      rows.map(({ mode }) =>
        Array.from({ length: CONTEXT_COUNT }, (_, i) => i).filter((i) => modeOfContext(i) === mode),
      ),
    ),
    efficiencyResources: toLists(rows.map((row) => facilities.list.flatMap((f, r) => (follows(f, row) ? r : [])))),
  };
}

/** Daily quotas of places that are of a mode. */
const QUOTAS: Partial<Record<Efficiency['mode'], RegExp>> = {
  rail: /^(trains$|rail-|gauge-change:)/,
  road: /^road(-back)?$/,
};

/** Thousandths that each row comes to in a replication. */
export function drawEfficiencies(program: Program, seed: number, replication: number): number[] {
  const { efficiencyKey, efficiencyDistribution, distributions } = program;
  return Array.from(efficiencyKey, (key, i) => {
    const u = drawUniform(seed, replication, key, PURPOSE.efficiency, 0);
    return Math.min(1000, Math.max(1, Math.round(quantile(distributions[efficiencyDistribution[i]], u))));
  });
}

/** Whether a mode runs worse than nominally in this replication. */
export const slows = ({ state }: Run, context: number): boolean => state.contextPermille[context] !== 1000;

/** Minutes that a way takes in this replication which nominally takes so many. */
export function slowed(run: Run, context: number, minutes: number): number {
  const permille = run.state.contextPermille[context];
  return permille === 1000 || minutes <= 0 ? minutes : Math.ceil((minutes * 1000) / permille);
}
