/** Runs as callers see them: started, cancelled, listed and watched. Computing them is the work of the queue. */
import { Injectable } from '@nestjs/common';
import type { Connection, Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import type {
  Run,
  RunCancelInput,
  RunCancelPayload,
  RunProgress,
  RunStartInput,
  RunStartPayload,
} from './run.types.ts';
@Injectable()
export class RunService {
  declare start: (context: RequestContext, input: RunStartInput) => Promise<RunStartPayload>;
  declare cancel: (context: RequestContext, input: RunCancelInput) => Promise<RunCancelPayload>;
  declare findById: (context: RequestContext, id: string) => Promise<Run | null>;
  declare list: (context: RequestContext, page: Page, scenarioId?: string | null) => Promise<Connection<Run>>;
  declare watch: (context: RequestContext, id: string | undefined) => AsyncIterable<RunProgress>;
}
