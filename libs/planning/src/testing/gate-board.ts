/**
 * A model of the gates of a plan, written from the words of the documents and not from the engine: what is said of them one after another, and which of
 * them are in force then. A gate is met only while what it requires is open.
 */
import { findTransition, isOpen, type GateState, type SaidEvent } from '../activation/gate-machine.ts';

export interface GateRule {
  readonly id: string;
  readonly requires?: readonly string[];
  readonly requiresCount?: number;
}
export type GateRules = ReadonlyMap<string, GateRule>;

export interface GateCommand {
  readonly gate: string;
  readonly event: SaidEvent;
  readonly atMin: number;
}

/** The states of all gates after what has been said so far. */
export type GateBoard = ReadonlyMap<string, GateState>;
export const EMPTY_BOARD: GateBoard = new Map();
const stateOf = (board: GateBoard, gate: string): GateState => board.get(gate) ?? 'pending';

const enough = ({ requires = [], requiresCount = requires.length }: GateRule, isThere: (id: string) => boolean) =>
  requires.filter(isThere).length >= requiresCount;

/** The board after a command; the same one where it is not allowed. */
export function say(rules: GateRules, board: GateBoard, { gate, event }: GateCommand): GateBoard {
  const next = findTransition(stateOf(board, gate), event);
  if (next === undefined) return board;
  if (event === 'met' && !enough(rules.get(gate)!, (id) => isOpen(stateOf(board, id)))) return board;
  return new Map(board).set(gate, next);
}

/** True while the gate and everything it rests on is open: a withdrawal far up the chain stops what is below. */
export const isInForce = (rules: GateRules, board: GateBoard, gate: string): boolean =>
  isOpen(stateOf(board, gate)) && enough(rules.get(gate)!, (id) => isInForce(rules, board, id));
