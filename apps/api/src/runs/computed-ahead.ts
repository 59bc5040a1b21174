/**
 * What the first run of a new database will ask of threads, computed while there is no database yet to keep it: its first replications and
 * their picture. By one thread, so that the other processors are left to what is made meanwhile.
 */
import type { TaskPool } from '../jobs/task-pool.ts';
import type { ComingSnapshot } from './compile-snapshot.ts';
import { FIRST_PICTURE, planFirst, type Range } from './replication-plan.ts';
import type { ChunkTask, ComputedChunk, Picture, PictureTask } from './run-tasks.ts';

/** The run that is computed ahead. */
export interface ComingRun {
  readonly snapshot: ComingSnapshot;
  readonly seed: number;
  readonly asked: number;
}

interface OfRun {
  readonly snapshotHash: string;
  readonly seed: number;
}

interface Pictured {
  readonly asked: number;
  readonly replications: number;
}

/** Undefined where it could not be computed. */
type Answer<T> = Promise<T | undefined>;

/** What is under way, until somebody takes it. */
class Ahead<T> {
  private readonly abort = new AbortController();
  readonly computed: Promise<T>;

  constructor(begin: (signal: AbortSignal) => Promise<T>) {
    this.computed = begin(this.abort.signal);
    this.computed.catch(() => undefined);
  }

  /** From now on it ends when the job of its taker has to: a thread that hangs would hold that job for ever. */
  take(signal: AbortSignal): Answer<T> {
    if (signal.aborted) this.abort.abort();
    else signal.addEventListener('abort', () => this.abort.abort(), { once: true });
    return this.computed.catch(() => undefined);
  }
}

const keyOf = ({ from, to }: Range): string => `${from}-${to}`;

export class ComputedAhead {
  private waiting: readonly Range[];
  private readonly chunks = new Map<string, Ahead<ComputedChunk>>();
  private picture: Ahead<Picture> | undefined;

  constructor(
    private readonly pool: TaskPool,
    readonly run: ComingRun,
  ) {
    this.waiting = planFirst(run.asked);
    // Whoever needs an answer hears that there is none, and of the reason when he computes it himself.
    this.work().catch(() => (this.waiting = []));
  }

  /** A chunk that is computed or under way; undefined when whoever asks has to compute it. It is given away once. */
  takeChunk({ from, to, ...of }: OfRun & Range, signal: AbortSignal): Answer<ComputedChunk> | undefined {
    if (!this.isOfRun(of)) return undefined;
    const key = keyOf({ from, to });
    const found = this.chunks.get(key);
    this.chunks.delete(key);
    this.waiting = this.waiting.filter((range) => range.from !== from || range.to !== to);
    return found?.take(signal);
  }

  /** The picture of the first replications, in the same way. */
  takePicture(picture: OfRun & Pictured, signal: AbortSignal): Answer<Picture> | undefined {
    const { asked, replications } = picture;
    if (!this.isOfRun(picture) || asked !== this.run.asked || replications !== this.pictured) return undefined;
    const found = this.picture;
    this.picture = undefined;
    return found?.take(signal);
  }

  private get pictured(): number {
    return Math.min(this.run.asked, FIRST_PICTURE);
  }

  private isOfRun({ snapshotHash, seed }: OfRun): boolean {
    return snapshotHash === this.run.snapshot.hash && seed === this.run.seed;
  }

  private async work(): Promise<void> {
    const snapshot = await this.run.snapshot.compiled;
    const { seed, asked } = this.run;
    const outcomes: Uint8Array[] = [];
    let covered = 0;
    for (let next = this.waiting[0]; next !== undefined; next = this.waiting[0]) {
      const { from, to } = next;
      this.waiting = this.waiting.slice(1);
      const task: ChunkTask = { snapshot, seed, from, to };
      const chunk = new Ahead((signal) => this.pool.run<ComputedChunk>('run.chunk', task, signal));
      this.chunks.set(keyOf(next), chunk);
      outcomes.push((await chunk.computed).outcomes);
      covered += to - from;
    }
    // Without what others computed there is no picture to draw here.
    if (covered < this.pictured) return;
    const task: PictureTask = { snapshot, seed, asked, chunks: outcomes };
    this.picture = new Ahead((signal) => this.pool.run<Picture>('run.picture', task, signal));
  }
}
