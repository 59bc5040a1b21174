/**
 * The jobs of a run: chunks of replications, pictures of what is known so far, and what follows the last picture (`finish-jobs.ts`). Each
 * transaction that ends a job also queues what follows from it, so a run that is not over always has a job.
 */
import { Injectable } from '@nestjs/common';
import { nextBatchEnd } from '@muster/planning/run';
import type { EntityManager } from 'typeorm';
import { JobFault, type Commit, type JobHandler, type NewJob } from '../jobs/job.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { FinishJobs } from './finish-jobs.ts';
import { countLeading, findPicture, FIRST_PICTURE, planFirst, planRest, type Range } from './replication-plan.ts';
import { ResultStore } from './result-store.ts';
import type { ChunkTask, ComputedChunk, Picture, PictureTask, PrecisionTask } from './run-tasks.ts';
import { isFinal } from './run-state.ts';
import { RunStore } from './run-store.ts';
import { RunWork, toRunInput, type RunInput } from './run-work.ts';
import type { PrecisionFound, RunEntity } from './run.entity.ts';

type ChunkInput = RunInput & Range;
type PictureInput = RunInput & { readonly asked: number; readonly replications: number };
type PrecisionInput = RunInput & { readonly replications: number; readonly replicationMs: number };

/** Pictures are short and somebody waits for them. */
const PICTURE_PRIORITY = 10_000;

/** Of two runs the one that has less goes first, so that every run soon shows something and none waits for a long one to end. */
const chunkPriority = ({ from }: Range): number => -from;

@Injectable()
export class RunJobs {
  readonly handlers: readonly JobHandler[];

  constructor(
    private readonly work: RunWork,
    private readonly queue: JobQueue,
    private readonly store: RunStore,
    private readonly results: ResultStore,
    private readonly finish: FinishJobs,
  ) {
    this.handlers = [
      work.handler<ChunkInput>('run.chunk', (id, input, signal) => this.computeChunk(id, input, signal)),
      work.handler<PictureInput>('run.picture', (id, input, signal) => this.drawPicture(id, input, signal)),
      work.handler<PrecisionInput>('run.precision', (id, input, signal) => this.measurePrecision(id, input, signal)),
      ...finish.handlers,
    ];
  }

  /** Queues a new run. */
  async begin(manager: EntityManager, run: RunEntity): Promise<void> {
    await this.queue.send(manager, toChunkJobs(run, planFirst(run.asked)));
  }

  private async computeChunk(id: string, input: ChunkInput, signal: AbortSignal): Promise<Commit> {
    const { seed, from, to } = input;
    const [snapshot] = await Promise.all([
      this.work.loadSnapshot(input, signal),
      from < FIRST_PICTURE && this.work.inTransaction((manager) => this.store.pass(manager, id, 'RUNNING')),
    ]);
    const task: ChunkTask = { snapshot, seed, from, to };
    const { outcomes, replicationMs } =
      (await this.work.ahead?.takeChunk(input, signal)) ??
      (await this.work.compute<ComputedChunk>('run.chunk', task, signal));
    return async (manager) => {
      const run = await this.store.lock(manager, id);
      if (run === null || isFinal(run.state)) return;
      const before = countLeading(await this.store.listRanges(manager, id));
      await this.store.addChunk(manager, id, { from, to, outcomes });
      const after = countLeading(await this.store.listRanges(manager, id));
      // With a stop rule batch follows batch, and at the end of each it is looked whether another one is needed.
      if (run.precision !== null && isBatchOver(run, before, after)) {
        await this.queue.send(manager, [toPrecisionJob(run, after, replicationMs)]);
        return;
      }
      if (run.planned < run.asked && (run.precision === null || run.planned === FIRST_PICTURE))
        await this.planNext(manager, run, replicationMs);
      const picture = findPicture(before, after, run.asked);
      if (picture !== undefined) await this.queue.send(manager, [toPictureJob(run, picture)]);
    };
  }

  /** The rest of the replications, or the next batch of them. */
  private async planNext(manager: EntityManager, run: RunEntity, replicationMs: number): Promise<void> {
    const end = run.precision === null ? run.asked : nextBatchEnd(run.planned, run.asked);
    await this.queue.send(manager, toChunkJobs(run, planRest(run.planned, end, replicationMs)));
    await this.store.setPlanned(manager, run.id, end);
  }

  private async measurePrecision(id: string, input: PrecisionInput, signal: AbortSignal): Promise<Commit> {
    const { replications, replicationMs } = input;
    const snapshot = await this.work.loadSnapshot(input, signal);
    const { run, chunks } = await this.work.inTransaction(async (manager) => ({
      run: await this.store.find(manager, id),
      chunks: await this.store.listOutcomes(manager, id, replications),
    }));
    const precision = run?.precision?.asked;
    if (precision === undefined) throw new JobFault('The run has no stop rule.');
    const task: PrecisionTask = { snapshot, chunks, precision };
    const found = await this.work.compute<Omit<PrecisionFound, 'replications'>>('run.precision', task, signal);
    return async (manager) => {
      const before = await this.store.lock(manager, id);
      if (before === null || isFinal(before.state)) return;
      await this.store.setPrecision(manager, id, { ...found, replications });
      const after = (await this.store.find(manager, id)) ?? before;
      if (after.planned < after.asked) await this.planNext(manager, after, replicationMs);
      await this.queue.send(manager, [toPictureJob(after, replications)]);
    };
  }

  private async drawPicture(id: string, input: PictureInput, signal: AbortSignal): Promise<Commit> {
    const { seed, asked, replications } = input;
    const snapshot = await this.work.loadSnapshot(input, signal);
    const chunks = await this.work.loadOutcomes(id, replications);
    const task: PictureTask = { snapshot, seed, asked, chunks };
    const picture =
      (await this.work.ahead?.takePicture(input, signal)) ??
      (await this.work.compute<Picture>('run.picture', task, signal));
    return async (manager) => {
      const run = await this.store.lock(manager, id);
      if (run === null || isFinal(run.state)) return;
      // A picture that was delayed does not take the place of a later one.
      if ((await this.results.countReplications(manager, id)) >= replications) return;
      await this.results.replace(manager, id, picture);
      await this.store.setPartial(manager, id, replications < asked);
      if (replications >= asked) await this.finish.begin(manager, run);
    };
  }
}

function toChunkJobs(run: RunEntity, ranges: readonly Range[]): NewJob[] {
  return ranges.map((range) => ({
    kind: 'run.chunk',
    subject: run.id,
    input: { ...toRunInput(run), ...range } satisfies ChunkInput,
    priority: chunkPriority(range),
  }));
}

const toPictureJob = (run: RunEntity, replications: number): NewJob => ({
  kind: 'run.picture',
  subject: run.id,
  input: { ...toRunInput(run), asked: run.asked, replications } satisfies PictureInput,
  priority: PICTURE_PRIORITY,
});

/** Whether all replications that were planned are there, and were not before. Looks begin with the first batch. */
const isBatchOver = ({ planned, asked }: RunEntity, before: number, after: number): boolean =>
  before < planned && after >= planned && (planned > FIRST_PICTURE || planned === asked);

const toPrecisionJob = (run: RunEntity, replications: number, replicationMs: number): NewJob => ({
  kind: 'run.precision',
  subject: run.id,
  input: { ...toRunInput(run), replications, replicationMs } satisfies PrecisionInput,
  priority: PICTURE_PRIORITY,
});
