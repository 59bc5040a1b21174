/**
 * Edits of a scenario. The API has one mutation for each noun and intent with inputs made from the schema of the document, so one function
 * serves them all: it writes enumerations and durations of the document the way the API wants them and names the mutation by its noun.
 */
import { askText } from './client.ts';
import { once } from './once.ts';
import { toInput, type SchemaNode } from './editing-input.ts';

/** Sections that are edited, and the noun of their mutations. */
export const NOUNS = {
  nations: 'nation',
  contributions: 'contribution',
  forceElements: 'forceElement',
  requirements: 'requirement',
  gates: 'gate',
  conditions: 'condition',
  commitments: 'commitment',
  places: 'place',
  links: 'link',
  airspaces: 'airspace',
  shares: 'share',
  efficiencies: 'efficiency',
  liftTypes: 'liftType',
  liftPools: 'liftPool',
  unitTemplates: 'unitTemplate',
  movements: 'movement',
  activities: 'activity',
  stocks: 'stock',
  consumers: 'consumer',
  replenishments: 'replenishment',
  deliveries: 'delivery',
  disruptions: 'disruption',
  risks: 'risk',
  effects: 'effect',
  prepositionedSets: 'prepositionedSet',
  capabilities: 'capability',
  commands: 'command',
  commandRelationships: 'commandRelationship',
  offices: 'office',
  sectors: 'sector',
  monitors: 'monitor',
  latencies: 'latency',
  remedies: 'remedy',
  siteOpenings: 'siteOpening',
  supportContracts: 'supportContract',
  packages: 'package',
  fundingNeeds: 'fundingNeed',
  productionLines: 'productionLine',
  trainingProgrammes: 'trainingProgramme',
  formations: 'formation',
  fortificationWorks: 'fortificationWork',
  hypotheses: 'hypothesis',
  factors: 'factor',
  sources: 'source',
} as const;
export type EditedSection = keyof typeof NOUNS;

export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

/** Somebody else changed the same row meanwhile: what it was, what they made of it, what is asked for. */
export interface EditConflict {
  readonly section: string;
  readonly key: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly yours: unknown;
  readonly changedBy: string;
  readonly changedAt: string;
  readonly currentVersion: number;
}

export interface EditAnswer {
  readonly userErrors: readonly UserError[];
  readonly conflicts: readonly EditConflict[];
  readonly scenario: { readonly id: string; readonly key: string; readonly version: number } | null;
}

const FIELDS = `
  userErrors { code message path }
  conflicts { section key base theirs yours changedBy changedAt currentVersion }
  scenario { id key version }`;

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param name for example `gateChange`; @param inputType absent = the name with `Input` behind it */
export async function mutate(name: string, input: object): Promise<EditAnswer> {
  const text = `mutation Edit($input: ${upperFirst(name)}Input!) { ${name}(input: $input) { ${FIELDS} } }`;
  return once({ name, input }, async (clientMutationKey) => {
    const variables = { input: { clientMutationKey, ...input } };
    return (await askText<Record<string, EditAnswer>>(text, variables, 'mutation'))[name];
  });
}

export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export type RowEdit =
  | { readonly kind: 'change'; readonly section: EditedSection; readonly id: string; readonly change: object }
  | { readonly kind: 'add'; readonly section: EditedSection; readonly row: Row }
  | { readonly kind: 'remove'; readonly section: EditedSection; readonly id: string };

/** @param schemas schema of a row by section, see `rowSchemas` */
export function editRow(
  scenarioId: string,
  expectedVersion: number,
  edit: RowEdit,
  schemas: Readonly<Record<string, SchemaNode>>,
): Promise<EditAnswer> {
  const noun = NOUNS[edit.section];
  const schema = schemas[edit.section];
  if (edit.kind === 'remove') return mutate(`${noun}Remove`, { scenarioId, expectedVersion, key: edit.id });
  if (edit.kind === 'change')
    return mutate(`${noun}Change`, {
      scenarioId,
      expectedVersion,
      key: edit.id,
      change: toInput(edit.change, schema),
    });
  return mutate(edit.section === 'contributions' ? 'contributionOffer' : `${noun}Add`, {
    scenarioId,
    [noun]: toInput(edit.row, schema),
  });
}
