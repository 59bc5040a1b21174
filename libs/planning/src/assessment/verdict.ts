/**
 * The verdict on a plan: what is not met, as codes with what they speak of, so that each reader words them in a language of his own, and
 * the same in English sentences.
 */
import type { ElementResult, RequirementResult, StockResult, Verdict, VerdictFinding } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { DEFAULT_CONFIDENCE } from './requirements.ts';

/** Findings that are named; the rest is counted. */
const MOST_FINDINGS = 50;

export function verdictOf(
  elements: readonly ElementResult[],
  requirements: readonly RequirementResult[],
  stocks: readonly StockResult[],
  document: ScenarioDocument,
): Verdict {
  const names = new Map((document.forceElements ?? []).map(({ id, name }) => [id, name]));
  const all = [...requirements.flatMap(ofRequirement), ...elements.flatMap(ofElement), ...stocks.flatMap(ofStock)];
  const findings = all.slice(0, MOST_FINDINGS);
  const unnamed = all.length - findings.length;
  const reasons = findings.map((finding) => toSentence(finding, names.get(finding.subject) ?? finding.subject));
  return {
    feasible: all.length === 0,
    findings,
    unnamed,
    reasons: unnamed > 0 ? [...reasons, `... and ${unnamed} more.`] : reasons,
  };
}

const NO_CAUSE = { cause: null, resource: null };

const ofRequirement = ({ id, feasible, met }: RequirementResult): VerdictFinding[] =>
  feasible ? [] : [{ code: 'requirement-not-met', subject: id, probability: met.value, ...NO_CAUSE }];

function ofElement({ id, ready, onTime, bindingCause, bindingResource }: ElementResult): VerdictFinding[] {
  if (ready.share === 0)
    return [
      { code: 'element-never-ready', subject: id, probability: 0, cause: bindingCause, resource: bindingResource },
    ];
  // Who has no date has to be ready within the run.
  const probability = onTime?.value ?? ready.share;
  if (probability >= DEFAULT_CONFIDENCE) return [];
  const code = onTime === null ? 'element-seldom-ready' : 'element-not-on-time';
  return [{ code, subject: id, probability, ...NO_CAUSE }];
}

/** A stock that runs out is a matter of degree and stands with the supply; one that never has anything to give is no plan. */
function ofStock({ id, levelT, unmetT }: StockResult): VerdictFinding[] {
  const isAlwaysEmpty = levelT.p90.every((level) => level === 0) && unmetT.p50 > 0;
  return isAlwaysEmpty ? [{ code: 'stock-always-empty', subject: id, probability: 0, ...NO_CAUSE }] : [];
}

function toSentence({ code, subject, probability, cause, resource }: VerdictFinding, name: string): string {
  const percent = `${Math.round(probability * 100)} %`;
  switch (code) {
    case 'requirement-not-met':
      return `Requirement ${subject} is met by its date with probability ${percent}.`;
    case 'element-never-ready':
      return `${name} is never ready within the run: ${cause ?? 'unknown'}${resource === null ? '' : ` at ${resource}`}.`;
    case 'element-not-on-time':
      return `${name} is ready by its date with probability ${percent}.`;
    case 'element-seldom-ready':
      return `${name} is ready within the run with probability ${percent}.`;
    case 'stock-always-empty':
      return `The stock ${subject} is empty throughout, and consumers draw on it.`;
  }
}
