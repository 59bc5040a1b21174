/** Who commands whom at a given minute. Support gives no command. */
import type { CommandRelationshipRow, CommandRow } from '../scenario/command-section.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export interface CommandSpan {
  readonly id: string;
  readonly kind: CommandRelationshipRow['kind'];
  readonly superior: CommandRow;
  readonly fromMin: number;
  /** The minute in which it no longer holds. */
  readonly untilMin: number;
}

/** No end is set. */
export const OPEN_MIN = 2_147_483_647;

export class CommandBook {
  private readonly bySubordinate = new Map<string, CommandSpan[]>();

  constructor(document: ScenarioDocument, clock: ScenarioClock) {
    const commands = new Map((document.commands ?? []).map((row) => [row.id, row]));
    for (const row of document.commandRelationships ?? []) {
      const superior = commands.get(row.superior);
      if (superior === undefined || row.kind === 'support') continue;
      const command: CommandSpan = {
        id: row.id,
        kind: row.kind,
        superior,
        fromMin: row.from === undefined ? 0 : clock.minute(row.from),
        untilMin: row.until === undefined ? OPEN_MIN : clock.minute(row.until),
      };
      this.bySubordinate.set(row.subordinate, [...(this.bySubordinate.get(row.subordinate) ?? []), command]);
    }
    for (const rows of this.bySubordinate.values()) rows.sort((a, b) => a.fromMin - b.fromMin);
  }

  /** In order of time. */
  of(subordinate: string): readonly CommandSpan[] {
    return this.bySubordinate.get(subordinate) ?? [];
  }

  at(subordinate: string, minute: number): CommandSpan | undefined {
    return this.of(subordinate).find((row) => row.fromMin <= minute && minute < row.untilMin);
  }
}
