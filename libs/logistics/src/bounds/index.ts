/** Lower bounds that no schedule can beat, and the flow algorithms they rest on. */
export * from './max-flow.ts';
export { BOUND_METHODS, CapacityBound, type BoundGroup, type BoundMethod, type GroupBounds } from './capacity-bound.ts';
