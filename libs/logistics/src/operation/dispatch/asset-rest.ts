/**
 * When an asset may make its next trip: its use rate, the rest of its crews and its scheduled maintenance run at the same time, and the longest
 * of them decides.
 */
import { PURPOSE } from '../../engine/random.ts';
import type { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

/** The minute from which an asset that has just ended a trip is to hand again. */
export function nextTripFrom(run: Run, asset: number): number {
  const { program, state } = run;
  const pool = program.assetPool[asset];
  const at = TRANSPORT_WIDTH * asset;
  const underway = state.transports[at + TRANSPORT.underway];
  const start = state.transports[at + TRANSPORT.cycleStart];
  let ready = run.now;
  let rested = run.now;
  const useRate = program.poolUseRateMin[pool];
  if (useRate > 0) ready = Math.max(ready, start + Math.ceil((underway * 1440) / useRate));
  const duty = program.poolDutyMin[pool];
  if (duty > 0) {
    // Crews that were not called for as long as a rest have rested.
    if (start - state.assetDutyEnd[asset] >= program.poolRestMin[pool]) state.assetDuty[asset] = 0;
    state.assetDuty[asset] += run.now - start;
    state.assetDutyEnd[asset] = run.now;
    if (state.assetDuty[asset] >= duty) {
      state.assetDuty[asset] = 0;
      rested = run.now + program.poolRestMin[pool];
    }
  }
  const every = program.poolMaintenanceMin[pool];
  if (every > 0) {
    state.assetSinceMaintenance[asset] += underway;
    if (state.assetSinceMaintenance[asset] >= every) {
      state.assetSinceMaintenance[asset] = 0;
      const key = program.assetKey[asset];
      const trip = state.assetTrips[asset];
      ready = Math.max(ready, run.now + run.duration(program.poolMaintenance[pool], key, PURPOSE.maintenance, trip));
    }
  }
  // What the crews alone cost is kept, for the ledger of who waits for the asset.
  state.assetCrewRestFrom[asset] = ready;
  state.assetCrewRestUntil[asset] = rested;
  return Math.max(ready, rested);
}
