/** Net explosive quantity (NEQ): how much a consignment counts where a place limits it, and when it no longer does. */
import { CARGO_KINDS, DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { WORK, type Run } from '../run.ts';

const NONE = -1;
const AMMUNITION = CARGO_KINDS.indexOf('ammunition');
/** Net explosive quantity in the gross mass of ammunition, thousandths (an assumption: shells and rockets packed are 15 to 35 %). */
export const EXPLOSIVES_PERMILLE = 250;

/** Net explosive quantity of a consignment, whole kg. */
export function explosivesKg(run: Run, c: number): number {
  const { program, state } = run;
  if (program.reqKind[program.consignmentReq[c]] !== AMMUNITION) return 0;
  return Math.ceil((state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.massKg] * EXPLOSIVES_PERMILLE) / 1000);
}

/** The explosives of a consignment no longer count at the place where it was discharged. */
export function giveBackExplosives(run: Run, c: number): void {
  const resource = run.state.consignmentExplosives[c];
  if (resource < 0) return;
  run.state.consignmentExplosives[c] = NONE;
  run.bank.release(resource, explosivesKg(run, c), run.now);
  run.push(WORK.admit, resource);
}
