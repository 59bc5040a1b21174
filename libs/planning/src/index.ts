/** Planning: nations, contributions, gates and needs; scenario documents and what runs of them say. Pure, no Nest, no React. */
export * from './scenario/document.ts';
export * from './scenario/quantities.ts';
export * from './scenario/network-section.ts';
export * from './scenario/force-section.ts';
export * from './scenario/supply-section.ts';
export * from './scenario/activation-section.ts';
export * from './scenario/issue.ts';
export * from './scenario/difference.ts';
export { parseScenario } from './scenario/parse.ts';
export { ScenarioClock } from './scenario/clock.ts';
export { canonicalJson, contentHash } from './scenario/snapshot.ts';
export { toWorld } from './mapping/to-world.ts';
export * from './release/label.ts';
export * from './release/principal.ts';
export * from './release/ownership.ts';
export * from './release/policy.ts';
