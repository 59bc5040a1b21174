/** Levers that a variant cannot keep for who looks: they change rows that are a nation's own, which nobody else may save. */
import { ownerOf, type ScenarioDocument } from '@muster/planning';
import { applyLevers, type Lever } from '@muster/planning/run';
import { rowEdits, type Row } from '../../api/editing.ts';

/** @param nation of who looks; null for the coordination cell */
export function leversOfNations(
  document: ScenarioDocument,
  levers: readonly Lever[],
  nation: string | null,
): readonly Lever[] {
  const rows = document as unknown as Readonly<Record<string, readonly Row[] | undefined>>;
  const isForeign = (section: string, id: string) => {
    const row = rows[section]?.find((one) => one.id === id);
    const owner = row === undefined ? null : ownerOf(section, row);
    return owner !== null && owner !== nation;
  };
  return levers.filter((lever) =>
    rowEdits(document, applyLevers(document, [lever])).some((edit) =>
      isForeign(edit.section, edit.kind === 'add' ? edit.row.id : edit.id),
    ),
  );
}
