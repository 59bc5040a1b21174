/** One place for all inputs: text that cannot be stored is refused before any resolver sees it, whether it stands in variables or in the query. */
import { BROKEN_TEXT, findBrokenText, isSoundText } from '@muster/planning';
import { GraphQLError, Kind, visit, type ASTNode, type DocumentNode } from 'graphql';

/** Undefined when all text is sound. */
export function findTextError(document: DocumentNode, variables: unknown): GraphQLError | undefined {
  const paths = [...findBrokenText(variables ?? {}), ...findInDocument(document)];
  if (paths.length === 0) return undefined;
  const errors = paths.map((path) => ({ code: 'text.broken', path: path.map(String) }));
  return new GraphQLError(BROKEN_TEXT, {
    extensions: { code: 'BAD_USER_INPUT', path: errors[0].path, errors, http: { status: 400 } },
  });
}

/** A document stays as it is; that of a query that comes again is the same one. */
const found = new WeakMap<DocumentNode, string[][]>();

function findInDocument(document: DocumentNode): string[][] {
  const known = found.get(document);
  if (known !== undefined) return known;
  const paths: string[][] = [];
  found.set(document, paths);
  visit(document, {
    [Kind.STRING]({ value }, _key, _parent, _path, ancestors) {
      if (!isSoundText(value)) paths.push(ancestors.flat().flatMap((node) => nameOf(node as ASTNode)));
    },
  });
  return paths;
}

const nameOf = (node: ASTNode): string[] =>
  node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? [node.name.value] : [];
