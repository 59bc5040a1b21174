/**
 * Spreads a what-if over workers: replications are dealt out like cards, the first eight first, so that a first estimate is there early.
 * Holds what is known of the question that was asked last; the screen listens.
 */
import type { Frame, Lever } from '@muster/planning/run';
import type { ScenarioDocument } from '@muster/planning';
import type { FromWorker, Pair, Proof, ToWorker } from './protocol.ts';

export const FIRST_ESTIMATE = 8;
export const WHOLE_ESTIMATE = 200;
const MOST_WORKERS = 4;

export interface WhatIfState {
  readonly phase: 'opening' | 'estimating' | 'done' | 'failed';
  readonly message: string | null;
  readonly levers: readonly Lever[];
  readonly plan: Frame | null;
  readonly variant: Frame | null;
  /** In the order of replications, without gaps from 0 on. */
  readonly pairs: readonly Pair[];
  /** Of the replication that was asked for; null until it is known. */
  readonly proof: Proof | null;
  readonly done: number;
  readonly asked: number;
  /** Milliseconds from the question to the first estimate, and to the whole one. */
  readonly firstMs: number | null;
  readonly wholeMs: number | null;
}

/** Whether there is an answer to the question that is asked, or to the one before while it is on its way; a question that failed has none. */
export const isAnswered = ({ phase, plan, variant, pairs }: WhatIfState): boolean =>
  phase !== 'failed' && plan !== null && variant !== null && pairs.length > 0;

/** What a pool needs of a worker; a test gives its own. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

export class WhatIfPool {
  readonly #open: () => WorkerLike[];
  #workers: readonly WorkerLike[];
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #state: WhatIfState;
  #opened = 0;
  #job = 0;
  #askedAt = 0;
  #rests = false;
  #toProve: number | null = null;
  #byReplication = new Map<number, Pair>();
  /** Frame of the question that is being answered, and which question it is of. */
  #waitingFrame: Frame | null = null;
  #frame = 0;

  constructor(
    document: ScenarioDocument,
    seed: number,
    createWorker: () => WorkerLike,
    workers = Math.min(MOST_WORKERS, Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 2)),
    now: () => number = () => performance.now(),
  ) {
    this.#now = now;
    this.#state = {
      phase: 'opening',
      message: null,
      levers: [],
      plan: null,
      variant: null,
      pairs: [],
      proof: null,
      done: 0,
      asked: WHOLE_ESTIMATE,
      firstMs: null,
      wholeMs: null,
    };
    this.#open = () =>
      Array.from({ length: workers }, () => {
        const worker = createWorker();
        worker.onmessage = ({ data }) => this.#take(data);
        // A worker whose code does not come, or that ends, says nothing itself.
        worker.onerror = ({ message }) => this.#break(message || 'The worker ended.');
        worker.postMessage({ kind: 'open', document, seed });
        return worker;
      });
    this.#workers = this.#open();
  }

  /** All begin anew with the next question. */
  #break(message: string): void {
    for (const worker of this.#workers) worker.terminate();
    this.#workers = [];
    this.#opened = 0;
    this.#put({ phase: 'failed', message });
  }

  /** While nobody listens the workers rest, so that the screen one has gone to has the processor; who comes back finds them at work again. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#rests) {
      this.#rests = false;
      this.ask(this.#state.levers, this.#state.asked);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0 && ['opening', 'estimating'].includes(this.#state.phase)) this.#rest();
    };
  };

  #rest(): void {
    this.#rests = true;
    this.#job += 1;
    for (const worker of this.#workers)
      worker.postMessage({ kind: 'estimate', job: this.#job, levers: [], replications: [] });
  }

  readonly state = (): WhatIfState => this.#state;

  /** Asks a question; the answer of an older one is dropped. What was on the screen stays until the first estimate is there. */
  ask(levers: readonly Lever[], replications = WHOLE_ESTIMATE): void {
    this.#job += 1;
    this.#askedAt = this.#now();
    this.#byReplication = new Map();
    this.#put({ levers, asked: replications, done: 0, firstMs: null, wholeMs: null, message: null });
    if (this.#workers.length === 0) {
      this.#put({ phase: 'opening' });
      this.#workers = this.#open();
    }
    if (this.#opened < this.#workers.length) return;
    this.#put({ phase: 'estimating' });
    const all = Array.from({ length: replications }, (_, r) => r);
    this.#workers.forEach((worker, w) =>
      worker.postMessage({
        kind: 'estimate',
        job: this.#job,
        levers,
        replications: all.filter((r) => r % this.#workers.length === w),
      }),
    );
  }

  /**
   * Wants the trace hash of a replication of the saved plan, which the server knows too. The one that a run shows may be any of its thousands: what
   * the estimates do not pass by is computed after them.
   */
  prove(replication: number): void {
    if (this.#toProve === replication) return;
    this.#toProve = replication;
    const known = this.#byReplication.get(replication);
    this.#put({ proof: known === undefined ? null : { replication, hash: known.plan.hash } });
    this.#proveLast();
  }

  #proveLast(): void {
    const { phase, proof } = this.#state;
    if (phase !== 'done' || proof !== null || this.#toProve === null) return;
    this.#workers[0].postMessage({ kind: 'prove', replication: this.#toProve });
  }

  close(): void {
    for (const worker of this.#workers) worker.terminate();
    this.#listeners.clear();
  }

  #take(message: FromWorker): void {
    if (message.kind === 'failed') {
      if (message.job === null) this.#break(message.message);
      else if (message.job === this.#job) this.#put({ phase: 'failed', message: message.message });
    } else if (message.kind === 'opened') {
      this.#opened += 1;
      if (this.#opened < this.#workers.length) return;
      this.#put({ plan: message.frame });
      if (!this.#rests) this.ask(this.#state.levers, this.#state.asked);
    } else if (message.kind === 'proof') {
      if (message.proof.replication === this.#toProve) this.#put({ proof: message.proof });
    } else if (message.job !== this.#job) {
      // The answer to an older question.
    } else if (message.kind === 'frame') {
      this.#frame = message.job;
      this.#waitingFrame = message.frame;
    } else this.#note(message.pair);
  }

  #note(pair: Pair): void {
    const { replication, hash } = pair.plan;
    this.#byReplication.set(replication, pair);
    if (replication === this.#toProve && this.#state.proof === null) this.#put({ proof: { replication, hash } });
    const done = this.#byReplication.size;
    const { asked, firstMs } = this.#state;
    const first = Math.min(FIRST_ESTIMATE, asked);
    if (done < first) return;
    const isFirst = firstMs === null;
    // Every redraw costs; after the first estimate the bands are refreshed a few times only.
    const isStep = isFirst || done === asked || done % Math.max(8, Math.floor(asked / 10)) === 0;
    if (!isStep || this.#frame !== this.#job) {
      this.#put({ done });
      return;
    }
    const pairs: Pair[] = [];
    for (let r = 0; this.#byReplication.has(r); r++) pairs.push(this.#byReplication.get(r) as Pair);
    const elapsed = this.#now() - this.#askedAt;
    this.#put({
      pairs,
      done,
      variant: this.#waitingFrame,
      firstMs: firstMs ?? elapsed,
      ...(done === asked ? { phase: 'done' as const, wholeMs: elapsed } : {}),
    });
    if (done === asked) this.#proveLast();
  }

  #put(change: Partial<WhatIfState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
