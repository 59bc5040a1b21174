/** What belongs to the response. What waits for the breach has its ledger counted from D-day, and may be changed without a new posture. */
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';
import { calledId, committedId, Waits } from './waits.ts';

const known = new WeakMap<ScenarioDocument, ReadonlySet<string>>();

/** Ids of all that cannot be met before D-day: the breach, remedies, what opens at D-day or later, and what rests on too many of them. */
function afterBreach(document: ScenarioDocument): ReadonlySet<string> {
  let after = known.get(document);
  if (after === undefined) known.set(document, (after = new Waits(document).without(lateOf(document))));
  return after;
}

const isResponseDate = (date: ScenarioDate | undefined): boolean => date?.anchor === 'D' && date.offset >= 0;

/** What cannot be before D-day by itself. */
function lateOf(document: ScenarioDocument): string[] {
  return [
    ...(document.gates ?? []).flatMap(({ id, kind, opensAt }) =>
      kind === 'breach' || isResponseDate(opensAt) ? [id] : [],
    ),
    ...(document.conditions ?? []).flatMap((row) => (row.type === 'date' && isResponseDate(row.at) ? [row.id] : [])),
    ...(document.remedies ?? []).map(({ id }) => id),
    ...(document.forceElements ?? []).flatMap(({ id, earliest }) => (isResponseDate(earliest) ? [calledId(id)] : [])),
    ...(document.movements ?? []).flatMap(({ id, readyToLoad }) => (isResponseDate(readyToLoad) ? [calledId(id)] : [])),
  ];
}

/** Gates that cannot be met before D-day. */
export function gatesAfterBreach(document: ScenarioDocument): ReadonlySet<string> {
  const after = afterBreach(document);
  return new Set((document.gates ?? []).map(({ id }) => id).filter((id) => after.has(id)));
}

/** What may be called forward: a force element or a movement. */
interface Callable {
  readonly id: string;
  readonly releasedBy?: string;
  readonly earliest?: ScenarioDate;
}

/** Called forward after D-day: by its date, or by an order that rests on the breach. */
export const isResponse = (document: ScenarioDocument, row: Callable): boolean =>
  isResponseDate(row.earliest) || isOrderedByBreach(document, row);

/** Whether what releases it rests on the breach, or it is released by commitments and each of them does. */
export function isOrderedByBreach(document: ScenarioDocument, { id, releasedBy }: Callable): boolean {
  const after = afterBreach(document);
  return (releasedBy !== undefined && after.has(releasedBy)) || after.has(committedId(id));
}
