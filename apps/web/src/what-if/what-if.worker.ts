/** One thread of the what-if: compiles the scenario once, then answers replication by replication until a newer question comes. */
import { WhatIf, type Estimate } from '@muster/planning/run';
import type { FromWorker, ToWorker } from './protocol.ts';

let whatIf: WhatIf | null = null;
let newest = -1;
/** The plan as it is saved, by replication: the same in every question. */
const plans = new Map<number, Estimate>();

const say = (message: FromWorker) => postMessage(message);

/** Lets messages that wait be taken; a timer would be held back to some milliseconds. */
const { port1, port2 } = new MessageChannel();
let resume: () => void = () => undefined;
port2.onmessage = () => resume();
const breathe = () =>
  new Promise<void>((done) => {
    resume = done;
    port1.postMessage(null);
  });

onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'open') {
    try {
      whatIf = new WhatIf(data.document, data.seed);
      plans.clear();
      say({ kind: 'opened', frame: whatIf.frame() });
    } catch (fault) {
      say({ kind: 'failed', job: null, message: fault instanceof Error ? fault.message : String(fault) });
    }
    return;
  }
  if (data.kind === 'prove') {
    prove(data.replication);
    return;
  }
  newest = data.job;
  void answer(data);
};

const planOf = (opened: WhatIf, replication: number): Estimate => {
  const plan = plans.get(replication) ?? opened.plan(replication);
  plans.set(replication, plan);
  return plan;
};

function prove(replication: number): void {
  try {
    if (whatIf === null) throw new Error('The what-if was asked before it was opened.');
    say({ kind: 'proof', proof: { replication, hash: planOf(whatIf, replication).hash } });
  } catch (fault) {
    say({ kind: 'failed', job: null, message: fault instanceof Error ? fault.message : String(fault) });
  }
}

async function answer({ job, levers, replications }: Extract<ToWorker, { kind: 'estimate' }>): Promise<void> {
  try {
    if (whatIf === null) throw new Error('The what-if was asked before it was opened.');
    await breathe();
    // None at all: the page rests.
    if (job !== newest || replications.length === 0) return;
    say({ kind: 'frame', job, frame: whatIf.frame(levers) });
    for (const replication of replications) {
      const plan = planOf(whatIf, replication);
      const variant = whatIf.isSaved(levers) ? plan : whatIf.estimate(levers, replication);
      say({ kind: 'pair', job, pair: { plan, variant } });
      await breathe();
      if (job !== newest) return;
    }
  } catch (fault) {
    say({ kind: 'failed', job, message: fault instanceof Error ? fault.message : String(fault) });
  }
}
