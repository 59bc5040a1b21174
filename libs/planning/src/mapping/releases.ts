/**
 * What has to be there before an element, a lift pool or a stock goes: its own gate, one of the commitments that release it, and for a regenerated
 * formation that it is formed.
 */
import type { Condition } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import { formationConditionId } from './runs.ts';

interface Released {
  readonly id: string;
  readonly releasedBy?: string;
}

export class Releases {
  readonly conditions: Condition[] = [];
  private readonly commitments = new Map<string, string[]>();
  private readonly formations = new Map<string, string>();

  constructor(document: ScenarioDocument) {
    for (const commitment of document.commitments ?? [])
      for (const id of commitment.releases ?? []) {
        const known = this.commitments.get(id);
        if (known === undefined) this.commitments.set(id, [commitment.id]);
        else known.push(commitment.id);
      }
    for (const formation of document.formations ?? [])
      if (formation.element !== undefined) this.formations.set(formation.element, formationConditionId(formation.id));
  }

  /** The same row, released by everything it waits for. */
  apply<T extends Released>(row: T): T {
    const of = row.releasedBy === undefined ? [] : [row.releasedBy];
    const formation = this.formations.get(row.id);
    if (formation !== undefined) of.push(formation);
    const commitments = this.commitments.get(row.id);
    if (commitments !== undefined) {
      if (commitments.length === 1) of.push(commitments[0]);
      else {
        const id = `committed:${row.id}`;
        this.conditions.push({ id, type: 'any', of: commitments });
        of.push(id);
      }
    }
    if (of.length === 0 || (of.length === 1 && of[0] === row.releasedBy)) return row;
    if (of.length === 1) return { ...row, releasedBy: of[0] };
    const id = `release:${row.id}`;
    this.conditions.push({ id, type: 'all', of });
    return { ...row, releasedBy: id };
  }
}
