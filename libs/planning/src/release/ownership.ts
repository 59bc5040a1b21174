/**
 * Which rows of a scenario document belong to a nation. All others belong to the scenario, which the coordination cell keeps.
 *
 * A section whose rows name a nation has to stand in one of the two lists; a test reads the schema of the document and fails otherwise.
 */

/** How the nation that owns a row is read from it. */
const OWNER_OF = {
  contributions: ({ nation }) => nation,
  forceElements: ({ nation }) => nation,
  liftPools: ({ owner }) => owner,
  stocks: ({ owner }) => owner,
  commitments: ({ nation }) => nation,
  // Only what a nation decides for itself. The request of the host nation, and what bodies decide, are kept by the cell.
  gates: ({ kind, owner }) => (kind === 'national-approval' || kind === 'national-decision' ? owner : undefined),
} satisfies Record<string, (row: OwnableRow) => string | undefined>;

export type OwnedSection = keyof typeof OWNER_OF;

interface OwnableRow {
  readonly nation?: string;
  readonly owner?: string;
  readonly kind?: string;
}

export const OWNED_SECTIONS = Object.keys(OWNER_OF) as OwnedSection[];

/**
 * Sections whose rows name a nation and belong to the scenario all the same: facts about countries from open sources, and the plans of posture and
 * support that the cell keeps for all.
 */
export const NATION_NAMED_SECTIONS = [
  'nations',
  'movements',
  'places',
  'monitors',
  'packages',
  'productionLines',
  'trainingProgrammes',
  'supportContracts',
  'prepositionedSets',
] as const;

export const isOwnedSection = (section: string): section is OwnedSection => Object.hasOwn(OWNER_OF, section);

/** The nation that a row belongs to; null for the scenario itself. */
export function ownerOf(section: string, row: object): string | null {
  return isOwnedSection(section) ? (OWNER_OF[section](row as OwnableRow) ?? null) : null;
}

/** By field: the sections of nations' rows that a row of the scenario speaks of and is read with. */
export const READ_WITH: Readonly<Record<string, Readonly<Record<string, OwnedSection>> | undefined>> = {
  hypotheses: { gate: 'gates', pool: 'liftPools', stock: 'stocks' },
};

/**
 * The row with which a row of the scenario is read: what is supposed of a thing says that there is one, and how much of it. Null of all rows that
 * stand by themselves.
 */
export function readWith(
  section: string,
  row: object,
): { readonly section: OwnedSection; readonly key: string } | null {
  for (const [field, owned] of Object.entries(READ_WITH[section] ?? {})) {
    const key = (row as Readonly<Record<string, string | undefined>>)[field];
    if (key !== undefined) return { section: owned, key };
  }
  return null;
}
