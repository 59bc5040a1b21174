/**
 * One place for all inputs: text that cannot be stored or turns what is read, and a number that is too large to be one, are refused before any resolver sees them,
 * whether they stand in variables or in the query. JSON has no infinity: what is written as one would be kept as null.
 */
import { findFaultyText, findTextFault, TEXT_SENTENCES, type TextFault } from '@muster/planning';
import {
  GraphQLError,
  Kind,
  visit,
  type ASTNode,
  type ASTVisitFn,
  type DocumentNode,
  type FloatValueNode,
  type IntValueNode,
} from 'graphql';

interface Wrong {
  readonly code: TextFault | 'number.range';
  readonly path: readonly string[];
}

const SENTENCES: Readonly<Record<Wrong['code'], string>> = {
  ...TEXT_SENTENCES,
  'number.range': `A number is at most ${Number.MAX_VALUE}.`,
};

/** Undefined when all text is sound, and every number one. */
export function findValueError(document: DocumentNode, variables: unknown): GraphQLError | undefined {
  const errors = [
    ...findFaultyText(variables ?? {}).map(({ code, path }): Wrong => ({ code, path: path.map(String) })),
    ...findInfinite(variables, []),
    ...findInDocument(document),
  ];
  if (errors.length === 0) return undefined;
  return new GraphQLError(SENTENCES[errors[0].code], {
    extensions: { code: 'BAD_USER_INPUT', path: errors[0].path, errors, http: { status: 400 } },
  });
}

/** How deep variables may be is looked at before. */
function findInfinite(value: unknown, path: readonly string[]): Wrong[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [{ code: 'number.range', path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => findInfinite(inner, [...path, key]));
}

/** A document stays as it is; that of a query that comes again is the same one. */
const found = new WeakMap<DocumentNode, Wrong[]>();

function findInDocument(document: DocumentNode): Wrong[] {
  const known = found.get(document);
  if (known !== undefined) return known;
  const wrong: Wrong[] = [];
  found.set(document, wrong);
  const note = (code: Wrong['code'], ancestors: readonly unknown[], parent: unknown) =>
    // A list among the ancestors holds all that stands beside one of them.
    wrong.push({
      code,
      path: [...ancestors, parent].flatMap((one) => (Array.isArray(one) ? [] : nameOf(one as ASTNode))),
    });
  const enterNumber: ASTVisitFn<IntValueNode | FloatValueNode> = ({ value }, _key, parent, _path, ancestors) => {
    if (!Number.isFinite(Number(value))) note('number.range', ancestors, parent);
  };
  visit(document, {
    [Kind.STRING]({ value }, _key, parent, _path, ancestors) {
      const code = findTextFault(value);
      if (code !== undefined) note(code, ancestors, parent);
    },
    [Kind.INT]: enterNumber,
    [Kind.FLOAT]: enterNumber,
  });
  return wrong;
}

const nameOf = (node: ASTNode): string[] =>
  node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [node.name.value] : [];
