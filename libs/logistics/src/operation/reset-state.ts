/** How the state of a run stands at the beginning of a replication. */
import type { Program } from './program.ts';
import { TRANSPORT, TRANSPORT_WIDTH, type State } from './state.ts';

const NOT_YET = -1;

const MINUS_ONE: readonly (keyof State)[] = [
  'conditionMetAt',
  'conditionFirstMetAt',
  'conditionMeeting',
  'conditionStartedAt',
  'conditionBegunAt',
  'conditionDueFrom',
  'conditionDueAt',
  'conditionRestoredAt',
  'elementOrderAt',
  'elementNoticeEnd',
  'elementNoticeDueAt',
  'elementHeldUntil',
  'elementPodAt',
  'elementPeoplePod',
  'elementPeoplePodAt',
  'elementDestinationAt',
  'elementMarriedAt',
  'elementIntegratedAt',
  'elementReadyAt',
  'elementBinding',
  'requirementReleasedAt',
  'consignmentOption',
  'consignmentAwaitedFrom',
  'consignmentNext',
  'consignmentSegment',
  'consignmentHeld',
  'consignmentExplosives',
  'consignmentArrivedAt',
  'consignmentExpectedAt',
  'consignmentWaitsUntil',
  'laneHead',
  'laneTail',
  'laneHoldAt',
  'workEvent',
  'standHead',
  'standTail',
  'homewardHead',
  'stockEvent',
  'stockOutAt',
  'stockDrySince',
  'stockControl',
  'stockWokenAt',
  'stockReceipt',
  'ruleAskedAt',
  'activityRun',
  'activitySince',
  'instalmentAt',
  'instalmentDoneAt',
  'instalmentSegment',
];

const NONE_OF_TRANSPORT = [TRANSPORT.head, TRANSPORT.tail, TRANSPORT.berth] as const;

/** Puts the state at the beginning of a replication. */
export function resetState(state: State, program: Program): void {
  for (const array of Object.values(state)) array.fill(0);
  for (const field of MINUS_ONE) state[field].fill(NOT_YET);
  const { world } = program;
  for (let at = 0; at < state.transports.length; at += TRANSPORT_WIDTH)
    for (const field of NONE_OF_TRANSPORT) state.transports[at + field] = NOT_YET;
  state.consignmentCargo.set(program.consignmentCargo);
  state.assetPlace.set(program.assetBase);
  state.sharePermille.fill(1000);
  state.contextPermille.fill(1000);
  state.resourceFactor.fill(1);
  state.resourceWakeAt.fill(Infinity);
  state.placeHoursOpen.fill(1);
  [...world.places, ...(world.airspaces ?? [])].forEach(
    ({ opensWhen }, i) => (state.placeOpen[i] = opensWhen === undefined ? 1 : 0),
  );
  world.liftPools.forEach((pool, i) => (state.poolOpen[i] = pool.releasedBy === undefined ? 1 : 0));
  world.stocks.forEach((stock, i) => {
    state.stockLevel[i] = state.stockMinimum[i] = stock.amountKg;
    state.stockOpen[i] = stock.releasedBy === undefined ? 1 : 0;
  });
  state.quotaLeft.set(program.quotaMin);
  world.risks.forEach((risk, i) => (state.riskActive[i] = risk.when === undefined ? 1 : 0));
  world.consumers.forEach((consumer, i) => (state.consumerActive[i] = consumer.element === undefined ? 1 : 0));
  world.deliveries.forEach((delivery, i) => {
    state.deliveryOpen[i] = delivery.releasedBy === undefined ? 1 : 0;
    state.deliveryDueAt[i] = delivery.atMin;
  });
}
