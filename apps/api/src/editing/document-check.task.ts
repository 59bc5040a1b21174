/** What a thread says of a scenario document: everything that is wrong with it, what is only strange, and its hash. */
import { MOST_ISSUES, parseScenario, type Issue, type Parsed, type ScenarioDocument } from '@muster/planning';
import type { Task } from '../jobs/task.ts';
import { hashAtOnce } from '../scenarios/canonical-pieces.ts';

export interface CheckedDocument {
  /** Errors, at most so many as were asked for; empty when the document may be stored. */
  readonly errors: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** Issues in all when there are errors. */
  readonly total: number;
  readonly hash: string;
}

export function checkDocument(document: ScenarioDocument, mostErrors: number): CheckedDocument {
  const parsed = parseScenario(document, Math.max(MOST_ISSUES, mostErrors));
  if (parsed.ok) return { errors: [], warnings: parsed.warnings, total: 0, hash: hashAtOnce(document) };
  const errors = parsed.issues.filter(({ severity }) => severity === 'error').slice(0, mostErrors);
  return { errors, warnings: [], total: parsed.total, hash: '' };
}

/** A document as somebody has sent it, with the hash of its content when it may be stored. */
export interface ParsedDocument {
  readonly parsed: Parsed<ScenarioDocument>;
  readonly hash: string;
}

export function parseDocument(text: string): ParsedDocument {
  const parsed = parseScenario(text);
  return { parsed, hash: parsed.ok ? hashAtOnce(parsed.value) : '' };
}

export interface CheckTask {
  /** The document as JSON, in pieces. */
  readonly text: readonly string[];
  readonly mostErrors: number;
}

export const CHECK_TASKS = {
  'document.check': ({ text, mostErrors }: CheckTask): CheckedDocument =>
    checkDocument(JSON.parse(text.join('')) as ScenarioDocument, mostErrors),
  'document.parse': ({ text }: { readonly text: string }): ParsedDocument => parseDocument(text),
} satisfies Record<string, Task>;
