/**
 * What follows when all replications of a run are there: each relief of a bottleneck is tried by a job of its own, then the best few are
 * confirmed, and beside them sensitivities, the force package and the several-commodity bound of the shown replication are found. Each job leaves
 * what it found where it can be read at once, so the first bottleneck is there seconds after the last replication. The jobs that end last in a stage queue the next one.
 */
import { Injectable } from '@nestjs/common';
import {
  inOrderOfGain,
  REPLICATIONS_READ,
  toConfirm,
  type CommodityBound,
  type DaysGained,
} from '@muster/planning/run';
import type { EntityManager } from 'typeorm';
import type { Commit, JobHandler, NewJob } from '../jobs/job.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { ResultStore } from './result-store.ts';
import type { StoredBottleneck } from './result-rows.ts';
import { isFinal } from './run-state.ts';
import { RunStore } from './run-store.ts';
import type { BoundTask, Outlook, OutlookTask, ReliefTask } from './run-tasks.ts';
import { RunWork, toRunInput, type RunInput } from './run-work.ts';
import type { RunEntity } from './run.entity.ts';

type ReliefInput = RunInput & { readonly resource: string };
type OutlookInput = RunInput & { readonly asked: number; readonly kept: readonly number[] };

type BoundInput = RunInput & { readonly replication: number };

/** Of the jobs of one run: trials first, because somebody waits for them, and the long confirmation last. */
const PRIORITY = { trial: 0, bound: 0, outlook: -1, confirmation: -2 } as const;

@Injectable()
export class FinishJobs {
  readonly handlers: readonly JobHandler[];

  constructor(
    private readonly work: RunWork,
    private readonly queue: JobQueue,
    private readonly store: RunStore,
    private readonly results: ResultStore,
  ) {
    this.handlers = [
      work.handler<ReliefInput>('run.trial', (id, input, signal) => this.relieve('trial', id, input, signal)),
      work.handler<ReliefInput>('run.confirmation', (id, input, signal) =>
        this.relieve('confirmation', id, input, signal),
      ),
      work.handler<OutlookInput>('run.outlook', (id, input, signal) => this.lookOut(id, input, signal)),
      {
        ...work.handler<BoundInput>(BOUND, (id, input, signal) => this.bound(id, input, signal)),
        // A run whose figures are all there does not fail for want of a bound.
        isOptional: true,
        giveUp: (manager, { subject }) => this.keepBound(manager, subject, null),
      },
    ];
  }

  /** Queues what follows, in the transaction that stores the figures of all replications. */
  async begin(manager: EntityManager, run: RunEntity): Promise<void> {
    const rows = await this.results.listBottlenecks(manager, run.id);
    const toTry = rows.filter(isUntried);
    await this.queue.send(manager, [
      ...toTry.map((row) => toReliefJob('trial', run, row)),
      await this.toBoundJob(manager, run),
      {
        kind: 'run.outlook',
        subject: run.id,
        input: { ...toRunInput(run), asked: run.asked, kept: run.kept } satisfies OutlookInput,
        priority: PRIORITY.outlook - run.asked,
      },
    ]);
    await this.store.setStage(manager, run.id, { stage: 'RELIEFS', done: 0, total: toTry.length });
    await this.goOn(manager, run, rows);
  }

  private async relieve(
    step: 'trial' | 'confirmation',
    id: string,
    { resource, ...input }: ReliefInput,
    signal: AbortSignal,
  ): Promise<Commit> {
    const snapshot = await this.work.loadSnapshot(input, signal);
    const chunks = await this.work.loadOutcomes(id, REPLICATIONS_READ[step]);
    const task: ReliefTask = { snapshot, seed: input.seed, resource, chunks };
    const daysGained = await this.work.compute<DaysGained>(`run.${step}`, task, signal);
    return (manager) =>
      this.whileUnderWay(manager, id, async (run) => {
        const rows = inOrderOfGain(
          (await this.results.listBottlenecks(manager, id)).map((row): StoredBottleneck =>
            row.resource === resource ? { ...row, daysGained, ...AFTER[step] } : row,
          ),
        );
        await this.results.replaceBottlenecks(manager, id, rows);
        await this.store.addStageDone(manager, id);
        await this.goOn(manager, run, rows);
      });
  }

