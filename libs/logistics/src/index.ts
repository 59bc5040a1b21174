/**
 * Logistics: the engine of Muster. It knows places, lift, movements, stocks and conditions; it knows no nation and no politics.
 * A world is compiled to a program, a simulator runs replications of the program.
 */
export * from './units/time.ts';
export * from './engine/distribution.ts';
export { streamKey } from './engine/random.ts';
export * from './network/network.ts';
export { geodesicM } from './network/geodesic.ts';
export { polygonAreaKm2 } from './network/area.ts';
export * from './lift/lift.ts';
export * from './movement/requirement.ts';
export * from './supply/stock.ts';
export * from './operation/explanation/cause.ts';
export * from './operation/world.ts';
export { compile, WorldError, type WorldProblem } from './operation/compile.ts';
export { itemsOf, Program } from './operation/program.ts';
export { nameRanges, resourceName } from './operation/resource-name.ts';
export { bedsOf, type CapacityUnit, type Facilities, type FacilityResource } from './operation/compile/facilities.ts';
export { Simulator, type Checkpoint, type SimulationOptions } from './operation/simulator.ts';
export { canContinue, retime, type Retimed } from './operation/retime.ts';
export type { MarchRules } from './operation/routing/march.ts';
export { RouteMemo } from './operation/routing/route-memo.ts';
export { STOCK_ACCOUNT, type ReplicationOutcome } from './operation/outcome.ts';
export { MovementLog } from './operation/run.ts';
export * from './experiment/statistics.ts';
export * from './experiment/stop-rule.ts';
export {
  confirmRelief,
  inOrderOfGain,
  rankBottlenecks,
  suspectBottlenecks,
  tryRelief,
  worthConfirming,
  type BottleneckOptions,
  type DaysGained,
  type RankedBottleneck,
} from './experiment/bottlenecks.ts';
export { RELIEFS } from './experiment/relief.ts';
export {
  rankSensitivities,
  SENSITIVITY_WORDS,
  type DaysLater,
  type RankedSensitivity,
  type SensitivityOptions,
} from './experiment/sensitivity.ts';
