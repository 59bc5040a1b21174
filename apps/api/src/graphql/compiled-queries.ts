/**
 * Queries that come again are compiled to one function each (graphql-jit), which walks no document and calls nothing for a field that is
 * there already. Compiling takes longer than answering, so a query is compiled when it has come a few times. Mutations and subscriptions
 * are executed as written: they are few, and what they cost is not the walk.
 *
 * What a compiled query answers is what graphql-js answers; `compiled-queries.spec.ts` holds one against the other.
 */
import {
  getOperationAST,
  GraphQLError,
  isObjectType,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

const COMPILE_AT = 3;

interface Known {
  seen: number;
  /** Null when it cannot be compiled. */
  compiled?: CompiledQuery | null;
}

export class CompiledQueries {
  /** By document, which the cache of the parser keeps: what it forgets is forgotten here. */
  private readonly known = new WeakMap<DocumentNode, Map<string | undefined, Known>>();

  constructor(private readonly compileAt = COMPILE_AT) {}

  /** The answer of the compiled query; undefined when there is none, and for variables that do not fit, which are told in the usual words. */
  async execute(args: ExecutionArgs): Promise<ExecutionResult | undefined> {
    const compiled = this.find(args);
    if (compiled === undefined || compiled === null) return undefined;
    const { rootValue, contextValue, variableValues } = args;
    const result = (await compiled.query(rootValue, contextValue, { ...variableValues })) as ExecutionResult;
    if (!('data' in result)) return undefined;
    return result.errors === undefined ? result : { ...result, errors: result.errors.map(toGraphqlError) };
  }

  private find({ schema, document, operationName }: ExecutionArgs): CompiledQuery | null | undefined {
    if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return undefined;
    const name = operationName ?? undefined;
    const byName = this.known.get(document) ?? new Map<string | undefined, Known>();
    this.known.set(document, byName);
    const known = byName.get(name) ?? { seen: 0 };
    byName.set(name, known);
    if (++known.seen >= this.compileAt && known.compiled === undefined)
      known.compiled = compile(schema, document, name);
    return known.compiled;
  }
}

function compile(schema: GraphQLSchema, document: DocumentNode, name: string | undefined): CompiledQuery | null {
  const compiled = compileQuery(schema, document, name);
  return isCompiledQuery(compiled) ? compiled : null;
}

/** Errors of the compiler have no extensions where there are none, and know the place, not the node. */
function toGraphqlError({ message, path, locations, originalError, extensions }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError, extensions });
  return Object.assign(error, { locations });
}

/**
 * Takes away the resolvers that Nest gives to fields which only read the property of their name: a compiled query reads it in place. Those
 * that hold a promise keep theirs.
 */
export function inlinePlainFields(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (field.resolve?.name === 'rootFieldResolver' && field.name !== 'totalCount') field.resolve = undefined;
  }
}
