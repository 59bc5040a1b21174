/** What has become of the labels of a scenario, as the audit trail has it: who watches it learns what is released to him and what no longer is. */
import { may, type Label, type Principal } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { sectionOf } from './labelled-row.ts';

/** Actions of the trail that change a label; what only asks for a release changes none. */
export const LABEL_ACTIONS = { narrow: 'label.narrow', accept: 'release.accept' } as const;

export interface LabelChange {
  /** Place in the trail. */
  readonly seq: number;
  readonly type: string;
  readonly nation: string;
  readonly before: Label;
  readonly after: Label;
}

/** The place of the last row of the trail of a scenario. */
export async function findLastChange(manager: EntityManager, scenario: string): Promise<number> {
  const [{ seq }]: { seq: number }[] = await manager.query(
    'SELECT COALESCE(max(seq), 0)::int AS seq FROM audit WHERE scenario_id = $1',
    [scenario],
  );
  return seq;
}

/** @param after place in the trail; the trail is in the order in which transactions end */
export function listLabelChanges(manager: EntityManager, scenario: string, after: number): Promise<LabelChange[]> {
  return manager.query(
    `SELECT seq::int AS seq, record -> 'thing' ->> 'type' AS type, record ->> 'nation' AS nation,
       record -> 'labelBefore' AS before, record -> 'labelAfter' AS after
     FROM audit WHERE scenario_id = $1 AND seq > $2 AND record ->> 'outcome' = 'done' AND record ->> 'action' = ANY($3) ORDER BY seq`,
    [scenario, after, Object.values(LABEL_ACTIONS)],
  );
}

/** Whether somebody reads or knows of more or less than before. */
export function concerns(
  principal: Principal,
  scenario: string,
  { type, nation, before, after }: LabelChange,
): boolean {
  const section = sectionOf(type);
  return (['read', 'know'] as const).some((action) => {
    const [was, is] = [before, after].map((label) =>
      may(principal, action, { kind: 'row', scenario, section, nation, label }),
    );
    return was !== is;
  });
}
