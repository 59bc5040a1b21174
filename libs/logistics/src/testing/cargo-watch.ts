/**
 * Watches all cargo of a run, event by event: a consignment is in one place only (aboard one transport, or in the queue of the lane where it is), goes
 * over the legs of its route one after the other, and what a requirement consists of is arrived, on its way, waiting or lost. Slow; for tests.
 */
import { DIMENSION_COUNT } from '../movement/requirement.ts';
import { MODES } from '../network/network.ts';
import { laneOf } from '../operation/dispatch/lane-queue.ts';
import { itemsOf } from '../operation/program.ts';
import type { Run } from '../operation/run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../operation/state.ts';

export class CargoWatch {
  /** Legs that were begun after another had ended, all consignments together. */
  legs = 0;
  private readonly leg: Int32Array;
  private readonly losses: Int32Array;
  private readonly option: Int32Array;
  private readonly aboard: Int32Array;
  /** 1 from a loss until the replacement sets out. */
  private readonly isLost: Uint8Array;

  constructor(private readonly run: Run) {
    const count = run.program.consignmentReq.length;
    this.leg = new Int32Array(count);
    this.losses = new Int32Array(count);
    this.isLost = new Uint8Array(count);
    this.option = new Int32Array(count).fill(-1);
    this.aboard = new Int32Array(count).fill(-1);
  }

  /** Looks at everything; throws with what is wrong. */
  look(): void {
    this.findAboard();
    const { state, program } = this.run;
    for (let c = 0; c < program.staticConsignments; c++) {
      this.checkLegs(c);
      const transport = this.aboard[c];
      if (transport >= 0 && !this.isOnItsWay(transport, c))
        throw new Error(`consignment ${c} is aboard ${transport} on another lane than its own at ${this.run.now}`);
      if (transport >= 0 && state.consignmentArrivedAt[c] >= 0)
        throw new Error(`consignment ${c} has arrived and is aboard ${transport} at ${this.run.now}`);
    }
    program.world.requirements.forEach((_, r) => {
      const arrived = itemsOf(program.reqConsignments, r).filter((c) => state.consignmentArrivedAt[c] >= 0).length;
      if (arrived !== state.requirementArrived[r])
        throw new Error(`requirement ${r} counts ${state.requirementArrived[r]} arrived, there are ${arrived}`);
      const expected = itemsOf(program.reqConsignments, r).filter((c) => state.consignmentExpectedAt[c] >= 0);
      if (expected.length !== state.requirementExpected[r] || expected.some((c) => state.consignmentArrivedAt[c] >= 0))
        throw new Error(
          `requirement ${r} counts ${state.requirementExpected[r]} expected, there are ${expected.length} at ${this.run.now}`,
        );
    });
  }

  /** On the lane of what it carries, or, for a flight, on the one around what is closed between the same airfields. */
  private isOnItsWay(transport: number, c: number): boolean {
    const { state, program } = this.run;
    const flown = state.transports[TRANSPORT_WIDTH * transport + TRANSPORT.lane];
    const asked = laneOf(this.run, c);
    if (flown === asked) return true;
    const [one, other] = [program.lanes[flown], program.lanes[asked]];
    return (
      one.mode === MODES.indexOf('air') && one.mode === other.mode && one.from === other.from && one.to === other.to
    );
  }

  /** Where each consignment is aboard, one transport at most; loads are the sums of what is aboard. */
  private findAboard(): void {
    const { state, program, assets } = this.run;
    this.aboard.fill(-1);
    const queued = new Uint8Array(program.consignmentReq.length);
    for (let lane = 0; lane < state.laneHead.length; lane++) {
      for (let c = state.laneHead[lane]; c >= 0; c = state.consignmentNext[c]) {
        if (queued[c]) throw new Error(`consignment ${c} stands in two queues at ${this.run.now}`);
        queued[c] = 1;
        if (laneOf(this.run, c) !== lane)
          throw new Error(`consignment ${c} stands at lane ${lane}, which is not its own`);
      }
    }
    for (let t = 0; TRANSPORT_WIDTH * t < state.transports.length; t++) {
      const at = TRANSPORT_WIDTH * t;
      const load = new Array<number>(DIMENSION_COUNT).fill(0);
      for (let c = state.transports[at + TRANSPORT.head]; c >= 0; c = state.consignmentNext[c]) {
        if (this.aboard[c] >= 0 || queued[c]) throw new Error(`consignment ${c} is in two places at ${this.run.now}`);
        this.aboard[c] = t;
        for (let d = 0; d < DIMENSION_COUNT; d++) load[d] += state.consignmentCargo[DIMENSION_COUNT * c + d];
      }
      if (state.transports[at + TRANSPORT.head] < 0) continue;
      const limits =
        t < assets
          ? program.poolPayload.subarray(
              DIMENSION_COUNT * program.assetPool[t],
              DIMENSION_COUNT * (program.assetPool[t] + 1),
            )
          : [];
      limits.forEach((limit, d) => {
        if (limit >= 0 && load[d] > limit) throw new Error(`transport ${t} carries ${load[d]} of ${limit} (${d})`);
      });
      for (let d = 0; d < 5; d++)
        if (load[d] !== state.transports[at + TRANSPORT.load + d])
          throw new Error(`transport ${t} books another load than it has`);
    }
  }

  /** The leg grows by one at a time; it falls back only when the cargo was lost, or when another option begins with where it is. */
  private checkLegs(c: number): void {
    const { state } = this.run;
    const leg = state.consignmentLeg[c];
    if (state.consignmentLosses[c] !== this.losses[c]) this.isLost[c] = 1;
    const restarts = this.isLost[c] === 1 && leg === 0;
    const again = restarts || state.consignmentOption[c] !== this.option[c];
    if (restarts) this.isLost[c] = 0;
    if (!again && leg !== this.leg[c] && leg !== this.leg[c] + 1)
      throw new Error(`consignment ${c} goes from leg ${this.leg[c]} to ${leg} at ${this.run.now}`);
    if (!again && leg === this.leg[c] + 1) this.legs++;
    this.leg[c] = leg;
    this.losses[c] = state.consignmentLosses[c];
    this.option[c] = state.consignmentOption[c];
  }
}
