/**
 * The life of a gate as a state machine. One table of transitions serves the check of documents, the state shown at a time of the clock, and the
 * tests that hold the engine against it. A gate is met only after what it requires, latches, and falls only by the word of its owner; the
 * ceasefire alone ends by breach, which is not a withdrawal: what it released goes on.
 */
import type { Issue } from '../scenario/issue.ts';

export type GateState = 'pending' | 'met' | 'refused' | 'withdrawn' | 'ended-by-breach';
export type GateEvent = 'met' | 'refused' | 'withdrawn' | 'restored' | 'breach';

/** From state by event to state; what is not in the table is not allowed. A refusal stands: a new request is a new gate. */
export const TRANSITIONS: Readonly<Record<GateState, Readonly<Partial<Record<GateEvent, GateState>>>>> = {
  pending: { met: 'met', refused: 'refused' },
  met: { withdrawn: 'withdrawn', breach: 'ended-by-breach' },
  refused: {},
  withdrawn: { restored: 'met' },
  'ended-by-breach': {},
};

const SENTENCES: Readonly<Record<GateEvent, string>> = {
  met: 'be met',
  refused: 'be refused',
  withdrawn: 'be withdrawn',
  restored: 'be restored',
  breach: 'end by breach',
};

export function findTransition(state: GateState, event: GateEvent): GateState | undefined {
  return TRANSITIONS[state][event];
}

/** True while what the gate releases may set out. */
export const isOpen = (state: GateState): boolean => state === 'met' || state === 'ended-by-breach';

/** True while the gate and everything it rests on is open: a withdrawal far up the chain stops what is below. */
export function isInForce(rules: ReadonlyMap<string, GateRule>, board: GateBoard, gate: string): boolean {
  if (!isOpen(stateOf(board, gate))) return false;
  const { requires = [], requiresCount = requires.length } = rules.get(gate) ?? { requires: [] };
  return requires.filter((id) => isInForce(rules, board, id)).length >= requiresCount;
}

/** What a board needs to know of a gate. */
export interface GateRule {
  readonly id: string;
  readonly owner?: string;
  readonly requires?: readonly string[];
  readonly requiresCount?: number;
}

export interface GateCommand {
  readonly gate: string;
  readonly event: Exclude<GateEvent, 'breach'>;
  readonly atMin: number;
  /** Who says so; not checked when absent. */
  readonly by?: string;
}

/** The states of all gates after what has been said so far. */
export interface GateBoard {
  readonly atMin: number;
  readonly states: ReadonlyMap<string, GateState>;
}

export const EMPTY_BOARD: GateBoard = { atMin: 0, states: new Map() };
export const stateOf = (board: GateBoard, gate: string): GateState => board.states.get(gate) ?? 'pending';

/** Applies one command, or says everything that stands against it and leaves the board as it was. */
export function applyGateCommand(
  rules: ReadonlyMap<string, GateRule>,
  board: GateBoard,
  command: GateCommand,
): { readonly board: GateBoard; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const add = (code: string, message: string) => issues.push({ code, path: command.gate, message, severity: 'error' });
  const rule = rules.get(command.gate);
  if (rule === undefined) {
    add('gate.unknown', `There is no gate ${command.gate}.`);
    return { board, issues };
  }
  const state = stateOf(board, command.gate);
  const next = findTransition(state, command.event);
  if (next === undefined) add('gate.transition', `${command.gate} is ${state} and cannot ${SENTENCES[command.event]}.`);
  if (command.atMin < board.atMin)
    add('date.order', `${command.gate} would ${SENTENCES[command.event]} before what was said last.`);
  if (command.by !== undefined && rule.owner !== undefined && command.by !== rule.owner)
    add('gate.owner', `${command.gate} belongs to ${rule.owner}, not to ${command.by}.`);
  if (command.event === 'met' && next !== undefined) {
    const requires = rule.requires ?? [];
    const open = requires.filter((id) => isOpen(stateOf(board, id))).length;
    const needed = rule.requiresCount ?? requires.length;
    if (open < needed)
      add('gate.prerequisite', `${command.gate} needs ${needed} of ${requires.length} gates first; ${open} are met.`);
  }
  if (issues.length > 0 || next === undefined) return { board, issues };
  return { board: { atMin: command.atMin, states: new Map(board.states).set(command.gate, next) }, issues };
}

/** Whether the events of one gate follow each other as the table allows: the index of the first that does not, or -1. */
export function firstImpossible(events: readonly Exclude<GateEvent, 'breach'>[]): number {
  let state: GateState = 'pending';
  for (const [i, event] of events.entries()) {
    const next = findTransition(state, event);
    if (next === undefined) return i;
    state = next;
  }
  return -1;
}
