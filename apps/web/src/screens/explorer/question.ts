/** The question of the explorer: a ready one, or what was typed. Pure. */
import type { Example } from './examples.ts';

export interface Words {
  readonly text: string;
  readonly variables: string;
}

export interface Question {
  /** Index of the example that it is, or was begun from. */
  readonly chosen: number;
  /** Undefined for an example as it stands. */
  readonly typed?: Words;
}

/** What was typed is kept whatever is shown; an example is about the scenario and the run that the examples are about now. */
export function wordsOf({ chosen, typed }: Question, examples: readonly Example[]): Words {
  if (typed !== undefined) return typed;
  // A question about a run is not among the examples of a scenario that has none.
  const { query, variables } = examples.at(chosen) ?? examples[0];
  return { text: query, variables: JSON.stringify(variables, null, 2) };
}
