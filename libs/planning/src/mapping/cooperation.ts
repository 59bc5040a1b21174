/**
 * Support of the armed forces to conditions, activities and deliveries: packages (`packages.ts`); production, courses, formations and works are activities whose completed runs are counted.
 */
import type { Activity, Condition, Delivery } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import { coursesNeeded, graduatesOf } from '../scenario/courses.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { Able, AbleBook } from './able.ts';
import { AS_OF } from './initial-state.ts';
import { mapPackages } from './packages.ts';
import { toDistribution } from './quantities.ts';
import { runConditionId } from './runs.ts';
import { worksDone, worksOf, type SupportActivity } from './works.ts';

export const stageActivityId = (line: string, stage: number): string => `${line}/stage-${stage}`;

const kg = (tonnes: number): number => Math.round(tonnes * 1000);

export interface Cooperation {
  readonly conditions: Condition[];
  readonly activities: Activity[];
  readonly deliveries: Delivery[];
  /** What takes from stock or adds to it waits for these: the instant of the initial state, whose stocks have in them what was before. */
  readonly forStock: readonly string[];
  /** Runs that were done before the plan begins, by activity. */
  readonly done: ReadonlyMap<string, number>;
  /** Rows of which one more run had what it takes, and since when; each is taken out by the activity whose run it is. */
  readonly begun: Map<string, number>;
}

export function toCooperation(document: ScenarioDocument, clock: ScenarioClock, able: AbleBook): Cooperation {
  const forStock = document.initialState === undefined ? [] : [AS_OF];
  const begun = new Map((document.initialState?.support ?? []).flatMap(({ id, begunAt }) => (begunAt === undefined ? [] : [[id, clock.minute(begunAt)]]))); // prettier-ignore
  const done = doneBefore(document);
  const mapped: Cooperation = { conditions: [], activities: [], deliveries: [], forStock, done, begun };
  mapPackages(document, clock, mapped);
  mapProduction(document, mapped);
  mapTraining(document, mapped, able);
  for (const { activity, after, engineers } of worksOf(document))
    addActivity(mapped, activity, after, presentFor(activity.id, engineers, able));
  return mapped;
}

/** Those who must be there for an activity, able to do their task. */
const presentFor = (activity: string, elements: readonly string[] | undefined, able: AbleBook): Able[] =>
  (elements ?? []).map((element) => able.conditionsOf(`start:${activity}:${element}`, element));

/** An activity, its release by all of `of` and who must be present, and a condition for each of its completed runs. */
function addActivity(
  mapped: Cooperation,
  activity: SupportActivity,
  of: readonly string[],
  present: readonly Able[] = [],
): void {
  const before = `start:${activity.id}`;
  const done = Math.min(mapped.done.get(activity.id) ?? 0, activity.repeat);
  const begunMin = done < activity.repeat ? mapped.begun.get(activity.row) : undefined;
  if (begunMin !== undefined) mapped.begun.delete(activity.row);
  const goesOn = activity.inputs.length + activity.stocks.length > 0 || done > 0 || begunMin !== undefined;
  const all = [...of, ...(goesOn ? mapped.forStock : []), ...present.flatMap((one) => one.of)];
  mapped.conditions.push(...present.flatMap(({ conditions }) => conditions));
  if (all.length > 0) mapped.conditions.push({ id: before, type: 'all', of: all });
  if (done < activity.repeat)
    mapped.activities.push({
      ...activity,
      repeat: activity.repeat - done,
      begunMin,
      startsWhen: all.length > 0 ? before : undefined,
      yieldPermille: 1000,
      capacity: [],
    });
  for (let runs = 1; runs <= activity.repeat; runs++) {
    const id = runConditionId(activity.id, runs);
    if (runs <= done) mapped.conditions.push({ id, type: 'all', of: [AS_OF] });
    else mapped.conditions.push({ id, type: 'done', activity: activity.id, runs: runs - done });
  }
}

/** Runs of each activity that the initial state says are done, in whole ones; of a production line the stages one after another. */
function doneBefore(document: ScenarioDocument): ReadonlyMap<string, number> {
  const said = new Map((document.initialState?.support ?? []).map(({ id, done }) => [id, done]));
  const runs = new Map<string, number>();
  const note = (id: string, perRun: number) => runs.set(id, perRun > 0 ? wholeRuns(said.get(id), perRun) : 0);
  for (const row of document.formations ?? []) note(row.id, 1);
  for (const row of document.trainingProgrammes ?? []) note(row.id, graduatesOf(row));
  for (const [activity, done] of worksDone(document, said)) runs.set(activity, done);
  for (const row of document.productionLines ?? []) {
    let left = wholeRuns(said.get(row.id), row.batchT);
    row.stages.forEach(({ batches }, stage) => {
      runs.set(stageActivityId(row.id, stage), Math.min(left, batches));
      left = Math.max(0, left - batches);
    });
  }
  return runs;
}

const wholeRuns = (done = 0, perRun: number): number => Math.floor(done / perRun + 1e-9);

/** One activity a stage of the ramp-up; each begins when the one before has made its batches, and none while the line is not released. */
function mapProduction(document: ScenarioDocument, mapped: Cooperation): void {
  for (const line of document.productionLines ?? []) {
    line.stages.forEach((stage, k) => {
      const before = k === 0 ? [] : [runConditionId(stageActivityId(line.id, k - 1), line.stages[k - 1].batches)];
      addActivity(
        mapped,
        {
          id: stageActivityId(line.id, k),
          row: line.id,
          inputs: (line.inputs ?? []).map((input) => ({ stock: input.stock, amountKg: kg(input.amountT) })),
          duration: toDistribution(stage.batchTime),
          repeat: stage.batches,
          stocks: [{ stock: line.stock, amountKg: kg(line.batchT) }],
        },
        [...(line.startsWhen === undefined ? [] : [line.startsWhen]), ...before],
      );
    });
  }
}

function mapTraining(document: ScenarioDocument, mapped: Cooperation, able: AbleBook): void {
  for (const programme of document.trainingProgrammes ?? [])
    addActivity(
      mapped,
      {
        id: programme.id,
        row: programme.id,
        inputs: [],
        duration: toDistribution(programme.courseLength),
        repeat: programme.courses,
        stocks: [],
      },
      programme.startsWhen === undefined ? [] : [programme.startsWhen],
      presentFor(programme.id, programme.instructors, able),
    );
  const courses = coursesNeeded(document);
  for (const formation of document.formations ?? [])
    addActivity(
      mapped,
      {
        id: formation.id,
        row: formation.id,
        inputs: (formation.equipment ?? []).map((item) => ({ stock: item.stock, amountKg: kg(item.amountT) })),
        duration: toDistribution(formation.formUp),
        repeat: 1,
        stocks: [],
      },
      (courses.get(formation.id) ?? []).map(({ programme, courses: runs }) => runConditionId(programme, runs)),
    );
}
