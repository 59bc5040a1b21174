/**
 * Commitments on a future attack, in the five kinds that the declaration names: military capability, intelligence, logistic support, diplomatic
 * initiative, sanctions. The kinds are reported; which nation commits what, and how fast, is notional.
 */
import type { CommitmentRow } from '../scenario/activation-section.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';

type Kind = CommitmentRow['kind'];

/** What is released: every reinforcement of the nation of these components, or named rows. */
type Releases = { readonly components?: readonly ForceElementRow['component'][]; readonly rows?: readonly string[] };

/** Nation, kind, title, lead time in days (minimum, mode, maximum), what it releases. */
type CommitmentRecord = readonly [
  nation: string,
  kind: Kind,
  title: string,
  leadDays: readonly [number, number, number],
  releases?: Releases,
];

const FORCES: Releases = { components: ['land', 'air', 'sea'] };

// prettier-ignore
const COMMITMENTS: readonly CommitmentRecord[] = [
  ['FR', 'military-capability', 'French reinforcement', [0, 0, 0], FORCES],
  ['FR', 'intelligence', 'French imagery and warning shared at once', [0, 0.25, 1]],
  ['FR', 'logistic-support', 'Release of French stocks in protected facilities', [0, 0.5, 1], { rows: ['st-PF-Uman-V', 'st-PF-Vinnytsia-V', 'st-PF-Khmelnytskyi-II', 'st-PF-Ternopil-II'] }],
  ['FR', 'diplomatic-initiative', 'French initiative in the Security Council', [0, 1, 2]],
  ['FR', 'sanctions', 'French support for additional sanctions of the European Union', [3, 7, 21]],
  ['GB', 'military-capability', 'UK reinforcement', [0, 0, 0], FORCES],
  ['GB', 'intelligence', 'UK intelligence shared at once', [0, 0.25, 1]],
  ['GB', 'logistic-support', 'Release of UK stocks in protected facilities', [0, 0.5, 1], { rows: ['st-PF-Zhytomyr-V', 'st-PF-Bila-Tserkva-V', 'st-PF-Rivne-V', 'st-PF-Lviv-II'] }],
  ['GB', 'diplomatic-initiative', 'UK initiative in the Security Council', [0, 1, 2]],
  ['GB', 'sanctions', 'Additional UK sanctions', [1, 3, 7]],
  ['DE', 'military-capability', 'German reinforcement, outside', [0, 0, 0], FORCES],
  ['DE', 'logistic-support', 'Release of German stocks', [0.5, 1, 3], { rows: ['st-DEP-Leipzig-V', 'st-DEP-Leipzig-III'] }],
  ['DE', 'diplomatic-initiative', 'German diplomatic initiative', [0, 1, 3]],
  ['DE', 'sanctions', 'German support for additional sanctions of the European Union', [3, 7, 21]],
  ['US', 'intelligence', 'US intelligence support', [0, 0.25, 1]],
  ['US', 'logistic-support', 'US logistic support and release of stocks', [0.5, 1, 3], { components: ['land', 'air'], rows: ['st-DEP-Kaiserslautern-V', 'st-DEP-Powidz-V', 'st-DEP-Powidz-II'] }],
  ['US', 'diplomatic-initiative', 'US diplomatic initiative', [0, 1, 3]],
  ['US', 'sanctions', 'Additional US sanctions', [1, 5, 14]],
  ['PL', 'logistic-support', 'Polish corridors at crisis priority, transport released', [0, 0.5, 1], { components: ['land'] }],
  ['PL', 'sanctions', 'Polish closure of the border with the aggressor for freight', [1, 2, 5]],
  ['NL', 'military-capability', 'Dutch reinforcement', [0, 0, 0], FORCES],
  ['DK', 'military-capability', 'Danish reinforcement', [0, 0, 0], FORCES],
  ['NO', 'military-capability', 'Norwegian reinforcement', [0, 0, 0], FORCES],
  ['SE', 'military-capability', 'Swedish reinforcement, outside', [0, 0, 0], FORCES],
  ['SE', 'intelligence', 'Swedish air surveillance picture shared', [0, 0.25, 1]],
  ['CA', 'military-capability', 'Canadian reinforcement', [0, 0, 0], FORCES],
  ['CA', 'sanctions', 'Additional Canadian sanctions', [1, 5, 14]],
  ['ES', 'military-capability', 'Spanish reinforcement', [0, 0, 0], FORCES],
  ['IT', 'military-capability', 'Italian naval reinforcement', [0, 0, 0], FORCES],
  ['IT', 'diplomatic-initiative', 'Italian diplomatic initiative', [0, 1, 3]],
  ['TR', 'military-capability', 'Turkish naval reinforcement', [0, 0, 0], FORCES],
  ['TR', 'diplomatic-initiative', 'Turkish mediation on the Black Sea', [0, 1, 3]],
  ['BE', 'logistic-support', 'Belgian transport', [0, 0, 0], FORCES],
  ['UA', 'military-capability', 'Regenerated brigades of Ukraine', [0, 0, 0], FORCES],
];

/** The rung of the ladder that triggers each kind; Ukraine needs none on its own territory. */
const REMEDY: Readonly<Record<Kind, string>> = {
  'diplomatic-initiative': 'rem-2-diplomatic',
  sanctions: 'rem-3-sanctions',
  intelligence: 'rem-4-support',
  'logistic-support': 'rem-4-support',
  'military-capability': 'rem-5-force',
};

function toReleases(nation: string, releases: Releases, elements: readonly ForceElementRow[]): string[] {
  const reinforcements = elements
    .filter(
      (element) =>
        element.nation === nation &&
        element.releasedBy?.startsWith('gate-order-response-') &&
        releases.components?.includes(element.component),
    )
    .map(({ id }) => id);
  return [...reinforcements, ...(releases.rows ?? [])];
}

/** The commitments, with the reinforcements among `elements` that each of them releases. */
export const toCommitments = (elements: readonly ForceElementRow[]): readonly CommitmentRow[] =>
  COMMITMENTS.map(([nation, kind, title, leadDays, releases]) => ({
    id: `com-${nation.toLowerCase()}-${kind}`,
    nation,
    kind,
    title,
    trigger: nation === 'UA' ? 'gate-detection' : REMEDY[kind],
    decision: `gate-decision-${nation.toLowerCase()}`,
    leadTime: { triangular: [...leadDays] },
    ...(releases === undefined ? {} : { releases: toReleases(nation, releases, elements) }),
    source: 'paris-declaration',
    confidence: 'A',
    notional: true,
    note: 'The kind of commitment is in the declaration; nation, lead time and content are notional.',
  }));
