/** What ends a subscription before its events do: rights that have changed, and a server that stops. */
import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Database } from '../database/database.ts';
import { createContext, type RequestContext } from '../identity/request-context.ts';
import { overloadError } from './limits.ts';
import type { GraphqlContext } from './request-context.decorator.ts';

/**
 * A subscription lives longer than a request. Before each event it is looked up whether who asked for it is still let in, as he was; and it ends
 * with a word when the server stops, so that its client goes to another one instead of waiting.
 */
export function subscriptionsPlugin(database: Database, stopping: AbortSignal): Plugin<GraphqlContext> {
  return {
    onSubscribe({ subscribeFn, setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        // A copy: each event has a context of its own.
        const context = { ...(args.contextValue as GraphqlContext) };
        const { isStillValid, becomeStream, acceptsEvents } = context;
        if (acceptsEvents?.() === false) return { errors: [NO_EVENTS] } as never;
        const gone = new AbortController();
        context.requestContext = { ...context.requestContext, gone: gone.signal };
        if (becomeStream?.() === false) return { errors: [TOO_MANY] } as never;
        const result = (await subscribeFn({ ...args, contextValue: context })) as
          AsyncIterable<ExecutionResult> | ExecutionResult;
        if (!(Symbol.asyncIterator in result)) return result as never;
        const events = eachAnew(result, context, database);
        const valid = isStillValid === undefined ? events : whileValid(events, isStillValid);
        return tellingOfEnd(untilStopped(valid, stopping), () => gone.abort()) as never;
      });
    },
  };
}

const NO_EVENTS = new GraphQLError('A subscription is answered with text/event-stream: accept it.', {
  extensions: { code: 'NOT_ACCEPTABLE', http: { status: 406 } },
});
const TOO_MANY = overloadError('Too many streams of events are open; close one, or try again later.');

/** A generator that waits for an event hears that nobody reads it any more only after that event, which may never come: its source is told at once. */
function tellingOfEnd<T>(events: AsyncGenerator<T, void>, tell: () => void): AsyncIterableIterator<T> {
  return {
    next: () => events.next(),
    return: () => {
      tell();
      events.return().catch(() => undefined);
      return Promise.resolve({ done: true, value: undefined });
    },
    throw: (error) => {
      tell();
      return events.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * Each event has a context of its own, and reads one moment like a query: what was read for one event is not kept for the next, though a stream
 * lives for hours.
 */
async function* eachAnew(
  events: AsyncIterable<ExecutionResult>,
  context: { requestContext: RequestContext },
  database: Database,
): AsyncGenerator<ExecutionResult> {
  const iterator = events[Symbol.asyncIterator]();
  const { principal, requestId } = context.requestContext;
  try {
    for (;;) {
      const ofEvent = createContext(principal, requestId);
      context.requestContext = ofEvent;
      database.openScope(ofEvent);
      // The first thing that is read opens it, so nothing is held while there is no event.
      const next = await iterator.next().finally(() => database.closeScope(ofEvent));
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    iterator.return?.().catch(() => undefined);
  }
}

/** How often it is looked up whether those are still let in whose stream has nothing to tell. */
const LOOK_MS = 10_000;

export async function* whileValid(
  events: AsyncIterable<ExecutionResult>,
  isStillValid: () => Promise<boolean>,
): AsyncGenerator<ExecutionResult> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    const ask = () => {
      const coming = iterator.next();
      // What comes after the end is heard by nobody.
      coming.catch(() => undefined);
      return coming;
    };
    for (let coming = ask(); ;) {
      const next = await within(LOOK_MS, coming);
      if (next?.done === true) return;
      if (!(await isStillValid())) {
        yield lastWord('UNAUTHENTICATED', 'You have other rights now: subscribe again.');
        return;
      }
      if (next === undefined) continue;
      yield next.value;
      coming = ask();
    }
  } finally {
    iterator.return?.().catch(() => undefined);
  }
}

/** What comes within so long; undefined when nothing does. */
async function within<T>(ms: number, coming: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ms, undefined)));
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
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
