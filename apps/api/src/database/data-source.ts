import { DataSource } from 'typeorm';
import { ContributionEntity } from '../contributions/contribution.entity.ts';
import { ForceElementEntity } from '../force-elements/force-element.entity.ts';
import { UnitTemplateEntity } from '../force-elements/unit-template.entity.ts';
import { GateEntity } from '../gates/gate.entity.ts';
import { LiftPoolEntity } from '../lift/lift-pool.entity.ts';
import { LiftTypeEntity } from '../lift/lift-type.entity.ts';
import { LinkEntity } from '../links/link.entity.ts';
import { NationEntity } from '../nations/nation.entity.ts';
import { PlaceEntity } from '../places/place.entity.ts';
import { RequirementEntity } from '../requirements/requirement.entity.ts';
import { RunEntity } from '../runs/run.entity.ts';
import { PLAIN_SECTIONS } from '../scenarios/plain-nouns.ts';
import { ScenarioEntity } from '../scenarios/scenario.entity.ts';
import { FactorEntity } from '../sources/factor.entity.ts';
import { SourceEntity } from '../sources/source.entity.ts';
import { StockEntity } from '../stocks/stock.entity.ts';
import { BackgroundJobEntity } from '../jobs/background-job.entity.ts';
import type { DatabaseAddress } from './embedded-postgres.ts';
import { Foundation1764000000000 } from './migrations/1764000000000-foundation.ts';
import { Access1764100000000 } from './migrations/1764100000000-access.ts';
import { Forces1764150000000 } from './migrations/1764150000000-forces.ts';
import { Posture1764160000000 } from './migrations/1764160000000-posture.ts';
import { Risks1764170000000 } from './migrations/1764170000000-risks.ts';
import { RunStarter1764110000000 } from './migrations/1764110000000-run-starter.ts';
import { JobQueue1764200000000 } from './migrations/1764200000000-job-queue.ts';
import { Precision1764250000000 } from './migrations/1764250000000-precision.ts';
import { RunStage1764260000000 } from './migrations/1764260000000-run-stage.ts';
import { ImportLines1764270000000 } from './migrations/1764270000000-import-lines.ts';
import { ReleaseHistory1764280000000 } from './migrations/1764280000000-release-history.ts';
import { RunVersion1764290000000 } from './migrations/1764290000000-run-version.ts';
import { Efficiencies1764300000000 } from './migrations/1764300000000-efficiencies.ts';
import { ShippedScenarios1764320000000 } from './migrations/1764320000000-shipped-scenarios.ts';
import { PastAuthors1764330000000 } from './migrations/1764330000000-past-authors.ts';
import { ReleaseByScenario1764340000000 } from './migrations/1764340000000-release-by-scenario.ts';
import { Airspaces1764361000000 } from './migrations/1764361000000-airspaces.ts';
import { KeysOfRequests1764350000000 } from './migrations/1764350000000-keys-of-requests.ts';
import { ChangePieces1764368000000 } from './migrations/1764368000000-change-pieces.ts';
import { ImportPieces1764368100000 } from './migrations/1764368100000-import-pieces.ts';
import { StopAsked1764369000000 } from './migrations/1764369000000-stop-asked.ts';
import { Hypotheses1764370000000 } from './migrations/1764370000000-hypotheses.ts';
import { StagedRows1764371000000 } from './migrations/1764371000000-staged-rows.ts';
import { SharedRows1764369500000 } from './migrations/1764369500000-shared-rows.ts';
import { JobLabels1764240000000 } from './migrations/1764240000000-job-labels.ts';
import { Imports1764230000000 } from './migrations/1764230000000-imports.ts';
import { Starters1764210000000 } from './migrations/1764210000000-starters.ts';
import { Identify1764220000000 } from './migrations/1764220000000-identify.ts';
import { ScenarioHistory1764120000000 } from './migrations/1764120000000-scenario-history.ts';
import { Releases1764230000000 } from './migrations/1764230000000-releases.ts';

/** Connections of one process: more requests than these wait their turn. */
const POOL_SIZE = 20;
const CONNECT_TIMEOUT_MS = 10_000;

export type DatabaseTarget = DatabaseAddress | { readonly url: string };

/** In the order in which they are run. */
const MIGRATIONS = [
  Foundation1764000000000,
  Access1764100000000,
  RunStarter1764110000000,
  ScenarioHistory1764120000000,
  Forces1764150000000,
  Posture1764160000000,
  Risks1764170000000,
  JobQueue1764200000000,
  Starters1764210000000,
  Imports1764230000000,
  Identify1764220000000,
  Releases1764230000000,
  JobLabels1764240000000,
  Precision1764250000000,
  RunStage1764260000000,
  ImportLines1764270000000,
  ReleaseHistory1764280000000,
  RunVersion1764290000000,
  Efficiencies1764300000000,
  ShippedScenarios1764320000000,
  PastAuthors1764330000000,
  ReleaseByScenario1764340000000,
  KeysOfRequests1764350000000,
  Airspaces1764361000000,
  ChangePieces1764368000000,
  ImportPieces1764368100000,
  StopAsked1764369000000,
  SharedRows1764369500000,
  Hypotheses1764370000000,
  StagedRows1764371000000,
];

const ENTITIES = [
  ScenarioEntity,
  SourceEntity,
  FactorEntity,
  NationEntity,
  PlaceEntity,
  LinkEntity,
  LiftTypeEntity,
  LiftPoolEntity,
  UnitTemplateEntity,
  ContributionEntity,
  ForceElementEntity,
  RequirementEntity,
  GateEntity,
  StockEntity,
  ...Object.values(PLAIN_SECTIONS).map(({ entity }) => entity),
  RunEntity,
  BackgroundJobEntity,
];

/** node-postgres reads a socket folder from `host` like libpq does. */
export function createDataSource(target: DatabaseTarget): DataSource {
  const address =
    'url' in target
      ? { url: target.url }
      : {
          host: target.host,
          port: target.port,
          username: target.user,
          password: target.password,
          database: target.database,
        };
  return new DataSource({
    type: 'postgres',
    ...address,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    applicationName: 'muster',
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    synchronize: false,
    logging: false,
    migrationsTableName: 'schema_migration',
    migrations: MIGRATIONS,
    entities: ENTITIES,
  });
}
