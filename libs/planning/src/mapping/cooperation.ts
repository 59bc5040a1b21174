/**
 * Support of the armed forces to conditions, activities and deliveries: a tranche is a date that its gate may hold back, a delivery follows the
 * tranche that pays for it; production, courses, formations and works are activities whose completed runs are counted.
 */
import { mean, type Activity, type Condition, type Delivery, type Distribution } from '@muster/logistics';
import type { ScenarioClock } from '../scenario/clock.ts';
import { coursesNeeded, graduatesOf } from '../scenario/courses.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { supplyKey } from '../scenario/supply-key.ts';
import type { Able, AbleBook } from './able.ts';
import { partId, WayBook } from './deliveries.ts';
import { AS_OF, firstWithin, releaseBook } from './initial-state.ts';
import { toDistribution } from './quantities.ts';
import { runConditionId } from './runs.ts';
import { SupplyNow } from './supply-now.ts';
import { worksDone, worksOf, type SupportActivity } from './works.ts';

export const trancheConditionId = (pack: string, tranche: string): string => `tranche:${pack}/${tranche}`;
export const deliveryConditionId = (pack: string, delivery: number): string => `delivered:${pack}/${delivery}`;
export const stageActivityId = (line: string, stage: number): string => `${line}/stage-${stage}`;

const kg = (tonnes: number): number => Math.round(tonnes * 1000);
const AT_ONCE: Distribution = { kind: 'fixed', value: 0 };

export interface Cooperation {
  readonly conditions: Condition[];
  readonly activities: Activity[];
  readonly deliveries: Delivery[];
  /** What takes from stock or adds to it waits for these: the instant of the initial state, whose stocks have in them what was before. */
  readonly forStock: readonly string[];
  /** Runs that were done before the plan begins, by activity. */
  readonly done: ReadonlyMap<string, number>;
  /** Rows of which one more run had what it takes; each is taken out by the activity whose run it is. */
  readonly begun: Set<string>;
}

export function toCooperation(document: ScenarioDocument, clock: ScenarioClock, able: AbleBook): Cooperation {
  const forStock = document.initialState === undefined ? [] : [AS_OF];
  const begun = new Set((document.initialState?.support ?? []).filter((row) => row.begun).map(({ id }) => id));
  const done = doneBefore(document);
  const mapped: Cooperation = { conditions: [], activities: [], deliveries: [], forStock, done, begun };
  mapPackages(document, clock, mapped);
  mapProduction(document, mapped);
  mapTraining(document, mapped, able);
  for (const { activity, after, engineers } of worksOf(document))
    addActivity(mapped, activity, after, presentFor(activity.id, engineers, able));
  return mapped;
}

function mapPackages(document: ScenarioDocument, clock: ScenarioClock, mapped: Cooperation): void {
  const { initialState } = document;
  const inForce = releaseBook(document, clock);
  const ways = new WayBook(document);
  /** When a delivery came, or set out, before the instant of the initial state; undefined where it is still to come. */
  const cameAt = (releasedBy: string | undefined, dueMin: number, leadTime: Distribution): number | undefined => {
    if (initialState === undefined) return undefined;
    const came = Math.max(0, Math.round(firstWithin(inForce(releasedBy), dueMin) + mean(leadTime)));
    return came <= clock.minute(initialState.asOf) ? came : undefined;
  };
  for (const pack of document.packages ?? []) {
    const due = new Map(pack.tranches.map(({ id, at }) => [id, clock.minute(at)]));
    const gone: Gone[] = [];
    for (const tranche of pack.tranches) {
      const id = trancheConditionId(pack.id, tranche.id);
      mapped.conditions.push({ id: `${id}:due`, type: 'date', atMin: clock.minute(tranche.at) });
      mapped.conditions.push({
        id,
        type: 'all',
        of: [`${id}:due`, ...(pack.releasedBy === undefined ? [] : [pack.releasedBy])],
      });
    }
    (pack.deliveries ?? []).forEach((delivery, i) => {
      const id = deliveryConditionId(pack.id, i);
      const duration = delivery.leadTime ? toDistribution(delivery.leadTime) : AT_ONCE;
      const came = cameAt(pack.releasedBy, due.get(delivery.tranche) ?? 0, duration);
      if (came !== undefined) {
        mapped.conditions.push({ id, type: 'date', atMin: came });
        gone.push({ id, delivery, atMin: came });
        return;
      }
      mapped.conditions.push({
        id,
        type: 'after',
        of: trancheConditionId(pack.id, delivery.tranche),
        duration,
        cause: 'predecessor',
      });
      mapped.deliveries.push(paidFor(id, delivery, 0, id, ways, pack.nation));
    });
    mapped.deliveries.push(...underWayOf(document, clock, pack, gone, ways));
  }
}

