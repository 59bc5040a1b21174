/**
 * What may happen to cargo on its way. Whether it does hangs on the requirement, the consignment and leg, the link and the risk, so another
 * route or another sortie changes nobody else's luck.
 */
import { PURPOSE } from '../engine/random.ts';
import { CAUSE } from './cause.ts';
import { mark } from './ledger.ts';
import { forgetRoute } from './route-choice.ts';
import { CLASS, EVENT, WORK, type Run } from './run.ts';
import { ASSET } from './state.ts';

const NONE = -1;
const PER_M = 100_000;

/** Whether a link or flight has risks at all. */
export function isExposed(run: Run, op: number): boolean {
  const { program } = run;
  const { start, items } = program.linkRisks;
  if (items.length === 0) return false;
  const link = program.opArg[op] < 0 ? program.linkKey.length : program.opArg[op];
  return start[link] < start[link + 1];
}

/** The first risk on the link or flight of a move that happens to a transport, -1 for none. */
export function riskMet(run: Run, t: number, op: number, key: number, ordinal: number): number {
  const { program, state } = run;
  const { start, items } = program.linkRisks;
  const link = program.opArg[op] < 0 ? program.linkKey.length : program.opArg[op];
  if (start[link] === start[link + 1]) return NONE;
  // Ships that deploy themselves go over no link either.
  if (link === program.linkKey.length && !program.laneAir[state.transportLane[t]]) return NONE;
  const where =
    link < program.linkKey.length
      ? program.linkKey[link]
      : program.placeKey[program.opPlace[op]] ^ Math.imul(program.placeKey[program.opTo[op]], 3);
  for (let i = start[link]; i < start[link + 1]; i++) {
    const risk = items[i];
    const spec = program.world.risks[risk];
    if (!state.riskActive[risk] || run.now < spec.fromMin || run.now >= spec.untilMin) continue;
    const chance = spec.per100Km ? (spec.permille * program.opLengthM[op]) / PER_M : spec.permille;
    if (run.draw(key ^ where ^ program.riskKey[risk], PURPOSE.risk, ordinal) * 1000 < chance) return risk;
  }
  return NONE;
}

/** Minutes that it costs beyond the move itself, -1 when the cargo is lost. Turned back it goes to where the leg began and comes again. */
export function delayBy(run: Run, t: number, risk: number, minutes: number, key: number, ordinal: number): number {
  const { program, state } = run;
  const spec = program.world.risks[risk];
  if (spec.effect === 'loss') return NONE;
  if (spec.effect === 'turn-back') return 2 * (run.now + minutes - state.transportLeftAt[t]);
  return drawn(run, risk, key, ordinal);
}

export function delayCause(run: Run, risk: number): number {
  return run.program.world.risks[risk].effect === 'turn-back' ? CAUSE.closed : CAUSE.breakdown;
}

function drawn(run: Run, risk: number, key: number, ordinal: number): number {
  const { program } = run;
  return program.riskDuration[risk] < 0
    ? 0
    : run.duration(program.riskDuration[risk], key ^ program.riskKey[risk], PURPOSE.duration, ordinal);
}

/** A transport is lost with what it carries. Supply is ordered anew by the stock that misses it, the rest comes again from reserve or never. */
export function loseCargo(run: Run, t: number, risk: number): void {
  const { program, state, calendar } = run;
  let c = state.transportHead[t];
  while (c !== NONE) {
    const next = state.consignmentNext[c];
    state.consignmentNext[c] = NONE;
    forgetRoute(run, c);
    if (c >= program.staticConsignments) loseSupply(run, c);
    else {
      mark(run, c, CAUSE.loss, NONE, run.now);
      if (program.riskDuration[risk] >= 0) {
        const key = program.reqKey[program.consignmentReq[c]];
        calendar.schedule(run.now + drawn(run, risk, key, c), EVENT.replacement, c, 0, CLASS.normal);
      }
    }
    c = next;
  }
  state.transportHead[t] = state.transportTail[t] = NONE;
  if (t < run.assets) state.assetState[t] = ASSET.unavailable;
}

function loseSupply(run: Run, c: number): void {
  const { program, state } = run;
  const rule = program.consignmentReq[c] - program.world.requirements.length;
  const kg = state.consignmentCargo[5 * c + 1];
  state.consignmentBusy[c] = 0;
  state.ruleOnOrder[rule] -= kg;
  state.ruleLost[rule] += kg;
  run.push(WORK.stockChanged, program.ruleStock[rule]);
}
