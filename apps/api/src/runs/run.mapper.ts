import { toGlobalId } from '../graphql/node.ts';
import { fromColumns, toLabel } from '../release/label.types.ts';
import type { RunEntity } from './run.entity.ts';
import type { Run, RunProgress } from './run.types.ts';

export function toRun(row: RunEntity): Run {
  const {
    number,
    scenarioId,
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
    },
  };
}

export function toProgress(run: Run): RunProgress {
  return { run, state: run.state, done: run.done, asked: run.asked, partial: run.partial };
}
