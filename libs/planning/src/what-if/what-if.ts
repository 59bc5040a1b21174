/**
 * What-if: the same engine on a document with levers pulled. Replications are independent, so a page may spread them over workers, each with
 * a `WhatIf` of its own. A lever that only changes notices and decisions after D-day continues the checkpoint that the saved plan left at
 * D-day; everything else runs from CF-day, on a program whose routes are remembered. Both give the outcome of a whole run to the bit.
 */
import {
  canContinue,
  compile,
  retime,
  RouteMemo,
  Simulator,
  type Checkpoint,
  type Program,
  type ReplicationOutcome,
} from '@muster/logistics';
import { EmploymentRules } from '../readiness/employment.ts';
import { toWorld } from '../mapping/to-world.ts';
import { stepOf } from '../replication/chunk.ts';
import { canonicalJson } from '../scenario/snapshot.ts';
import { subjectsOf } from '../figures/subjects.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { applyLevers, asStated, isTiming, leversOf, supposed, type Lever } from '../hypothesis/levers.ts';
import type { Frame } from './summary.ts';

/** What a what-if shows of one replication: plain integers, small enough to send for every lever that is dragged. */
export interface Estimate {
  readonly replication: number;
  /** Trace hash of the whole replication: that of a saved run of the same document. */
  readonly hash: string;
  readonly events: number;
  /** True when it was continued from the checkpoint at D-day. */
  readonly continued: boolean;
  /** Readiness by element, minutes from CF-day, -1 = not within the run. */
  readonly ready: Int32Array;
  /** In place by element, in the same way. */
  readonly atDestination: Int32Array;
  /** The minute in which it is ordered home, by element; OPEN_MIN = it stays. */
  readonly leavesAt: Int32Array;
  /** First stock-out by stock, minutes from CF-day, -1 = never. */
  readonly stockOutAt: Int32Array;
}

/** Checkpoints take about 2 MB each on the reference scenario. */
const MOST_CHECKPOINTS = 200;
/** Variants whose programs are kept: the one that is looked at and the one before. */
const MOST_VARIANTS = 2;

interface Variant {
  readonly key: string;
  readonly simulator: Simulator;
  readonly rules: EmploymentRules;
  /** Undefined when it runs from CF-day. */
  readonly continues: ((checkpoint: Checkpoint) => boolean) | undefined;
}

export class WhatIf {
  private readonly memo = new RouteMemo();
  private readonly base: Simulator;
  private readonly rules: EmploymentRules;
  private readonly checkpoints = new Map<number, Checkpoint>();
  private variants: Variant[] = [];
  private readonly options: { readonly sampleMin: number };

  /** What nations have stated, on which levers are pulled, and what the saved plan supposes. */
  private readonly stated: ScenarioDocument;
  private readonly hypotheses: readonly Lever[];
  private readonly document: ScenarioDocument;

  constructor(
    saved: ScenarioDocument,
    readonly seed: number,
  ) {
    this.stated = asStated(saved);
    this.hypotheses = leversOf(saved);
    const document = (this.document = supposed(saved));
    const program = compile(toWorld(document), this.memo);
    this.base = new Simulator(program);
    this.rules = rulesOf(document, program);
    this.options = { sampleMin: stepOf(program.world.endMin) };
  }

  /** True when these levers are what the plan as it is saved supposes. */
  isSaved(levers: readonly Lever[]): boolean {
    return JSON.stringify(inOrder(levers)) === JSON.stringify(inOrder(this.hypotheses));
  }

  /** The clock and the elements of the plan with the levers pulled in place of what it supposes; without any given, of the plan as it is saved. */
  frame(levers: readonly Lever[] = this.hypotheses): Frame {
    const isSaved = this.isSaved(levers);
    const document = isSaved ? this.document : applyLevers(this.stated, levers);
    const { program } = isSaved ? this.base : this.variant(levers).simulator;
    const { dDayMin, endMin } = program.world;
    const stepMin = stepOf(endMin);
    const clock = { cfDay: document.clock.cfDay, dDayMin, endMin, stepMin, steps: Math.floor(endMin / stepMin) + 1 };
    return { clock, subjects: subjectsOf(document, program) };
  }

  /** One replication of the plan as it is saved; leaves its checkpoint at D-day. */
  plan(replication: number): Estimate {
    return toEstimate(this.base.resume(this.checkpoint(replication), this.options), this.rules, true);
  }

  /** One replication with the levers pulled in place of what the plan supposes. */
  estimate(levers: readonly Lever[], replication: number): Estimate {
    const { simulator, rules, continues } = this.variant(levers);
    if (continues) {
      const checkpoint = this.checkpoint(replication);
      if (continues(checkpoint)) return toEstimate(simulator.resume(checkpoint, this.options), rules, true);
    }
    return toEstimate(simulator.replicate(this.seed, replication, this.optionsOf(simulator)), rules, false);
  }

  private checkpoint(replication: number): Checkpoint {
    let checkpoint = this.checkpoints.get(replication);
    if (checkpoint === undefined) {
      checkpoint = this.base.checkpoint(this.seed, replication, this.options);
      if (this.checkpoints.size < MOST_CHECKPOINTS) this.checkpoints.set(replication, checkpoint);
    }
    return checkpoint;
  }

  private variant(levers: readonly Lever[]): Variant {
    const key = JSON.stringify(levers);
    const known = this.variants.find((variant) => variant.key === key);
    if (known) return known;
    const document = applyLevers(this.stated, levers);
    const world = toWorld(document);
    let variant: Variant;
    if (this.isRetimed(levers)) {
      const retimed = retime(this.base.program, world);
      variant = {
        key,
        simulator: new Simulator(retimed.program),
        rules: rulesOf(document, retimed.program),
        continues: (checkpoint) => canContinue(retimed, checkpoint),
      };
    } else {
      const program = compile(world, this.memo);
      variant = { key, simulator: new Simulator(program), rules: rulesOf(document, program), continues: undefined };
    }
    this.variants = [variant, ...this.variants].slice(0, MOST_VARIANTS);
    return variant;
  }

  /** Whether nothing but notices and decisions is other than in the saved plan. */
  private isRetimed(levers: readonly Lever[]): boolean {
    const structure = (of: readonly Lever[]) => JSON.stringify(inOrder(of.filter((lever) => !isTiming(lever))));
    return structure(levers) === structure(this.hypotheses);
  }

  /** An attack on another day may give the run another length, and with it another step. */
  private optionsOf = ({ program }: Simulator) => ({ sampleMin: stepOf(program.world.endMin) });
}

/** Levers in an order that does not depend on who pulled them. */
const inOrder = (levers: readonly Lever[]): readonly string[] => levers.map(canonicalJson).sort();

const rulesOf = (document: ScenarioDocument, { world }: Program): EmploymentRules =>
  new EmploymentRules(
    document,
    world.elements.map(({ id }) => id),
  );

const toEstimate = (outcome: ReplicationOutcome, rules: EmploymentRules, continued: boolean): Estimate => ({
  replication: outcome.replication,
  hash: outcome.hash,
  events: outcome.events,
  continued,
  ready: outcome.ready,
  atDestination: outcome.atDestination,
  leavesAt: rules.of(outcome).leavesAt,
  stockOutAt: outcome.stockOutAt,
});
