/**
 * The road from each garrison, hub, depot and protected facility to the network: the nearest town, rail terminal or port, and a second one where
 * a site could go either way. A raw table kept apart from the corridors because it changes with `sites.ts`.
 */

/** Site id, then the town (bare name) or place id it is joined to. */
// prettier-ignore
export const SITE_ROADS: readonly (readonly [site: string, town: string])[] = [
];
