/**
 * What may happen to cargo on its way. Whether it does hangs on the requirement, the consignment and how often it was lost, leg, link and
 * risk, so another route or another sortie changes nobody else's luck.
 */
import { DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { exp, log } from '../../engine/portable-math.ts';
import { PURPOSE } from '../../engine/random.ts';
import { expectNoMore } from '../dispatch/call-forward.ts';
import { CAUSE } from '../explanation/cause.ts';
import { keyOf, ordinalOf } from './draw-identity.ts';
import { mark } from '../explanation/ledger.ts';
import { forgetRoute } from '../routing/route-choice.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { feedRules, sendRest } from '../supply/supply.ts';
import { ASSET, TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import type { World } from '../world.ts';
import { atMostLongest } from '../../units/time.ts';

const NONE = -1;
/** Metres that a risk per 100 km is meant for. */
const PER_M = 100_000;

/** Whether a link or flight has risks at all. */
export function isExposed(run: Run, op: number): boolean {
  const { program } = run;
  const { start, items } = program.linkRisks;
  if (items.length === 0) return false;
  const link = program.opArg[op] < 0 ? program.linkKey.length : program.opArg[op];
  return start[link] < start[link + 1];
}

/** What happens to a transport on one link or flight. */
export interface Mishap {
  /** The loss that strikes, -1 for none. */
  readonly loss: number;
  /** Minutes beyond the move itself, and what they are booked to. */
  readonly delayMin: number;
  readonly cause: number;
  /** Minutes of these under way, back and there again. */
  readonly backMin: number;
}

/**
 * Draws every risk in force on the link or flight of a move. A loss beats a turn-back, a turn-back beats delays, and delays add up. Of two
 * losses the one that is replaced later counts, one that never is before all. Turned back it goes to where the leg began and comes again.
 */
export function mishapOn(run: Run, t: number, op: number): Mishap | null {
  const { program, state } = run;
  const at = TRANSPORT_WIDTH * t;
  const { start, items } = program.linkRisks;
  const link = program.opArg[op] < 0 ? program.linkKey.length : program.opArg[op];
  // Ships that deploy themselves go over no link either.
  if (link === program.linkKey.length && !program.laneAir[state.transports[at + TRANSPORT.lane]]) return null;
  const where =
    link < program.linkKey.length
      ? program.linkKey[link]
      : program.placeKey[program.opPlace[op]] ^ Math.imul(program.placeKey[program.opTo[op]], 3);
  const head = state.transports[at + TRANSPORT.head];
  const key = keyOf(run, head);
  const ordinal = ordinalOf(run, head);
  let loss = NONE;
  let turnedBack = false;
  let delayed = false;
  let delayMin = 0;
  for (let i = start[link]; i < start[link + 1]; i++) {
    const risk = items[i];
    const spec = program.world.risks[risk];
    if (!state.riskActive[risk] || run.now < spec.fromMin || run.now >= spec.untilMin) continue;
    const known = program.linkRiskChance[i];
    const chance = known >= 0 ? known : chanceOver(spec, program.opLengthM[op]);
    if (chance === 0) continue;
    const stream = key ^ where ^ program.riskKey[risk];
    if (run.draw(stream, PURPOSE.risk, ordinal) >= chance) continue;
    if (spec.effect === 'loss')
      loss = loss < 0 || replacementMin(run, head, risk) > replacementMin(run, head, loss) ? risk : loss;
    else if (spec.effect === 'turn-back') turnedBack = true;
    else {
      delayed = true;
      delayMin +=
        program.riskDuration[risk] < 0
          ? 0
          : run.duration(program.riskDuration[risk], stream, PURPOSE.duration, ordinal);
    }
  }
  if (loss >= 0) return { loss, delayMin: 0, cause: CAUSE.loss, backMin: 0 };
  if (turnedBack) {
    const delayMin = 2 * state.transports[at + TRANSPORT.legMin];
    return { loss, delayMin, cause: CAUSE.closed, backMin: 2 * state.transports[at + TRANSPORT.driven] };
  }
  if (!delayed) return null;
  return { loss, delayMin: atMostLongest(delayMin), cause: CAUSE.breakdown, backMin: 0 };
}

/** Chance on one link, 0 to 1; per 100 km it is to come through each of them, whatever links the way is cut into. */
export function chanceOver(
  { permille, per100Km }: Pick<World['risks'][number], 'permille' | 'per100Km'>,
  lengthM: number,
): number {
  if (!per100Km || permille >= 1000) return lengthM > 0 || !per100Km ? permille / 1000 : 0;
  return 1 - exp((log(1 - permille / 1000) * lengthM) / PER_M);
}

/** Minutes until what is lost is replaced, Infinity when it never is. */
function replacementMin(run: Run, c: number, risk: number): number {
  const { program } = run;
  const distribution = program.riskDuration[risk];
  if (distribution < 0) return Infinity;
  return run.duration(distribution, keyOf(run, c) ^ program.riskKey[risk], PURPOSE.duration, ordinalOf(run, c));
}

/** A transport is lost with what it carries. Supply is ordered anew by the stock that misses it, of a delivery it is gone; the rest comes again from reserve or never. */
export function loseCargo(run: Run, t: number, risk: number): void {
  const { program, state, calendar } = run;
  const { transports } = state;
  const at = TRANSPORT_WIDTH * t;
  let c = transports[at + TRANSPORT.head];
  while (c !== NONE) {
    const next = state.consignmentNext[c];
    state.consignmentNext[c] = NONE;
    forgetRoute(run, c);
    expectNoMore(run, c);
    if (c >= program.staticConsignments) loseSupply(run, c);
    else {
      mark(run, c, CAUSE.loss, NONE, run.now);
      const minutes = replacementMin(run, c, risk);
      state.consignmentLosses[c]++;
      if (minutes !== Infinity) calendar.schedule(run.now + minutes, EVENT.replacement, c, 0, CLASS.normal);
    }
    c = next;
  }
  transports[at + TRANSPORT.head] = transports[at + TRANSPORT.tail] = NONE;
  if (t < run.assets) state.assetState[t] = ASSET.unavailable;
}

function loseSupply(run: Run, c: number): void {
  const { program, state } = run;
  const rule = program.consignmentReq[c] - program.world.requirements.length;
  const kg = state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.massKg];
  state.consignmentBusy[c] = 0;
  state.ruleOnOrder[rule] -= kg;
  state.ruleLost[rule] += kg;
  run.push(WORK.stockChanged, program.ruleStock[rule]);
  // What was kept until it came is for others.
  feedRules(run, program.ruleStock[rule]);
  sendRest(run, rule);
}
