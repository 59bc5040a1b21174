/** The row of the scenario that a figure rests on: where its source and its confidence stand. */
export interface Input {
  readonly section: string;
  readonly row: string;
}

const PLANS: Readonly<Record<string, string>> = {
  package: 'packages',
  production: 'productionLines',
  training: 'trainingProgrammes',
  formation: 'formations',
  fortification: 'fortificationWorks',
};
const STEPS: Readonly<Record<string, string>> = { gate: 'gates', remedy: 'remedies', commitment: 'commitments' };

/** @param kind of a plan of support, see `ProgressResult` */
export const inputOfPlan = (kind: string, row: string): Input | null => toInput(PLANS[kind], row);

/** @param kind of a step of the response, see `ResponseStep` */
export const inputOfStep = (kind: string, row: string): Input | null => toInput(STEPS[kind], row);

const toInput = (section: string | undefined, row: string): Input | null =>
  section === undefined ? null : { section, row };

/**
 * Of what time is spent at, as results name it: `gate/<gate>`, `lift/<type>`, `quota/<pool>/<nation>`, `ban/<link>`, `permission/<place>`, `supply/<stock>`, `office/<office>`,
 * `<place>/<facility>`, `<link>/path`. Null for a condition without a row of its own, a caveat for instance.
 */
export function inputOfResource(resource: string): Input | null {
  const [kind, subject, ...rest] = resource.split('/');
  const after = [subject, ...rest].join('/');
  if (subject === undefined) return { section: 'forceElements', row: kind };
  if (kind === 'gate') return after.includes(':') ? null : { section: 'gates', row: after };
  if (kind === 'lift') return { section: 'liftTypes', row: after };
  if (kind === 'quota') return { section: 'liftPools', row: subject };
  if (kind === 'ban') return { section: 'links', row: after };
  if (kind === 'supply') return { section: 'stocks', row: after };
  if (kind === 'permission') return { section: 'places', row: after };
  if (kind === 'office') return { section: 'offices', row: after };
  const cut = resource.lastIndexOf('/');
  const [owner, facility] = [resource.slice(0, cut), resource.slice(cut + 1)];
  return { section: facility === 'path' || facility === 'path-back' ? 'links' : 'places', row: owner };
}
