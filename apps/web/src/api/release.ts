/** Who sees a row of a nation, decided by the policy that the server decides by, and what exactly they get of it, as the server sends it. */
import {
  CELL,
  may,
  type Label,
  type OwnedSection,
  type Principal,
  type Role,
  type ScenarioDocument,
} from '@muster/planning';
import { askText, collect, request } from './client.ts';
import type { Row } from './editing.ts';

export interface LabelledRow {
  readonly key: string;
  readonly id: string;
  readonly label: Label;
}

interface RowNode {
  readonly key: string;
  readonly id: string;
  readonly label: LabelNode;
}

/** A label as the API sends it. */
export interface LabelNode {
  readonly level: string;
  readonly toAll: boolean;
  readonly cell: boolean;
  readonly nations: readonly string[];
  readonly caveats: readonly string[];
}

export const labelFields = 'level toAll cell nations caveats';

const labelsQuery = (section: OwnedSection) => `query Labels($id: ID!, $after: String) {
  scenario(id: $id) {
    rows: ${section}(first: 100, after: $after) {
      nodes { key id label { ${labelFields} } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** The API spells its words in upper case. */
export const toLabel = ({ level, toAll, cell, nations, caveats }: LabelNode): Label => ({
  level: level.toLowerCase() as Label['level'],
  releasableTo: toAll ? 'all' : [...(cell ? [CELL] : []), ...nations],
  caveats,
});

export async function loadLabels(scenarioId: string, section: OwnedSection): Promise<ReadonlyMap<string, LabelledRow>> {
  const rows = await collect(
    async (after) => (await askText<LabelPage>(labelsQuery(section), { id: scenarioId, after })).scenario.rows,
  );
  return new Map(rows.map(({ key, id, label }) => [key, { key, id, label: toLabel(label) }]));
}

interface LabelPage {
  readonly scenario: {
    readonly rows: {
      readonly nodes: readonly RowNode[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

/** A recipient as the API names it: the key of a nation, the cell, or an observer. */
export const OBSERVER = '@observer';
export { CELL };

function principalOf(recipient: string): Principal {
  const role: Role =
    recipient === CELL ? 'coordination-cell' : recipient === OBSERVER ? 'observer' : 'national-planner';
  return {
    kind: 'person',
    id: recipient,
    name: recipient,
    nation: role === 'national-planner' ? recipient : null,
    grants: [{ role, scenario: null }],
    scopes: null,
  };
}

export type Sight = 'content' | 'existence' | 'nothing';

/** A partner tool with the scope `read` sees what its nation sees. */
export function sightOf(recipient: string, section: string, nation: string, label: Label): Sight {
  const principal = principalOf(recipient);
  const thing = { kind: 'row', scenario: 'this', section, nation, label } as const;
  if (may(principal, 'read', thing)) return 'content';
  return may(principal, 'know', thing) ? 'existence' : 'nothing';
}

/** The row as the recipient gets it, from the file that the server would send; undefined where it has none. */
export async function loadAsSeenBy(
  scenarioId: string,
  recipient: string,
): Promise<(section: string, key: string) => Row | undefined> {
  const response = await request(
    `/exports/scenarios/${encodeURIComponent(scenarioId)}.json?recipient=${encodeURIComponent(recipient)}`,
  );
  const document = (await response.json()) as ScenarioDocument;
  return (section, key) =>
    ((document as Readonly<Record<string, unknown>>)[section] as readonly Row[] | undefined)?.find(
      ({ id }) => id === key,
    );
}
