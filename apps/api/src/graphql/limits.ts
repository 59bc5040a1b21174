/**
 * Limits on a query, checked before any resolver runs. They are told in the answer, so that a partner tool can stay inside them.
 *
 * Depth, aliases and directives are counted on the document; cost also needs the variables: a page counts for as many items as it may hold.
 */
import {
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  Lexer,
  Source,
  TokenKind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, type ComplexityEstimator, type ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { RETRY_AFTER_S } from '../database/outage.ts';
import { checkLists, PAGE_MOST, toFirst } from './connection.ts';

export const LIMITS = Object.freeze({
  depth: 12,
  tokens: 4000,
  nesting: 100,
  aliases: 15,
  directives: 5,
  fields: 1500,
  cost: 200_000,
  bodyBytes: 256 * 1024,
  requestMs: 25_000,
});

/** Items that a list of objects without pages is counted for, and numbers that a series is. */
const LIST_ITEMS = 10;
const SERIES_NUMBERS = 100;

/** What reads or compares the whole document of a scenario is counted for its rows, however small the answer is. */
const DOCUMENT_ROWS = 1000;
/** With every change since then. */
const PAST_DOCUMENT = 3000;
/** Compiled, on the one thread that checks plans. */
const COMPILED_DOCUMENT = 10_000;
const OF_DOCUMENTS: Readonly<Record<string, number | undefined>> = {
  'Scenario.hash': DOCUMENT_ROWS,
  'Scenario.released': DOCUMENT_ROWS,
  'Scenario.initialState': DOCUMENT_ROWS,
  'Scenario.versions': DOCUMENT_ROWS,
  'Query.scenarioDifference': DOCUMENT_ROWS,
  'ScenarioVersion.hash': PAST_DOCUMENT,
  'Scenario.planViolations': COMPILED_DOCUMENT,
};

export const LIMIT_CODE = 'LIMIT_EXCEEDED';

export function limitError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: LIMIT_CODE, http: { status: 400 } } });
}

export function timeoutError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'TIMEOUT', http: { status: 503 } } });
}

/** Of work that would wait too long for its turn. */
export function overloadError(message: string): GraphQLError {
  const http = { status: 503, headers: { 'retry-after': String(RETRY_AFTER_S) } };
  return new GraphQLError(message, { extensions: { code: 'OVERLOADED', http } });
}

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Looked at before the text is parsed: parsing, and whatever walks over values, would run out of stack long before it is out of tokens. The parser's
 * own lexer, which does not recurse, says what is a text or a remark: a second opinion of that would be a way around the limit.
 */
export function findNestingError(text: string): GraphQLError | undefined {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  try {
    for (let tokens = 0; tokens <= LIMITS.tokens; tokens++) {
      const { kind } = lexer.advance();
      if (kind === TokenKind.EOF) return undefined;
      open += Number(OPENING.has(kind)) - Number(CLOSING.has(kind));
      if (open > LIMITS.nesting) return limitError(`A query has at most ${LIMITS.nesting} brackets in one another.`);
    }
  } catch (error) {
    // The parser comes no further either, and tells where it is.
    if (!(error instanceof GraphQLError)) throw error;
  }
  return undefined;
}

/** The same of variables. Looked at step by step, because they may be nested as deep as a body has room for. */
export function findVariablesError(variables: unknown): GraphQLError | undefined {
  let level = [variables].filter(isNested);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.nesting) return limitError(`Variables have at most ${LIMITS.nesting} brackets in one another.`);
    level = level.flatMap((value): unknown[] => Object.values(value as object).filter(isNested));
  }
  return undefined;
}

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null;

/**
 * All that can be counted on the document alone. It is looked at before the document is validated, because the rules of validation compare
 * fields with each other, and fragments that name fragments grow with each step.
 */
export function findDocumentError(document: DocumentNode): GraphQLError | undefined {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: ({ alias }) => void (aliases += alias === undefined ? 0 : 1),
    Directive: () => void (directives += 1),
  });
  if (aliases > LIMITS.aliases) return limitError(`A query has at most ${LIMITS.aliases} aliases.`);
  if (directives > LIMITS.directives) return limitError(`A query has at most ${LIMITS.directives} directives.`);
  const extents = new Extents(document);
  for (const definition of document.definitions) {
    // A fragment that nothing names is compared by validation all the same.
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { depth, fields } = extents.of(definition.selectionSet);
    if (depth > LIMITS.depth) return limitError(`A query is at most ${LIMITS.depth} fields deep.`);
    if (fields > LIMITS.fields)
      return limitError(
        `A query has at most ${LIMITS.fields} fields and fragments, those inside a fragment counted wherever it is named.`,
      );
  }
  return undefined;
}

