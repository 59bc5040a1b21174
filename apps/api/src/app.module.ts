import { Global, Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ContributionWatch } from './contributions/contribution-watch.ts';
import { Database } from './database/database.ts';
import type { DatabaseTarget } from './database/data-source.ts';
import { DATABASE_TARGET, Notifications } from './database/notifications.ts';
import { ProposalService } from './proposals/proposal.service.ts';
import { ReleaseService } from './release/release.service.ts';
import { RESOLVERS } from './graphql/resolvers.ts';
import { YogaDriver } from './graphql/yoga.driver.ts';
import { HealthService } from './operations/health.ts';
import { HealthController } from './operations/health.controller.ts';
import { Metrics } from './operations/metrics.ts';
import { Authenticator } from './identity/authenticator.ts';
import { PlanCheck } from './plan-check/plan-check.ts';
import { RequestRates } from './http/request-rates.ts';
import { ServerCount } from './http/server-count.ts';
import { IDENTITY_SETTINGS, type IdentitySettings } from './identity/identity-settings.ts';
import { IdentityController } from './identity/identity.controller.ts';
import { IdentityService } from './identity/identity.service.ts';
import { PrincipalStore } from './identity/principal-store.ts';
import { BackgroundJobService } from './jobs/background-job.service.ts';
import type { TaskPool } from './jobs/task-pool.ts';
import { WorkerModule } from './jobs/worker.module.ts';
import { ForceElementColumnStore } from './force-elements/force-element-columns.ts';
import { ElementResultStore } from './runs/element-results.ts';
import { RunService } from './runs/run.service.ts';
import { RowStore } from './scenarios/row-store.ts';
import { ScenarioService } from './scenarios/scenario.service.ts';
import { DocumentStore } from './scenarios/document-store.ts';
import { ScenarioHistory } from './scenarios/scenario-history.ts';
import { BoundedPool } from './jobs/bounded-pool.ts';
import { DocumentCheck } from './editing/document-check.ts';
import { ScenarioIntents } from './editing/scenario-intents.ts';
import { RowEdits } from './editing/row-edits.ts';
import { ExportsController } from './exchange/exports.controller.ts';
import { ImportStore } from './exchange/import-store.ts';
import { ImportService } from './exchange/import.service.ts';
import { ImportsController } from './exchange/imports.controller.ts';
import { RunExport } from './exchange/run-export.ts';
import { Drawing } from './editing/drawing.ts';
import { ScenarioEditor } from './editing/scenario-editor.ts';

export interface AppOptions {
  readonly source: DataSource;
  readonly target: DatabaseTarget;
  /** Threads that compute; 0 leaves computing to other processes, and absent is one a core. */
  readonly threads?: number;
  /** The threads, where they were needed before the application. */
  readonly pool?: TaskPool;
  /** How long jobs that are under way get to end when the process stops. */
  readonly drainMs?: number;
  /** Days after which details of finished runs are removed; 0 or absent keeps them. */
  readonly retentionDays?: number;
  /** How callers prove who they are; absent in the local demo. */
  readonly identity?: IdentitySettings;
  /** Requests of one caller; absent or 0 is without a limit. */
  readonly requestsPerMinute?: number;
}

/** The door to the database and the one to the API: the GraphQL driver needs both before any resolver. */
@Module({})
class DoorModule {
  static with({ source, target, identity, requestsPerMinute = 0 }: AppOptions): DynamicModule {
    return {
      module: DoorModule,
      global: true,
      providers: [
        { provide: DataSource, useValue: source },
        { provide: DATABASE_TARGET, useValue: target },
        Database,
        Notifications,
        { provide: IDENTITY_SETTINGS, useValue: identity ?? null },
        PrincipalStore,
        Authenticator,
        { provide: RequestRates, useValue: new RequestRates(requestsPerMinute) },
      ],
      exports: [DataSource, Database, Notifications, PrincipalStore, Authenticator, RequestRates],
    };
  }
}

/** What those see who run Muster. */
@Global()
@Module({ providers: [HealthService, Metrics], exports: [HealthService, Metrics] })
class OperationsModule {}

@Module({})
export class AppModule {
  static with(options: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DoorModule.with(options),
        WorkerModule.with(options),
        OperationsModule,
        GraphQLModule.forRoot({ driver: YogaDriver, autoSchemaFile: true, path: '/graphql' }),
      ],
      controllers: [ExportsController, ImportsController, HealthController, IdentityController],
      providers: [
        ServerCount,
        IdentityService,
        ReleaseService,
        ProposalService,
        DocumentStore,
        ScenarioService,
        ScenarioHistory,
        BoundedPool,
        DocumentCheck,
        PlanCheck,
        Drawing,
        ScenarioEditor,
        ScenarioIntents,
        RowEdits,
        ImportStore,
        ImportService,
        RunExport,
        ElementResultStore,
        ForceElementColumnStore,
        RowStore,
        RunService,
        BackgroundJobService,
        ContributionWatch,
        ...RESOLVERS,
      ],
    };
  }
}

/** A process that computes and serves nothing: `npm run worker`. */
@Module({})
export class WorkerAppModule {
  static with(options: AppOptions): DynamicModule {
    return {
      module: WorkerAppModule,
      imports: [DoorModule.with(options), WorkerModule.with(options), OperationsModule],
    };
  }
}
