/**
 * What-if without compiling: the program of a world in which only notices and decisions take another time. It shares all else with the
 * program it comes from, so a checkpoint of that one can be continued with it as long as nothing that changed had begun.
 */
import type { Distribution } from '../engine/distribution.ts';
import { Program } from './program.ts';
import type { Checkpoint } from './simulator.ts';
import { STAGE } from './state.ts';
import type { World } from './world.ts';

export interface Retimed {
  readonly program: Program;
  /** Indices of the elements whose notice, and of the conditions whose duration is another. */
  readonly elements: readonly number[];
  readonly conditions: readonly number[];
}

/** @param world the world of the program but for `notice` of elements and `duration` of conditions of type `after` */
export function retime(program: Program, world: World): Retimed {
  const distributions = [...program.distributions];
  const indexOf = (d: Distribution) => distributions.push(d) - 1;
  const notices = new Map(world.elements.map(({ id, notice }) => [id, notice]));
  const durations = new Map(world.conditions.map((c) => [c.id, c.type === 'after' ? c.duration : undefined]));
  const elementNotice = program.elementNotice.slice();
  const conditionDistribution = program.conditionDistribution.slice();
  const elements: number[] = [];
  const conditions: number[] = [];
  const changedElements = program.world.elements.map((element, e) => {
    const notice = notices.get(element.id);
    if (notice === undefined || isSame(notice, element.notice)) return element;
    elementNotice[e] = indexOf(notice);
    elements.push(e);
    return { ...element, notice };
  });
  const changedConditions = program.world.conditions.map((condition, c) => {
    const duration = durations.get(condition.id);
    if (condition.type !== 'after' || duration === undefined || isSame(duration, condition.duration)) return condition;
    conditionDistribution[c] = indexOf(duration);
    conditions.push(c);
    return { ...condition, duration };
  });
  return {
    elements,
    conditions,
    program: new Program({
      ...program,
      world: { ...program.world, elements: changedElements, conditions: changedConditions },
      distributions,
      elementNotice,
      conditionDistribution,
    }),
  };
}

/** Whether nothing that was retimed had begun at a checkpoint: then continuing it equals a whole replication to the bit. */
export function canContinue({ elements, conditions }: Retimed, { run }: Checkpoint): boolean {
  const { elementStage, conditionStartedAt } = run.state;
  return elements.every((e) => elementStage[e] === STAGE.waiting) && conditions.every((c) => conditionStartedAt[c] < 0);
}

const isSame = (a: Distribution, b: Distribution): boolean => JSON.stringify(a) === JSON.stringify(b);