interface Extent {
  readonly depth: number;
  /** And fragments, with what is in them as often as they are named: what a walk over the query visits. */
  readonly fields: number;
}

const NOTHING: Extent = { depth: 0, fields: 0 };

/** How deep and how wide selections are. Each fragment is measured once: one that names others twice would double the work at each step. */
class Extents {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, Extent>();

  constructor({ definitions }: DocumentNode) {
    this.fragments = new Map(
      definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
    );
  }

  of(set: SelectionSetNode | undefined): Extent {
    let [depth, fields] = [0, 0];
    for (const selection of set?.selections ?? []) {
      const extent = this.ofSelection(selection);
      depth = Math.max(depth, extent.depth);
      fields += extent.fields;
    }
    return { depth, fields };
  }

  private ofSelection(selection: SelectionNode): Extent {
    const { depth, fields } =
      selection.kind === Kind.FRAGMENT_SPREAD ? this.ofFragment(selection.name.value) : this.of(selection.selectionSet);
    if (selection.kind !== Kind.FIELD) return { depth, fields: fields + 1 };
    // Introspection is deep by nature and reads nothing but the schema.
    const isIntrospection = selection.name.value.startsWith('__');
    return { depth: isIntrospection ? 0 : depth + 1, fields: fields + 1 };
  }

  private ofFragment(name: string): Extent {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    // A fragment in itself is nothing here: validation refuses it.
    this.known.set(name, NOTHING);
    const extent = this.of(this.fragments.get(name)?.selectionSet);
    this.known.set(name, extent);
    return extent;
  }
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isListType(inner) && isObjectType(getNamedType(type));
}

const SERIES = new Set(['Int', 'Float']);

function isSeries(type: GraphQLOutputType): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isListType(inner) && SERIES.has(getNamedType(type).name);
}

const estimate: ComplexityEstimator = (of) => {
  const name = `${of.type.name}.${of.field.name}`;
  checkLists(name, of.args);
  return estimateField(of) + (OF_DOCUMENTS[name] ?? 0);
};

const estimateField = ({ field, args, type, childComplexity }: ComplexityEstimatorArgs): number => {
  if (isSeries(field.type)) return SERIES_NUMBERS;
  const named = getNamedType(field.type);
  if (named.name.endsWith('Connection')) return 1 + toFirst(args['first']) * childComplexity;
  // Items of a page are counted by the page.
  if (type.name.endsWith('Connection')) return childComplexity;
  if (field.name === 'nodes')
    return 1 + (Array.isArray(args['ids']) ? args['ids'].length : PAGE_MOST) * childComplexity;
  // What is asked for by name counts for as many as are named.
  if (field.name === 'rowProvenance')
    return 1 + (Array.isArray(args['rows']) ? args['rows'].length : PAGE_MOST) * childComplexity;
  return 1 + (isListOfObjects(field.type) ? LIST_ITEMS : 1) * childComplexity;
};

/** Shapes of variables that are remembered for a query. */
const MOST_SHAPES = 20;
/** By document, which the cache of the parser keeps: shapes of variables with which it is within the limit. */
const within = new WeakMap<DocumentNode, Set<string>>();

/** Undefined when the query is within the limit. What cannot be counted is refused too: no limit would hold it. */
export function findCostError(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): GraphQLError | undefined {
  const known = within.get(query) ?? new Set<string>();
  within.set(query, known);
  // Numbers, what is null, and how long lists are make the cost; what texts say does not.
  const told = JSON.stringify(variables, (_, value: unknown) => (typeof value === 'string' ? '' : value));
  const shape = `${operationName ?? ''} ${told}`;
  if (known.has(shape)) return undefined;
  const cost = countCost(schema, query, variables, operationName);
  if (cost === undefined || cost instanceof GraphQLError) return cost;
  if (cost > LIMITS.cost)
    return limitError(
      `The query costs ${Math.round(cost)}, and at most ${LIMITS.cost} is allowed: ask for smaller pages or fewer fields.`,
    );
  if (known.size < MOST_SHAPES && shape.length < 1000) known.add(shape);
  return undefined;
}

/** Undefined for what execution does not run, and tells all that is wrong with. */
function countCost(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string,
): number | GraphQLError | undefined {
  const operation = getOperationAST(query, operationName);
  if (
    operation === null ||
    operation === undefined ||
    getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors !== undefined
  )
    return undefined;
  try {
    return getComplexity({
      ...{ schema, query, variables, operationName: operation.name?.value, estimators: [estimate] },
      // Already counted on the document.
      maxQueryNodes: Infinity,
    });
  } catch (error) {
    // A page or list that is too long; or an argument gets null from a variable that may be null: variables alone do not show it.
    if (!(error instanceof GraphQLError)) throw error;
    return new GraphQLError(error.message, {
      nodes: error.nodes,
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  }
}
