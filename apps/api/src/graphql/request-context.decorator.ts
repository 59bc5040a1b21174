import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '../identity/request-context.ts';

/** What the engine hands to every resolver. */
export interface GraphqlContext {
  readonly requestContext: RequestContext;
  /** Looks up anew whether the caller is still who he was, with the same rights. */
  readonly isStillValid?: () => Promise<boolean>;
  /** Of a request over HTTP, which becomes a stream of events: false when there are too many of them. */
  readonly becomeStream?: () => boolean;
  /** Of a request over HTTP: whether its client takes a stream of events for an answer. */
  readonly acceptsEvents?: () => boolean;
}

/** The request context of the caller, as first argument of a resolver. */
export const Caller = createParamDecorator(
  (_: unknown, context: ExecutionContext): RequestContext =>
    GqlExecutionContext.create(context).getContext<GraphqlContext>().requestContext,
);
