/**
 * An element that draws a prepositioned set: its people go to where the set stands and draw it as soon as enough of them are there and sets are. The
 * equipment goes on when it is drawn, the people when the last of them is there. Its own equipment stays at home.
 */
import type { Activity, Condition, MovementRequirement, Stock } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import type { PrepositionedSetRow } from '../scenario/risk-section.ts';
import { toDistribution } from './quantities.ts';

/** Share of the people that must be there before the drawing begins, thousandths (an assumption). */
const ENOUGH_TO_DRAW_PERMILLE = 500;

const stockId = (set: string): string => `set:${set}`;
const drawId = (element: string): string => `draw:${element}`;
/** The set is drawn, and everybody is where it stood. */
const allThereId = (element: string): string => `${drawId(element)}:all-there`;
const forwardId = (element: string): string => `${element}/to-set`;

/** A set is counted as one unit of a stock that nothing else touches; who is put in place by hand has drawn his. */
export function toSetStocks(document: ScenarioDocument): Stock[] {
  const drawn = (document.forceElements ?? []).filter(({ deployment }) => deployment !== 'draw-set');
  return (document.prepositionedSets ?? []).map((set) => ({
    id: stockId(set.id),
    place: set.place,
    class: 'II',
    kind: 'supply',
    amountKg: Math.max(0, set.count - drawn.filter((row) => row.set === set.id).length),
    capacityKg: -1,
    reserveKg: 0,
    releasedBy: set.releasedBy,
  }));
}

export function setOf(document: ScenarioDocument, row: ForceElementRow): PrepositionedSetRow | undefined {
  return row.deployment === 'draw-set' ? document.prepositionedSets?.find(({ id }) => id === row.set) : undefined;
}

/** The requirements of an element that would move whole, as it moves when it draws a set. */
export function drawing(
  set: PrepositionedSetRow,
  row: ForceElementRow,
  whole: readonly MovementRequirement[],
): MovementRequirement[] {
  const people = whole.find((requirement) => requirement.kind === 'people');
  const drawn = `${drawId(row.id)}:done`;
  const fromSet = whole.map((requirement) => ({
    ...requirement,
    from: set.place,
    releasedBy: requirement.kind === 'people' ? allThereId(row.id) : drawn,
  }));
  if (!people) return fromSet;
  return [
    {
      ...people,
      id: forwardId(row.id),
      streamName: forwardId(row.id),
      to: set.place,
      releasedBy: undefined,
      counts: false,
    },
    ...fromSet,
  ];
}

/** Conditions around the drawing: enough people are there and the sets released; the set is drawn; the last of the people is there too. */
export function drawConditions(set: PrepositionedSetRow, row: ForceElementRow, people: boolean): Condition[] {
  const arrived = `${drawId(row.id)}:people`;
  const may = `${drawId(row.id)}:may`;
  const of = [...(people ? [arrived] : []), ...(set.releasedBy === undefined ? [] : [set.releasedBy])];
  return [
    ...(people
      ? [
          {
            id: arrived,
            type: 'arrived' as const,
            requirements: [forwardId(row.id)],
            permille: ENOUGH_TO_DRAW_PERMILLE,
          },
          {
            id: `${arrived}:all`,
            type: 'arrived' as const,
            requirements: [forwardId(row.id)],
            permille: 1000,
          },
          { id: allThereId(row.id), type: 'all' as const, of: [`${drawId(row.id)}:done`, `${arrived}:all`] },
        ]
      : []),
    of.length === 0 ? { id: may, type: 'date', atMin: 0 } : { id: may, type: 'all', of },
    { id: `${drawId(row.id)}:done`, type: 'done', activity: drawId(row.id), runs: 1 },
  ];
}

export function drawActivity(set: PrepositionedSetRow, row: ForceElementRow): Activity {
  return {
    id: drawId(row.id),
    startsWhen: `${drawId(row.id)}:may`,
    inputs: [{ stock: stockId(set.id), amountKg: 1 }],
    duration: toDistribution(set.drawTime),
    repeat: 1,
    yieldPermille: 1000,
    stocks: [],
    capacity: [],
  };
}
