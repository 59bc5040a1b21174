/** Conditions: a network of all, any, k-of-n, after a drawn duration, and states; they latch when met and may be revoked. */
import { normalCdf, normalQuantile, quantile } from '../engine/distribution.ts';
import { PURPOSE } from '../engine/random.ts';
import { CONDITION_TYPE, RELEASES } from './program.ts';
import { CLASS, EVENT, WORK, type Run } from './run.ts';

/** States of a condition. */
export const CONDITION = Object.freeze({ pending: 0, met: 1, refused: 2, revoked: 3 });

/** Correlation of decisions that share a common factor (an assumption, see docs/model.md). */
const FACTOR_CORRELATION = 0.6;

/** Schedules what the calendar alone decides. */
export function beginConditions(run: Run): void {
  run.program.world.conditions.forEach((condition, c) => {
    if (condition.type === 'date')
      run.calendar.schedule(Math.max(0, condition.atMin), EVENT.conditionDate, c, 0, CLASS.state);
    if ('revokedMin' in condition && condition.revokedMin !== undefined)
      run.calendar.schedule(Math.max(0, condition.revokedMin), EVENT.conditionRevoke, c, 0, CLASS.state);
  });
}

/** Latches a condition and puts what it releases to work. `binding` is the child, consignment or element that met it. */
export function meetCondition(run: Run, c: number, binding: number): void {
  const { state, program } = run;
  if (state.conditionState[c] !== CONDITION.pending) return;
  state.conditionState[c] = CONDITION.met;
  state.conditionMetAt[c] = run.now;
  state.conditionBinding[c] = binding;
  const { start, items } = program.conditionReleases;
  for (let i = start[c]; i < start[c + 1]; i += 2) {
    if (items[i] === RELEASES.condition) childMet(run, items[i + 1], c);
    else run.push(WORK.release, items[i], items[i + 1]);
  }
}

function childMet(run: Run, parent: number, child: number): void {
  const { state, program } = run;
  if (program.conditionType[parent] === CONDITION_TYPE.after) {
    startAfter(run, parent, child);
    return;
  }
  if (++state.conditionCount[parent] >= program.conditionNeeds[parent]) run.push(WORK.meet, parent, child);
}

function startAfter(run: Run, c: number, child: number): void {
  const { state, program } = run;
  if (state.conditionState[c] !== CONDITION.pending) return;
  const key = program.conditionKey[c];
  if (
    program.conditionRefusalPermille[c] > 0 &&
    run.draw(key, PURPOSE.refusal, 0) * 1000 < program.conditionRefusalPermille[c]
  ) {
    state.conditionState[c] = CONDITION.refused;
    return;
  }
  let u = run.draw(key, PURPOSE.duration, 0);
  const factor = program.conditionFactorKey[c];
  if (factor !== 0) {
    // Gaussian copula: decisions that share a political climate are late together.
    const common = normalQuantile(run.draw(factor, PURPOSE.factor, 0));
    u = normalCdf(Math.sqrt(FACTOR_CORRELATION) * common + Math.sqrt(1 - FACTOR_CORRELATION) * normalQuantile(u));
  }
  const minutes = Math.round(quantile(program.distributions[program.conditionDistribution[c]], u));
  run.calendar.schedule(run.now + minutes, EVENT.conditionAfter, c, child, CLASS.state);
}

/**
 * A withdrawal: unlatches the condition and all that rests on it. What it had released is taken back where nothing has moved yet; what is
 * under way goes on.
 */
export function revokeCondition(run: Run, c: number): void {
  const { state, program } = run;
  const before = state.conditionState[c];
  if (before === CONDITION.revoked) return;
  state.conditionState[c] = CONDITION.revoked;
  const { start, items } = program.conditionReleases;
  for (let i = start[c]; i < start[c + 1]; i += 2) {
    if (items[i] === RELEASES.condition) childRevoked(run, items[i + 1], before === CONDITION.met);
    else if (before === CONDITION.met) run.push(WORK.takeBack, items[i], items[i + 1]);
  }
}

/** A child will never count again: a parent that no longer has enough falls with it. */
function childRevoked(run: Run, parent: number, counted: boolean): void {
  const { state, program } = run;
  if (program.conditionType[parent] === CONDITION_TYPE.after) {
    revokeCondition(run, parent);
    return;
  }
  if (counted) state.conditionCount[parent]--;
  if (state.conditionState[parent] === CONDITION.met && state.conditionCount[parent] < program.conditionNeeds[parent])
    revokeCondition(run, parent);
}

/** Tells the conditions that watch arrivals of a requirement how many of its consignments have come. */
export function requirementProgress(run: Run, requirement: number, consignment: number): void {
  const { state, program } = run;
  if (requirement >= program.world.requirements.length) return;
  const { start, items } = program.watchRequirement;
  for (let i = start[requirement]; i < start[requirement + 1]; i++) {
    const condition = program.world.conditions[items[i]];
    if (condition.type !== 'arrived') continue;
    let arrived = 0;
    let total = 0;
    const counted = program.conditionRequirements;
    for (let k = counted.start[items[i]]; k < counted.start[items[i] + 1]; k++) {
      const r = counted.items[k];
      arrived += state.requirementArrived[r];
      total += program.reqConsignments.start[r + 1] - program.reqConsignments.start[r];
    }
    if (arrived * 1000 >= total * condition.permille) run.push(WORK.meet, items[i], consignment);
  }
}
