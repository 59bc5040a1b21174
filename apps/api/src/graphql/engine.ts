/** The GraphQL engine: graphql-yoga with our limits, our errors and one read transaction for each query. */
import { randomUUID } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type Source,
} from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Database } from '../database/database.ts';
import { findOutage } from '../database/outage.ts';
import { startDeadline } from '../jobs/deadline.ts';
import { BoundedCache } from './bounded-cache.ts';
import { CompiledQueries, inlinePlainFields } from './compiled-queries.ts';
import {
  findCostError,
  findDocumentError,
  findNestingError,
  findVariablesError,
  LIMIT_CODE,
  limitError,
  LIMITS,
  timeoutError,
} from './limits.ts';
import { persistedQueryPlugins } from './persisted-queries.ts';
import { findValueError } from './sound-values.ts';
import type { GraphqlContext } from './request-context.decorator.ts';
import { subscriptionsPlugin } from './subscription-plugin.ts';

export interface EngineOptions {
  readonly schema: GraphQLSchema;
  readonly path: string;
  readonly database: Database;
  readonly logger: Logger;
  /** Ends subscriptions: the server is stopping. */
  readonly stopping: AbortSignal;
}

export type Engine = YogaServerInstance<Record<string, unknown>, GraphqlContext & Record<string, unknown>>;

export function createEngine({ schema, path, database, logger, stopping }: EngineOptions): Engine {
  inlinePlainFields(schema);
  return createYoga<Record<string, unknown>, GraphqlContext & Record<string, unknown>>({
    schema,
    graphqlEndpoint: path,
    // Assets of the page and of GraphiQL come from elsewhere, which the content security policy forbids.
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    logging: false,
    parserAndValidationCache: {
      documentCache: new BoundedCache<DocumentNode>(KEPT_DOCUMENTS),
      errorCache: new BoundedCache<Error>(KEPT_ERRORS),
    },
    maskedErrors: { maskError: (error) => maskError(error, logger) },
    plugins: [
      ...persistedQueryPlugins(),
      limitsPlugin(),
      hideSuggestionsPlugin(),
      compiledPlugin(),
      readScopePlugin(database),
      timeLimitPlugin(database),
      subscriptionsPlugin(database, stopping),
      maskingPlugin(logger),
    ],
  }) as unknown as Engine;
}

/** A document takes a hundred times the memory of its text, and a thousand times where each token is a letter. */
const KEPT_DOCUMENTS = { entries: 500, characters: 500_000 };
const KEPT_ERRORS = { entries: 100, characters: 500_000 };

const REFUSED = new Set([LIMIT_CODE, 'BAD_REQUEST']);

function limitsPlugin(): Plugin<GraphqlContext> {
  return {
    // The engine marks what parsing and validation refuse as 200 for old clients; over a limit, and what is no request, is 400 for all.
    onResultProcess({ result }) {
      const errors = 'errors' in result ? (result.errors ?? []) : [];
      for (const { extensions } of errors) {
        const http = extensions?.['http'] as object | undefined;
        const isMarked = http === undefined || 'spec' in http;
        if (isMarked && REFUSED.has(extensions?.['code'] as string)) extensions['http'] = { status: 400 };
      }
    },
    onParse({ setParseFn, parseFn }) {
      setParseFn((source: unknown, options?: object) => parseWithin(parseFn, source, options));
    },
    onExecute({ args, setResultAndStopExecution }) {
      const error = findArgsError(args);
      if (error !== undefined) setResultAndStopExecution({ errors: [error] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = findArgsError(args);
      if (error !== undefined) setResultAndStopExecution({ errors: [error] });
    },
  };
}

function parseWithin(
  parse: (source: unknown, options?: object) => unknown,
  source: unknown,
  options?: object,
): DocumentNode {
  const nesting = findNestingError(typeof source === 'string' ? source : (source as Source).body);
  if (nesting !== undefined) throw nesting;
  let document: DocumentNode;
  try {
    document = parse(source, { ...options, maxTokens: LIMITS.tokens }) as DocumentNode;
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('Parsing aborted'))
      throw limitError(`A query has at most ${LIMITS.tokens} tokens.`);
    throw error;
  }
  const error = findDocumentError(document);
  if (error !== undefined) throw error;
  return document;
}

const findArgsError = ({ schema, document, variableValues, operationName }: ExecutionArgs): GraphQLError | undefined =>
  findVariablesError(variableValues) ??
  findValueError(document, variableValues) ??
  findCostError(schema, document, (variableValues ?? {}) as Record<string, unknown>, operationName ?? undefined);

/** graphql-js names fields that exist when one does not, which would let anybody read the schema by guessing. */
const withoutSuggestion = (error: GraphQLError): GraphQLError => {
  const at = error.message.indexOf(' Did you mean ');
  if (at < 0) return error;
  const { nodes, source, positions, path, originalError, extensions } = error;
  return new GraphQLError(error.message.slice(0, at), { nodes, source, positions, path, originalError, extensions });
};

function hideSuggestionsPlugin(): Plugin<GraphqlContext> {
  return {
    onValidate() {
      return ({ valid, result, setResult }) => {
        if (valid) return;
        setResult((result as GraphQLError[]).map(withoutSuggestion));
      };
    },
    onExecute() {
      return {
        onExecuteDone({ result, setResult }) {
          if (
            Symbol.asyncIterator in result ||
            !result.errors?.some(({ message }) => message.includes(' Did you mean '))
          )
            return;
          setResult({ ...result, errors: result.errors.map(withoutSuggestion) });
        },
      };
    },
  };
}

function compiledPlugin(): Plugin<GraphqlContext> {
  const queries = new CompiledQueries();
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs) => ((await queries.execute(args)) ?? (await executeFn(args))) as never);
    },
  };
}