  private async lookOut(id: string, { asked, kept, ...input }: OutlookInput, signal: AbortSignal): Promise<Commit> {
    const snapshot = await this.work.loadSnapshot(input, signal);
    const chunks = await this.work.loadOutcomes(id, asked);
    const task: OutlookTask = { snapshot, seed: input.seed, chunks, kept };
    const outlook = await this.work.compute<Outlook>('run.outlook', task, signal);
    return (manager) =>
      this.whileUnderWay(manager, id, async (run) => {
        await this.results.addOutlook(manager, id, outlook);
        await this.goOn(manager, run, await this.results.listBottlenecks(manager, id));
      });
  }

  private async bound(id: string, { replication, ...input }: BoundInput, signal: AbortSignal): Promise<Commit> {
    const snapshot = await this.work.loadSnapshot(input, signal);
    const task: BoundTask = { snapshot, seed: input.seed, replication };
    const found = await this.work.compute<CommodityBound | null>('run.bound', task, signal);
    return (manager) => this.keepBound(manager, id, found);
  }

  private keepBound(manager: EntityManager, id: string, bound: CommodityBound | null): Promise<void> {
    return this.whileUnderWay(manager, id, async (run) => {
      await this.results.addCommodityBound(manager, id, bound);
      await this.goOn(manager, run, await this.results.listBottlenecks(manager, id));
    });
  }

  private async toBoundJob(manager: EntityManager, run: RunEntity): Promise<NewJob> {
    const replication = await this.results.readShownReplication(manager, run.id);
    return {
      kind: BOUND,
      subject: run.id,
      input: { ...toRunInput(run), replication } satisfies BoundInput,
      priority: PRIORITY.bound - run.asked,
    };
  }

  /** The run is held meanwhile, so of two jobs that end at once the second one sees what the first one left. */
  private async whileUnderWay(manager: EntityManager, id: string, work: (run: RunEntity) => Promise<void>) {
    const run = await this.store.lock(manager, id);
    if (run !== null && !isFinal(run.state)) await work(run);
  }

  /** Queues the next stage, or ends the run, when nothing is left to wait for. */
  private async goOn(manager: EntityManager, run: RunEntity, rows: readonly StoredBottleneck[]): Promise<void> {
    if (rows.some(isUntried)) return;
    if (run.stage !== 'CONFIRMATION') {
      const best = toConfirm(rows);
      await this.store.setStage(manager, run.id, { stage: 'CONFIRMATION', done: 0, total: best.length });
      await this.queue.send(
        manager,
        best.map((row) => toReliefJob('confirmation', run, row)),
      );
      const marked = rows.map((row) => (best.includes(row) ? { ...row, isBeingConfirmed: true } : row));
      await this.results.replaceBottlenecks(manager, run.id, marked);
      if (best.length > 0) return;
    } else if (rows.some(({ isBeingConfirmed }) => isBeingConfirmed)) return;
    if (!(await this.results.hasOutlook(manager, run.id))) return;
    if (!(await this.results.hasCommodityBound(manager, run.id))) {
      // Asked for here where a worker of an earlier version has begun to finish the run.
      if (!(await this.queue.has(manager, BOUND, run.id)))
        await this.queue.send(manager, [await this.toBoundJob(manager, run)]);
      return;
    }
    await this.store.deleteChunks(manager, run.id);
    await this.store.setStage(manager, run.id, { stage: 'COMPLETE', done: 0, total: 0 });
    await this.store.pass(manager, run.id, 'SUCCEEDED');
  }
}

const BOUND = 'run.bound';

const AFTER = { trial: {}, confirmation: { confirmed: true, isBeingConfirmed: false } } as const;

const isUntried = ({ relief, daysGained }: StoredBottleneck): boolean => relief !== '' && daysGained === null;

const toReliefJob = (step: 'trial' | 'confirmation', run: RunEntity, { resource }: StoredBottleneck): NewJob => ({
  kind: `run.${step}`,
  subject: run.id,
  input: { ...toRunInput(run), resource } satisfies ReliefInput,
  priority: PRIORITY[step] - run.asked,
});
