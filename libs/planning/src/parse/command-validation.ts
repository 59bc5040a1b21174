/** Command relationships: known parties, one superior at a time, no circle at any time. */
import type { AddIssue } from './force-validation.ts';
import type { CommandRelationshipRow } from '../scenario/command-section.ts';
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { OPEN_MIN } from '../command/command.ts';

interface Span {
  readonly row: CommandRelationshipRow;
  readonly path: string;
  readonly fromMin: number;
  readonly untilMin: number;
}

export function validateCommand(document: ScenarioDocument, clock: ScenarioClock, add: AddIssue): void {
  const elements = new Set((document.forceElements ?? []).map((row) => row.id));
  const nations = new Map((document.nations ?? []).map((row) => [row.id, row.role]));
  const commands = new Set((document.commands ?? []).map((row) => row.id));
  (document.commands ?? []).forEach((row, i) => {
    if (elements.has(row.id))
      add('id.duplicate', `commands.${i}.id`, `The id ${row.id} is used in forceElements and in commands.`);
    if (row.headquarters !== undefined && !elements.has(row.headquarters))
      add('reference.unknown', `commands.${i}.headquarters`, `${row.headquarters} is no row of forceElements.`);
    if (row.frameworkNation !== undefined && nations.size > 0) {
      const role = nations.get(row.frameworkNation);
      if (role === undefined)
        add('reference.unknown', `commands.${i}.frameworkNation`, `${row.frameworkNation} is no row of nations.`);
      else if (role === 'observer')
        add(
          'nation.not-participant',
          `commands.${i}.frameworkNation`,
          `${row.frameworkNation} observes and leads nothing.`,
        );
    }
  });
  const spans: Span[] = (document.commandRelationships ?? []).map((row, i) => ({
    row,
    path: `commandRelationships.${i}`,
    fromMin: row.from === undefined ? 0 : clock.minute(row.from),
    untilMin: row.until === undefined ? OPEN_MIN : clock.minute(row.until),
  }));
  for (const { row, path, fromMin, untilMin } of spans) {
    if (!elements.has(row.subordinate) && !commands.has(row.subordinate))
      add('reference.unknown', `${path}.subordinate`, `${row.subordinate} is no force element and no command.`);
    if (!commands.has(row.superior))
      add('reference.unknown', `${path}.superior`, `${row.superior} is no row of commands.`);
    if (fromMin >= untilMin) add('date.order', `${path}.until`, `${row.id} ends before it begins.`);
  }
  const held = spans.filter(({ row, fromMin, untilMin }) => row.kind !== 'support' && fromMin < untilMin);
  oneSuperior(held, add);
  noCircle(
    held.filter(({ row }) => commands.has(row.subordinate)),
    add,
  );
}

function oneSuperior(held: readonly Span[], add: AddIssue): void {
  const last = new Map<string, Span>();
  for (const span of [...held].sort((a, b) => a.fromMin - b.fromMin)) {
    const before = last.get(span.row.subordinate);
    if (before !== undefined && span.fromMin < before.untilMin)
      add(
        'command.two-superiors',
        `${span.path}.from`,
        `${span.row.subordinate} is under ${before.row.superior} and under ${span.row.superior} at the same time.`,
      );
    if (before === undefined || span.untilMin > before.untilMin) last.set(span.row.subordinate, span);
  }
}

/** Something can only change when a relationship begins: the graph of those that hold then is walked once for each. */
function noCircle(held: readonly Span[], add: AddIssue): void {
  const told = new Set<string>();
  for (const minute of new Set(held.map(({ fromMin }) => fromMin))) {
    const superior = new Map(
      held
        .filter((span) => span.fromMin <= minute && minute < span.untilMin)
        .map((span) => [span.row.subordinate, span]),
    );
    const clear = new Set<string>();
    for (const start of superior.keys()) {
      const walked: string[] = [];
      let at: string | undefined = start;
      while (at !== undefined && !clear.has(at) && !walked.includes(at)) {
        walked.push(at);
        at = superior.get(at)?.row.superior;
      }
      if (at !== undefined && walked.includes(at)) {
        const circle = walked.slice(walked.indexOf(at));
        const name = [...circle].sort().join('|');
        if (!told.has(name))
          add(
            'command.cycle',
            `${superior.get(at)?.path}.superior`,
            `Commands command each other in a circle: ${[...circle, at].slice(0, 12).join(' -> ')}.`,
          );
        told.add(name);
      }
      for (const id of walked) clear.add(id);
    }
  }
}