/** The question that a query is, whoever asks it. */
function questionOf({ document, operationName, variableValues }: ExecutionArgs): string {
  let number = numbers.get(document);
  if (number === undefined) numbers.set(document, (number = ++lastNumber));
  return JSON.stringify([number, operationName, variableValues]);
}

/** By document, which the cache of the parser keeps: one text is one document until it is forgotten. */
const numbers = new WeakMap<DocumentNode, number>();
let lastNumber = 0;

/**
 * All reads of a query see one moment of the data; what was made of rows alone is the answer of that moment. Mutations read what they have just
 * written.
 */
function readScopePlugin(database: Database): Plugin<GraphqlContext> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const operation = getOperationAST(args.document, args.operationName);
      if (operation?.operation !== OperationTypeNode.QUERY) return;
      const { requestContext } = args.contextValue;
      setExecuteFn(async (executed: ExecutionArgs) => {
        database.openScope(requestContext);
        try {
          const question = questionOf(executed);
          const known = await database.findAnswer(requestContext, question);
          if (known !== undefined) return known as never;
          const result: ExecutionResult = await executeFn(executed);
          if (result.errors === undefined) {
            const text = JSON.stringify(result);
            const answer = Object.freeze({ ...result, stringify: () => text });
            await database.keepAnswer(requestContext, question, answer, text.length);
            return answer as never;
          }
          // A required field that fails ends the answer while others are still read: what these say once the scope is closed is not for the caller.
          return { ...result, errors: [...result.errors] } as never;
        } finally {
          await database.closeScope(requestContext);
        }
      });
    },
  };
}

/**
 * No request holds a caller for longer. A query reads nothing more then; a statement that is under way ends by a limit of its own. A
 * mutation is whole or nothing, and goes on to its end.
 */
function timeLimitPlugin(database: Database): Plugin<GraphqlContext> {
  return {
    onExecute({ args: { document, operationName }, executeFn, setExecuteFn }) {
      const isMutation = getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;
      setExecuteFn(async (args: ExecutionArgs) => {
        let takeBack: () => void = () => undefined;
        const late = new Promise<{ errors: GraphQLError[] }>((resolve) => {
          takeBack = startDeadline(LIMITS.requestMs, () => {
            resolve({ errors: [isMutation ? TIMEOUT_OF_MUTATION : TIMEOUT] });
            void database.closeScope((args.contextValue as GraphqlContext).requestContext).catch(() => undefined);
          });
        });
        try {
          return (await Promise.race([executeFn(args), late])) as never;
        } finally {
          takeBack();
        }
      });
    },
  };
}

const TIMEOUT = timeoutError(
  `A request is answered within ${LIMITS.requestMs / 1000} s or not at all: ask for smaller pages or fewer fields.`,
);
const TIMEOUT_OF_MUTATION = timeoutError(
  `It has taken more than ${LIMITS.requestMs / 1000} s and may still be done: send it again with the same clientMutationKey, which answers what became of it.`,
);

/** Under the id of its request, which the engine itself does not know where it masks: it finds nothing left to do. */
function maskingPlugin(logger: Logger): Plugin<GraphqlContext> {
  const masked = <R extends ExecutionResult>(result: R, { requestContext }: GraphqlContext): R =>
    result.errors === undefined
      ? result
      : { ...result, errors: result.errors.map((error) => maskError(error, logger, requestContext.requestId)) };
  return {
    onExecute: ({ args }) => ({
      onExecuteDone({ result, setResult }) {
        if (!(Symbol.asyncIterator in result)) setResult(masked(result, args.contextValue));
      },
    }),
    onSubscribe: ({ args }) => ({
      onSubscribeResult({ result, setResult }) {
        if (!(Symbol.asyncIterator in result)) setResult(masked(result, args.contextValue));
        else return { onNext: (event) => event.setResult(masked(event.result, args.contextValue)) };
      },
    }),
  };
}

/**
 * Errors that were meant for the caller pass; of all others the caller learns the id under which the log has them.
 *
 * @param requestId of the request that it happened to, where that is known
 */
export function maskError(error: unknown, logger: Logger, requestId: string = randomUUID()): GraphQLError {
  if (error instanceof GraphQLError && isMeant(error)) {
    // What the parser of the body said of it.
    delete error.extensions['originalError'];
    // Variables and arguments that do not fit are told by graphql-js without a code.
    if (error.extensions['code'] === undefined) error.extensions['code'] = 'BAD_USER_INPUT';
    return error;
  }
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const { message, stack } = (original ?? {}) as { message?: string; stack?: string };
  const outage = findOutage(original);
  logger.error({ requestId, msg: outage === undefined ? (stack ?? String(original)) : message });
  const extensions =
    outage === undefined ? { code: 'INTERNAL', requestId } : { code: outage.code, requestId, http: { status: 503 } };
  const told = outage?.message ?? 'Something went wrong. The log tells what, under the request id.';
  const { nodes, source, positions, path } = error instanceof GraphQLError ? error : new GraphQLError(told);
  return new GraphQLError(told, { nodes, source, positions, path, extensions });
}

/** What has a code was said by us. Without one graphql-js speaks: of a query before it is run, or of a value of ours that is no answer. */
const isMeant = ({ originalError, extensions, path }: GraphQLError): boolean =>
  (originalError === undefined || originalError instanceof GraphQLError) &&
  (extensions['code'] !== undefined || path === undefined);
