/** Running scenarios: snapshots, chunks of replications and what they add up to. */
export * from '../result/contract.ts';
export * from '../result/result.ts';
export * from '../result/commander.ts';
export * from '../result/composition.ts';
export * from '../result/supply.ts';
export { ENGINE_VERSION } from '../replication/engine-version.ts';
export { adoptProgram, prepare, programOf, toSnapshot } from '../replication/snapshot.ts';
export { estimateOf, isPreciseEnough, type Precision, type PrecisionEstimate } from '../replication/precision.ts';
export { nextBatchEnd } from '@muster/logistics';
export { expectedOf, findSensitivities, runChunk, stepOf } from '../replication/chunk.ts';
export {
  confirmBottleneck,
  findBottlenecks,
  inOrderOfGain,
  REPLICATIONS_READ,
  toConfirm,
  tryBottleneck,
  type DaysGained,
  type RankedBottleneck,
} from '../replication/bottlenecks.ts';
export { checkScenarioPlan, parsePlannedRoutes, type PlannedLeg, type PlannedRoute } from '../check/plan-check.ts';
export * from '../assessment/comparison.ts';
export { isRed, lightOf, type Light } from '../figures/stock-light.ts';
export { toRunResult, type AssessmentOptions } from '../assessment/to-run-result.ts';
export { showReplication } from '../assessment/show-replication.ts';
export {
  applyLevers,
  decisionsToMove,
  leversOf,
  toHypotheses,
  type Lever,
  type LeverFacility,
} from '../hypothesis/levers.ts';
export { gatesAfterBreach, isResponse } from '../activation/after-breach.ts';
export { PRE_AUTHORISED } from '../activation/pre-authorised.ts';
export { WhatIf, type Estimate } from '../what-if/what-if.ts';
export {
  comparePlans,
  toCurve,
  type ElementChange,
  type Frame,
  type PairedInterval,
  type PlanDifference,
} from '../what-if/summary.ts';
