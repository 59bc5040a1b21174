import { may, OWN_NATION_LABEL, ownerOf, type Principal } from '@muster/planning';
import type { PreviewLine } from '@muster/planning/interchange';

/** Whether somebody may write a row. Asked once for each section and nation: a file has many lines and few of these. */
export function judgeOwnership(
  principal: Principal,
  scenario: string,
): (section: PreviewLine['section'], row: object) => boolean {
  const known = new Map<string, boolean>();
  return (section, row) => {
    const nation = ownerOf(section, row);
    const name = JSON.stringify([section, nation]);
    let isOurs = known.get(name);
    if (isOurs === undefined) {
      isOurs = may(principal, 'write', { kind: 'row', scenario, section, nation, label: OWN_NATION_LABEL });
      known.set(name, isOurs);
    }
    return isOurs;
  };
}
