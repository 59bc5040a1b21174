/**
 * Work at a daily quota: who is admitted takes a share of a day itself, at the pace of when it begins, damage and works included; a share that others leave
 * makes nobody slower. In a change of gauge that is by the wagons that the load needs; a train with
 * cargo whose wagons are not known, freight for instance, counts as a whole one. Out of a depot it is by tonnes.
 */
import { DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { OP, WAGONS_OF_TRAIN } from '../routing/lane.ts';
import { itemsOf, type Program } from '../program.ts';
import type { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import { briefFactor, lastingCapacity } from '../disruption/working-capacity.ts';

const { wagonTenths: WAGON_TENTHS, massKg: MASS } = DIMENSION;
const NONE = -1;
/** Capacity of a rate is in thousandths a day. */
const PER_UNIT = 1000;

/** Wagons that the train of a transport counts. */
export function wagonsOf({ state }: Run, t: number): number {
  let isWhole = false;
  for (let c = state.transports[TRANSPORT_WIDTH * t + TRANSPORT.head]; c !== NONE; c = state.consignmentNext[c])
    if (state.consignmentCargo[DIMENSION_COUNT * c + WAGON_TENTHS] === 0) isWhole = true;
  const wagons = Math.ceil(state.transports[TRANSPORT_WIDTH * t + TRANSPORT.load + WAGON_TENTHS] / 10);
  return isWhole ? Math.max(wagons, WAGONS_OF_TRAIN) : wagons;
}

/** Minutes that the train of a transport takes. */
export function exchangeMin(run: Run, t: number, resource: number): number {
  return minutesAt(paceOf(run, resource), wagonsOf(run, t) * PER_UNIT);
}

/** Minutes until the load of a transport is out of a depot. */
export function outloadMin(run: Run, t: number, resource: number): number {
  const kg = run.state.transports[TRANSPORT_WIDTH * t + TRANSPORT.load + MASS];
  return minutesAt(paceOf(run, resource), kg);
}

/** Least minutes of an exchange, whatever goes over its lane; for bounds. */
export function leastExchangeMin(program: Program, op: number): number {
  const resource = program.opArg[op];
  const pace = Math.round(program.facilities.list[resource].capacity * program.resourceRaised[resource]);
  return minutesAt(pace, program.opLeastWagons[op] * PER_UNIT);
}

/** Thousandths a day at which a resource works now. What has been let in just before it broke down ends at its nominal pace. */
function paceOf(run: Run, resource: number): number {
  return Math.round(lastingCapacity(run, resource) * briefFactor(run, resource)) || run.bank.nominal[resource];
}

const minutesAt = (pace: number, thousandths: number): number => Math.ceil((thousandths * 1440) / pace);

/** The least wagons of a consignment that may go through each exchange. */
export function compileExchanges(
  program: Pick<
    Program,
    'opStart' | 'opCode' | 'requirementCount' | 'reqOptions' | 'reqConsignments' | 'optionLanes' | 'consignmentCargo'
  >,
): { opLeastWagons: Int32Array } {
  const { opStart, opCode, reqConsignments, consignmentCargo } = program;
  const opLeastWagons = new Int32Array(opCode.length);
  if (!opCode.includes(OP.exchange)) return { opLeastWagons };
  opLeastWagons.fill(WAGONS_OF_TRAIN);
  for (let r = 0; r < program.requirementCount; r++) {
    const own = r < reqConsignments.start.length - 1 ? itemsOf(reqConsignments, r) : [];
    const wagons = own
      .map((c) => Math.ceil(consignmentCargo[DIMENSION_COUNT * c + WAGON_TENTHS] / 10))
      .filter((n) => n > 0);
    if (wagons.length === 0) continue;
    const least = wagons.reduce((a, b) => Math.min(a, b));
    for (const option of itemsOf(program.reqOptions, r))
      for (const lane of itemsOf(program.optionLanes, option))
        for (let op = opStart[lane]; op < opStart[lane + 1]; op++)
          opLeastWagons[op] = Math.min(opLeastWagons[op], least);
  }
  return { opLeastWagons };
}
