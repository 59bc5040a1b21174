import { may, OWN_NATION_LABEL, ownerOf, type Principal } from '@muster/planning';
import type { PreviewLine } from '@muster/planning/interchange';

/** Whether somebody may write a row. Asked once for each section and nation: a file has many lines and few of these. */
export function judgeOwnership(
  principal: Principal,
  scenario: string,
): (section: PreviewLine['section'], row: object) => boolean {
  const known = new Map<PreviewLine['section'], Map<string | null, boolean>>();
  return (section, row) => {
    const nation = ownerOf(section, row);
    let ofSection = known.get(section);
    if (ofSection === undefined) known.set(section, (ofSection = new Map()));
    let isOurs = ofSection.get(nation);
    if (isOurs === undefined) {
      isOurs = may(principal, 'write', { kind: 'row', scenario, section, nation, label: OWN_NATION_LABEL });
      ofSection.set(nation, isOurs);
    }
    return isOurs;
  };
}
