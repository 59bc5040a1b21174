/** Lower bounds on what any plan can reach: flows and flows over time. */
export * from './max-flow.ts';
