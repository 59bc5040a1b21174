/**
 * Fortification works to activities: whole stages one after another, then what is left of the length as a shorter one, which takes its part of the time
 * and of the material. Where a row says for how many engineers its stage time holds, fewer take longer and more are quicker, in proportion; an element that
 * several works name is divided evenly over them (assumptions).
 */
import { scaleDistribution, type Activity } from '@muster/logistics';
import type { FortificationWorkRow } from '../scenario/cooperation-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { personsBook } from '../scenario/persons.ts';
import { toDistribution } from './quantities.ts';
import { formationConditionId, runConditionId } from './runs.ts';

interface Stages {
  readonly whole: number;
  /** What whole stages leave of the length, km. */
  readonly restKm: number;
}

function stagesOf({ lengthKm, stageKm }: FortificationWorkRow): Stages {
  const whole = Math.floor(lengthKm / stageKm + 1e-9);
  const restKm = lengthKm - whole * stageKm;
  return { whole, restKm: restKm > 1e-9 * stageKm ? restKm : 0 };
}

const restActivityId = (work: string): string => `${work}/rest`;

/** Each stage of a work with what is met when it is done, and its length. */
export function stagesDone(work: FortificationWorkRow): { readonly condition: string; readonly km: number }[] {
  const { whole, restKm } = stagesOf(work);
  return [
    ...Array.from({ length: whole }, (_, k) => ({ condition: runConditionId(work.id, k + 1), km: work.stageKm })),
    ...(restKm > 0 ? [{ condition: runConditionId(restActivityId(work.id), 1), km: restKm }] : []),
  ];
}

/** An activity of support, of which its row is known; what it waits for comes with it. */
export type SupportActivity = Omit<Activity, 'startsWhen' | 'yieldPermille' | 'capacity'> & { readonly row: string };

export interface Works {
  readonly activity: SupportActivity;
  readonly after: readonly string[];
  readonly engineers: readonly string[] | undefined;
}

export function worksOf(document: ScenarioDocument): Works[] {
  const paceOf = paces(document);
  return (document.fortificationWorks ?? []).flatMap((work): Works[] => {
    const { whole, restKm } = stagesOf(work);
    const stages = (id: string, km: number, repeat: number, after: readonly string[]): Works => {
      const amountKg = Math.round(km * (work.tPerKm ?? 0) * 1000);
      return {
        activity: {
          id,
          row: work.id,
          inputs: work.stock !== undefined && amountKg > 0 ? [{ stock: work.stock, amountKg }] : [],
          duration: scaleDistribution(toDistribution(work.stageTime), (km / work.stageKm) * paceOf(work)),
          repeat,
          stocks: [],
        },
        after,
        engineers: work.engineers,
      };
    };
    const start = work.startsWhen === undefined ? [] : [work.startsWhen];
    const rest =
      restKm > 0 ? [stages(restActivityId(work.id), restKm, 1, [...start, runConditionId(work.id, whole)])] : [];
    return [stages(work.id, work.stageKm, whole, start), ...rest];
  });
}

/** By how much longer a stage takes than it says: the engineers that it is stated for over those that work on it. */
function paces(document: ScenarioDocument): (work: FortificationWorkRow) => number {
  const personsOf = personsBook(document);
  const works = new Map<string, number>();
  for (const { engineers = [] } of document.fortificationWorks ?? [])
    for (const id of new Set(engineers)) works.set(id, (works.get(id) ?? 0) + 1);
  return ({ engineersNeeded, engineers = [] }) => {
    if (engineersNeeded === undefined) return 1;
    const there = [...new Set(engineers)].reduce((sum, id) => sum + personsOf(id) / (works.get(id) ?? 1), 0);
    return there > 0 ? engineersNeeded / there : 1;
  };
}

/** Runs that are done, from kilometres that are. */
export function worksDone(
  document: ScenarioDocument,
  done: ReadonlyMap<string, number>,
): [activity: string, runs: number][] {
  return (document.fortificationWorks ?? []).flatMap((work): [string, number][] => {
    const { whole } = stagesOf(work);
    const km = done.get(work.id) ?? 0;
    return [
      [work.id, Math.min(whole, Math.floor(km / work.stageKm + 1e-9))],
      [restActivityId(work.id), km >= work.lengthKm ? 1 : 0],
    ];
  });
}

/** Thousandths by which works and formations lengthen the hold time of a sector, each when it is complete by the attack. */
export function holdModifiers(document: ScenarioDocument, sector: string): { condition: string; permille: number }[] {
  const works = (document.fortificationWorks ?? []).filter((work) => work.sector === sector);
  const formations = (document.formations ?? []).filter((formation) => formation.sector === sector);
  return [
    ...works.flatMap((work) => {
      const total = Math.round(work.holdGain * 1000);
      // By kilometres, in parts of whole thousandths that add up exactly.
      const upTo = (km: number) => Math.floor((total * km) / work.lengthKm + 1e-9);
      let km = 0;
      return stagesDone(work).map((stage) => {
        const before = upTo(km);
        km += stage.km;
        return { condition: stage.condition, permille: upTo(km) - before };
      });
    }),
    ...formations.flatMap((formation) =>
      formation.holdGain === undefined
        ? []
        : [{ condition: formationConditionId(formation.id), permille: Math.round(formation.holdGain * 1000) }],
    ),
  ];
}
