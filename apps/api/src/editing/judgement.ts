/** What is wrong and what is strange about a document with a change in it, as far as who makes the change may know. */
import type { ScenarioDocument } from '@muster/planning';
import type { UserError } from '../graphql/user-error.ts';
import type { CheckedDocument } from './document-check.task.ts';
import {
  namesHidden,
  toUserErrors,
  toUserErrorsOfPart,
  toWarnings,
  type PathOf,
  type SeenChange,
} from './document-errors.ts';

/** Issues of a part of the document that are looked through. */
const MOST_ISSUES = 1000;

export interface ToJudge {
  readonly document: ScenarioDocument;
  /** What of it the caller may read; the same document when he may read all of it. */
  readonly part: ScenarioDocument;
  /** The same of what is changed. */
  readonly told: readonly SeenChange[];
}

export interface Judgement {
  readonly userErrors: UserError[];
  readonly warnings: readonly UserError[];
  /** Of the whole document; empty when there is something wrong with it. */
  readonly hash: string;
}

/** @param check here, or in another thread */
export async function judge(
  check: (document: ScenarioDocument, mostErrors: number) => CheckedDocument | Promise<CheckedDocument>,
  { document, part, told: changes }: ToJudge,
  mostErrors: number,
  pathOf?: PathOf,
): Promise<Judgement> {
  const whole = { document, ...(await check(document, mostErrors)) };
  const { errors, warnings, hash } = whole;
  const told = (userErrors: UserError[], toldWarnings: readonly UserError[]): Judgement => ({
    hash,
    userErrors: userErrors.slice(0, mostErrors + 1),
    warnings: toldWarnings,
  });
  if (part === document) return told(toUserErrors(whole, pathOf), toWarnings(whole, whole, changes, pathOf));
  if (errors.length + warnings.length === 0 && !namesHidden(changes, document, part)) return told([], []);
  const ofPart = { document: part, ...(await check(part, Math.max(MOST_ISSUES, mostErrors))) };
  return told(toUserErrorsOfPart(whole, ofPart, changes, pathOf), toWarnings(whole, ofPart, changes, pathOf));
}
