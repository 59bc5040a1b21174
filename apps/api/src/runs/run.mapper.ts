import { toGlobalId } from '../graphql/node.ts';
import { fromColumns, toLabel } from '../release/label.types.ts';
import type { RunEntity, StoredPrecision } from './run.entity.ts';
import type { Run, RunPrecision, RunProgress, RunStage } from './run.types.ts';

export function toRun(row: RunEntity): Run {
  const {
    number,
    scenarioId,
    scenarioVersion,
    seed,
    asked,
    done,
    state,
    partial,
    error,
    engineVersion,
    snapshotHash,
    createdAt,
    startedAt,
    finishedAt,
    trimmedAt,
    replayOf,
    viewOf,
  } = row;
  return {
    __typename: 'Run',
    id: toGlobalId('Run', row.id),
    uuid: row.id,
    ...{
      number,
      scenarioId,
      scenarioVersion,
      seed,
      asked,
      done,
      state,
      partial,
      error,
      engineVersion,
      snapshotHash,
      createdAt,
      startedAt,
      finishedAt,
      trimmedAt,
      replayOf,
      viewOf,
      label: toLabel(fromColumns(row)),
      precision: row.precision && toPrecision(row.precision),
      stage: toStage(row),
    },
  };
}

const DAY_MIN = 1440;

function toPrecision({ asked, most, found }: StoredPrecision): RunPrecision {
  const inUnit = (value: number | null = null): number | null =>
    value === null ? null : asked.measure === 'closure' ? value / DAY_MIN : value;
  return {
    measure: asked.measure,
    p: asked.measure === 'closure' ? asked.p : null,
    halfWidth: asked.measure === 'closure' ? asked.halfWidthDays : asked.halfWidth,
    mostReplications: most,
    isReached: found?.isReached ?? null,
    replications: found?.replications ?? null,
    value: inUnit(found?.value),
    low: inUnit(found?.low),
    high: inUnit(found?.high),
  };
}

const toStage = ({ stage, stageDone, stageTotal, done, asked }: RunEntity): RunStage =>
  stage === 'REPLICATIONS' ? { name: stage, done, total: asked } : { name: stage, done: stageDone, total: stageTotal };

export function toProgress(run: Run): RunProgress {
  return { run, state: run.state, done: run.done, asked: run.asked, partial: run.partial, stage: run.stage };
}
