/** The GraphQL engine: graphql-yoga with our limits, our errors and one read transaction for each query. */
import { randomUUID } from 'node:crypto';
import type { Logger } from '@nestjs/common';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Database } from '../database/database.ts';
import { findOutage } from '../database/outage.ts';
import { startDeadline } from '../jobs/deadline.ts';
import { documentLimits, findCostError, LIMIT_CODE, limitError, LIMITS } from './limits.ts';
import { findTextError } from './sound-text.ts';
import type { GraphqlContext } from './request-context.decorator.ts';

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
    maskedErrors: { maskError: (error) => maskError(error, logger) },
    plugins: [
      limitsPlugin(),
      hideSuggestionsPlugin(),
      readScopePlugin(database),
      timeLimitPlugin(),
      subscriptionsPlugin(stopping),
    ],
  }) as unknown as Engine;
}

function limitsPlugin(): Plugin<GraphqlContext> {
  return {
    // The engine marks what parsing and validation refuse as 200 for old clients; over a limit it is 400 for all.
    onResultProcess({ result }) {
      const errors = 'errors' in result ? (result.errors ?? []) : [];
      for (const { extensions } of errors)
        if (extensions?.['code'] === LIMIT_CODE) Object.assign(extensions, { http: { status: 400 } });
    },
    onParse({ setParseFn, parseFn }) {
      setParseFn((source: unknown, options?: object) => parseWithin(parseFn, source, options));
    },
    onValidate({ addValidationRule }) {
      addValidationRule(documentLimits);
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
): unknown {
  try {
    return parse(source, { ...options, maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes('Parsing aborted'))
      throw limitError(`A query has at most ${LIMITS.tokens} tokens.`);
    throw error;
  }
}

const findArgsError = ({ schema, document, variableValues, operationName }: ExecutionArgs): GraphQLError | undefined =>
  findTextError(document, variableValues) ??
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
        const errors = result as GraphQLError[];
        // Over a limit nothing else is told: what is wrong with the rest was not asked for in a form that is answered.
        const limits = errors.filter(({ extensions }) => extensions['code'] === LIMIT_CODE);
        setResult((limits.length > 0 ? limits : errors).map(withoutSuggestion));
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

/** All reads of a query see one moment of the data. Mutations read what they have just written. */
function readScopePlugin(database: Database): Plugin<GraphqlContext> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const operation = getOperationAST(args.document, args.operationName);
      if (operation?.operation !== OperationTypeNode.QUERY) return;
      const { requestContext } = args.contextValue;
      setExecuteFn(async (executed: ExecutionArgs) => {
        database.openScope(requestContext);
        try {
          const result: ExecutionResult = await executeFn(executed);
          // A required field that fails ends the answer while others are still read: what these say once the scope is closed is not for the caller.
          return (result.errors === undefined ? result : { ...result, errors: [...result.errors] }) as never;
        } finally {
          await database.closeScope(requestContext);
        }
      });
    },
  };
}

/** No request holds a caller for longer; its statements end by a limit of their own. */
function timeLimitPlugin(): Plugin<GraphqlContext> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs) => {
        let takeBack: () => void = () => undefined;
        const late = new Promise<{ errors: GraphQLError[] }>((resolve) => {
          takeBack = startDeadline(LIMITS.requestMs, () => resolve({ errors: [TIMEOUT] }));
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

const TIMEOUT = new GraphQLError(
  `A request is answered within ${LIMITS.requestMs / 1000} s or not at all: ask for smaller pages or fewer fields.`,
  { extensions: { code: 'TIMEOUT', http: { status: 503 } } },
);

/**
 * A subscription lives longer than a request. Before each event it is looked up whether who asked for it is still let in, as he was; and it ends
 * with a word when the server stops, so that its client goes to another one instead of waiting.
 */
function subscriptionsPlugin(stopping: AbortSignal): Plugin<GraphqlContext> {
  return {
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const result = (await subscribeFn(args)) as AsyncIterable<ExecutionResult> | ExecutionResult;
        if (!(Symbol.asyncIterator in result)) return result as never;
        const { isStillValid } = args.contextValue as GraphqlContext;
        return untilStopped(isStillValid === undefined ? result : whileValid(result, isStillValid), stopping) as never;
      });
    },
  };
}

async function* whileValid(
  events: AsyncIterable<ExecutionResult>,
  isStillValid: () => Promise<boolean>,
): AsyncGenerator<ExecutionResult> {
  for await (const event of events) {
    if (!(await isStillValid())) {
      yield lastWord('UNAUTHENTICATED', 'You have other rights now: subscribe again.');
      return;
    }
    yield event;
  }
}

async function* untilStopped(
  events: AsyncIterable<ExecutionResult>,
  stopping: AbortSignal,
): AsyncGenerator<ExecutionResult> {
  const iterator = events[Symbol.asyncIterator]();
  let stop: () => void = () => undefined;
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    stopping.addEventListener('abort', stop, { once: true });
  });
  try {
    for (;;) {
      if (stopping.aborted) stop();
      const coming = iterator.next();
      // What comes after the last word is heard by nobody.
      coming.catch(() => undefined);
      const next = await Promise.race([coming, stopped]);
      if (next === undefined) {
        yield lastWord('GOING_AWAY', 'The server is stopping: subscribe again.');
        return;
      }
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    stopping.removeEventListener('abort', stop);
    iterator.return?.().catch(() => undefined);
  }
}

const lastWord = (code: string, message: string): ExecutionResult => ({
  errors: [new GraphQLError(message, { extensions: { code } })],
});

/** Errors that were meant for the caller pass; of all others the caller learns the id under which the log has them. */
export function maskError(error: unknown, logger: Logger): Error {
  if (
    error instanceof GraphQLError &&
    (error.originalError === undefined || error.originalError instanceof GraphQLError)
  ) {
    // What the parser of the body said of it.
    delete error.extensions['originalError'];
    return error;
  }
  const original = error instanceof GraphQLError ? error.originalError : error;
  const requestId = randomUUID();
  const { message, stack } = (original ?? {}) as { message?: string; stack?: string };
  const outage = findOutage(original);
  logger.error(`${requestId}: ${outage === undefined ? (stack ?? String(original)) : message}`);
  const extensions =
    outage === undefined ? { code: 'INTERNAL', requestId } : { code: outage.code, requestId, http: { status: 503 } };
  const told = outage?.message ?? 'Something went wrong. The log tells what, under the request id.';
  const { nodes, source, positions, path } = error instanceof GraphQLError ? error : new GraphQLError(told);
  return new GraphQLError(told, { nodes, source, positions, path, extensions });
}