type Pack = NonNullable<ScenarioDocument['packages']>[number];
type PackDelivery = NonNullable<Pack['deliveries']>[number];

/** A delivery of a package that came or set out before the instant of the initial state. */
interface Gone {
  readonly id: string;
  readonly delivery: PackDelivery;
  readonly atMin: number;
}

const paidFor = (
  id: string,
  delivery: Omit<PackDelivery, 'tranche' | 'leadTime'> & { readonly isIssued?: boolean },
  atMin: number,
  releasedBy: string | undefined,
  ways: WayBook,
  nation: string | undefined,
): Delivery => ({
  ...{ id, stock: delivery.stock, amountKg: kg(delivery.amountT), atMin, everyMin: 0, times: 1, releasedBy },
  ...ways.of(delivery, nation ?? ways.ownerOf(delivery.stock)),
});

/** What of a package is under way or owed at the instant of the initial state, stock by stock: as that of the last that set out to it. */
function underWayOf(
  document: ScenarioDocument,
  clock: ScenarioClock,
  { id: pack, nation }: Pack,
  gone: readonly Gone[],
  ways: WayBook,
): Delivery[] {
  if (document.initialState === undefined) return [];
  const asOfMin = clock.minute(document.initialState.asOf);
  const supply = new SupplyNow(document, asOfMin);
  const moved = gone.filter(({ delivery }) => delivery.from !== undefined).sort((a, b) => a.atMin - b.atMin);
  const byStock = new Map<string, Gone[]>();
  for (const one of moved) byStock.set(one.delivery.stock, [...(byStock.get(one.delivery.stock) ?? []), one]);
  return [...byStock].flatMap(([stock, rows]): Delivery[] => {
    const { id, delivery } = rows[rows.length - 1];
    const sent = rows.map(({ delivery: { amountT }, atMin }) => ({ amountT, atMin }));
    const { underWayT, owedT, requiredDays } = supply.of(supplyKey({ id: pack, stock }), delivery, sent);
    const part = (name: 'under way' | 'owed', amountT: number, isIssued: boolean) =>
      amountT > 0
        ? [
            paidFor(
              partId(id, name),
              { ...delivery, amountT, requiredDays, isIssued },
              asOfMin,
              undefined,
              ways,
              nation,
            ),
          ]
        : [];
    return [...part('under way', underWayT, true), ...part('owed', owedT, false)];
  });
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
  const isBegun = done < activity.repeat && mapped.begun.delete(activity.row);
  const goesOn = activity.inputs.length + activity.stocks.length > 0 || done > 0 || isBegun;
  const all = [...of, ...(goesOn ? mapped.forStock : []), ...present.flatMap((one) => one.of)];
  mapped.conditions.push(...present.flatMap(({ conditions }) => conditions));
  if (all.length > 0) mapped.conditions.push({ id: before, type: 'all', of: all });
  if (done < activity.repeat)
    mapped.activities.push({
      ...activity,
      repeat: activity.repeat - done,
      ...(isBegun && { isBegun }),
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

/** One activity a stage of the ramp-up; each begins when the one before has made its batches. */
function mapProduction(document: ScenarioDocument, mapped: Cooperation): void {
  for (const line of document.productionLines ?? []) {
    line.stages.forEach((stage, k) => {
      const before =
        k === 0 ? line.startsWhen : runConditionId(stageActivityId(line.id, k - 1), line.stages[k - 1].batches);
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
        before === undefined ? [] : [before],
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
