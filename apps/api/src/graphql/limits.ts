/**
 * Limits on a query, checked before any resolver runs. They are told in the answer, so that a partner tool can stay inside them.
 *
 * Depth, aliases and directives are counted on the document; cost also needs the variables: a page counts for as many items as it may hold.
 */
import {
  getNamedType,
  GraphQLError,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { PAGE_DEFAULT, PAGE_MOST } from './connection.ts';

export const LIMITS = Object.freeze({
  depth: 12,
  tokens: 4000,
  aliases: 15,
  directives: 5,
  cost: 200_000,
  bodyBytes: 256 * 1024,
  requestMs: 25_000,
});

/** Items that a list without pages is counted for. */
const LIST_ITEMS = 10;

export const LIMIT_CODE = 'LIMIT_EXCEEDED';

export function limitError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: LIMIT_CODE, http: { status: 400 } } });
}

/** One rule for all that can be counted on the document alone. */
export function documentLimits(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  return {
    Field(node) {
      if (node.alias !== undefined && ++aliases === LIMITS.aliases + 1)
        context.reportError(limitError(`A query has at most ${LIMITS.aliases} aliases.`));
    },
    Directive() {
      if (++directives === LIMITS.directives + 1)
        context.reportError(limitError(`A query has at most ${LIMITS.directives} directives.`));
    },
    OperationDefinition(node) {
      if (depthOf(node.selectionSet, (name) => context.getFragment(name) ?? undefined, new Set()) > LIMITS.depth) {
        context.reportError(limitError(`A query is at most ${LIMITS.depth} fields deep.`));
      }
    },
  };
}

/** Introspection is deep by nature and reads nothing but the schema. */
const isIntrospection = (name: string): boolean => name.startsWith('__');

function depthOf(
  set: SelectionSetNode | undefined,
  findFragment: (name: string) => FragmentDefinitionNode | undefined,
  open: ReadonlySet<string>,
): number {
  let deepest = 0;
  for (const selection of set?.selections ?? []) {
    let depth = 0;
    if (selection.kind === Kind.FIELD) {
      if (!isIntrospection(selection.name.value)) depth = 1 + depthOf(selection.selectionSet, findFragment, open);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) depth = depthOf(selection.selectionSet, findFragment, open);
    else if (!open.has(selection.name.value)) {
      depth = depthOf(
        findFragment(selection.name.value)?.selectionSet,
        findFragment,
        new Set([...open, selection.name.value]),
      );
    }
    deepest = Math.max(deepest, depth);
    if (deepest > LIMITS.depth) return deepest;
  }
  return deepest;
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isListType(inner) && isObjectType(getNamedType(type));
}

const estimate: ComplexityEstimator = ({ field, args, type, childComplexity }) => {
  const named = getNamedType(field.type);
  if (named.name.endsWith('Connection')) return 1 + clamp(args['first']) * childComplexity;
  // Items of a page are counted by the page.
  if (type.name.endsWith('Connection')) return childComplexity;
  if (field.name === 'nodes')
    return 1 + (Array.isArray(args['ids']) ? args['ids'].length : PAGE_MOST) * childComplexity;
  return 1 + (isListOfObjects(field.type) ? LIST_ITEMS : 1) * childComplexity;
};

const clamp = (first: unknown): number =>
  typeof first === 'number' ? Math.min(PAGE_MOST, Math.max(1, first)) : PAGE_DEFAULT;

/** Undefined when the query is within the limit. */
export function findCostError(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): GraphQLError | undefined {
  let cost: number;
  try {
    cost = getComplexity({ schema, query, variables, operationName, estimators: [estimate] });
  } catch {
    // Variables of a wrong type: execution reports them.
    return undefined;
  }
  return cost > LIMITS.cost
    ? limitError(
        `The query costs ${Math.round(cost)}, and at most ${LIMITS.cost} is allowed: ask for smaller pages or fewer fields.`,
      )
    : undefined;
}
