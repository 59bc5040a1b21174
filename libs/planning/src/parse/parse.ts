/** Reads a scenario document: JSON, shape, references and sense. All issues at once; nothing is thrown on input. */
import { scenarioSchema, type ScenarioDocument } from '../scenario/document.ts';
import { findDoubledKeys } from '../scenario/doubled-keys.ts';
import { MOST_ISSUES, shorten, type Issue, type Parsed } from '../scenario/issue.ts';
import { judgeSoundPart } from './sound-part.ts';
import { toShapeSentence } from '../scenario/shape-sentence.ts';
import { findBrokenText, findFaultyText, TEXT_SENTENCES, type FaultyText } from '../scenario/sound-text.ts';
import { upgradeDocument } from './upgrade.ts';
import { validateScenario } from './validation.ts';

type FindFaulty = (value: unknown, most: number) => FaultyText[];

/** A document that is stored may have what nobody brings in any more. */
const findStored: FindFaulty = (value, most) =>
  findBrokenText(value, most).map((path) => ({ code: 'text.broken', path }));

/** All lists together: what is wrong with each of more rows would not fit into the memory of a small machine. */
const MOST_ROWS = 250_000;

const countRows = (document: unknown): number =>
  Object.values(document ?? {}).reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);

/**
 * Parses a document from JSON text (a byte-order mark is skipped) or from an already parsed value.
 * Documents of older formats are upgraded first; paths of issues are those of the newest format. Warnings do not make it fail.
 *
 * @param most issues that are told
 */
export function parseScenario(input: unknown, most = MOST_ISSUES): Parsed<ScenarioDocument> {
  if (typeof input !== 'string') return parseValue(input, most, findStored);
  const text = input.charCodeAt(0) === 0xfeff ? input.slice(1) : input;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail([
      { code: 'json.syntax', path: '', message: `This is not JSON: ${(error as Error).message}`, severity: 'error' },
    ]);
  }
  const parsed = parseValue(value, most, findFaultyText);
  const doubled = findDoubledKeys(text, most);
  if (doubled.length === 0) return parsed;
  const others = parsed.ok ? { issues: [], total: 0 } : parsed;
  return { ok: false, issues: shorten([...doubled, ...others.issues], most), total: doubled.length + others.total };
}

function parseValue(value: unknown, most: number, findFaulty: FindFaulty): Parsed<ScenarioDocument> {
  const upgraded = upgradeDocument(value);
  if (upgraded.issues.length > 0) return fail(upgraded.issues, most);
  const rows = countRows(upgraded.document);
  if (rows > MOST_ROWS) {
    const message = `A document has at most ${MOST_ROWS.toLocaleString('en')} rows in all lists together; these are ${rows}.`;
    return fail([{ code: 'document.too-large', path: '', message, severity: 'error' }]);
  }
  const shape = scenarioSchema.safeParse(upgraded.document, { error: toShapeSentence });
  const faulty = findFaulty(upgraded.document, most);
  if (!shape.success || faulty.length > 0) {
    const faults = shape.success ? [] : shape.error.issues;
    const broken = faulty.map(({ code, path }): Issue => ({
      code,
      path: path.join('.'),
      message: TEXT_SENTENCES[code],
      severity: 'error',
    }));
    const rest = judgeSoundPart(upgraded.document, [...faults, ...faulty]);
    return fail([...faults.flatMap((issue) => toIssues(issue)), ...broken, ...rest], most);
  }
  const issues = validateScenario(shape.data);
  const errors = issues.filter((issue) => issue.severity === 'error');
  return errors.length > 0 ? fail(issues, most) : { ok: true, value: shape.data, warnings: shorten(issues) };
}

function fail(issues: readonly Issue[], most = MOST_ISSUES): Parsed<ScenarioDocument> {
  return { ok: false, issues: shorten(issues, most), total: issues.length };
}

interface ShapeIssue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly ShapeIssue[])[];
}

/** A union that fails reports the alternative that came closest, so that the planner reads one clear sentence. */
function toIssues(issue: ShapeIssue, prefix: readonly PropertyKey[] = []): Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors && issue.errors.length > 0) {
    const closest = [...issue.errors].sort((a, b) => a.length - b.length || depth(b) - depth(a))[0];
    if (closest.length > 0) return closest.flatMap((inner) => toIssues(inner, path));
  }
  return [
    {
      code: `shape.${(issue.code ?? 'invalid').replace(/_/g, '-')}`,
      path: path.map(String).join('.'),
      message: issue.message,
      severity: 'error',
    },
  ];
}

const depth = (issues: readonly ShapeIssue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length));
