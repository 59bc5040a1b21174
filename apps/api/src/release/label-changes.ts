/** What has become of the labels of a scenario, as the audit trail has it: who watches it learns what is released to him and what no longer is. */
import { may, type Label, type Principal } from '@muster/planning';
import type { EntityManager } from 'typeorm';
import { sectionOf } from './labelled-row.ts';

/** Actions of the trail that change a label; what only asks for a release changes none. */
export const LABEL_ACTIONS = { narrow: 'label.narrow', accept: 'release.accept' } as const;

export interface LabelChange {
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

/** Part of the trail of a scenario. */
export interface LabelChanges {
  /** The place of its last row, of whatever action: who goes on from here reads no row twice. */
  readonly seq: number;
  readonly changes: readonly LabelChange[];
}

/** @param after place in the trail; the trail is in the order in which transactions end */
export async function listLabelChanges(manager: EntityManager, scenario: string, after: number): Promise<LabelChanges> {
  const [found]: LabelChanges[] = await manager.query(
    `SELECT COALESCE(max(seq), $2)::int AS seq, COALESCE(jsonb_agg(jsonb_build_object(
         'type', record -> 'thing' -> 'type', 'nation', record -> 'nation',
         'before', record -> 'labelBefore', 'after', record -> 'labelAfter') ORDER BY seq)
       FILTER (WHERE record ->> 'outcome' = 'done' AND record ->> 'action' = ANY($3)), '[]') AS changes
     FROM audit WHERE scenario_id = $1 AND seq > $2`,
    [scenario, after, Object.values(LABEL_ACTIONS)],
  );
  return found;
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
