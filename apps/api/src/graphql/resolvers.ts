/** Every resolver of the API: the one list that the server and the printed schema are made from. */
import { AuditResolver } from '../audit/audit.resolver.ts';
import { ProposalResolver } from '../proposals/proposal.resolver.ts';
import { ReleaseResolver } from '../release/release.resolver.ts';
import { IdentityResolver } from '../identity/identity.resolver.ts';
import { ContributionResolver } from '../contributions/contribution.resolver.ts';
import { IntentsResolver } from '../editing/intents.resolver.ts';
import { NounResolver } from '../editing/noun.resolver.ts';
import { ScenarioIntentsResolver } from '../editing/scenario-intents.resolver.ts';
import { ImportResolver } from '../exchange/import.resolver.ts';
import {
  ForceElementResolver,
  ScenarioForceElementsResolver,
  UnitTemplateResolver,
} from '../force-elements/force-element.resolver.ts';
import { GateResolver } from '../gates/gate.resolver.ts';
import { BackgroundJobResolver, ScenarioJobsResolver } from '../jobs/background-job.resolver.ts';
import { LiftPoolResolver, LiftTypeResolver } from '../lift/lift.resolver.ts';
import { LinkResolver } from '../links/link.resolver.ts';
import { NationResolver } from '../nations/nation.resolver.ts';
import { PlaceResolver } from '../places/place.resolver.ts';
import { MovementPlanResolver, OptimisationResolver } from '../optimisation/optimisation.resolver.ts';
import { PlanCheckResolver } from '../plan-check/plan-check.resolver.ts';
import { RequirementResolver } from '../requirements/requirement.resolver.ts';
import {
  ElementResultResolver,
  GateResultResolver,
  RequirementResultResolver,
  OpeningResultResolver,
  ResourceResultResolver,
  RunResultResolver,
  ShownReplicationResolver,
} from '../runs/run-result.resolver.ts';
import { CommanderResolver } from '../runs/result-commander.resolver.ts';
import { RunElementsResolver } from '../runs/element-results.resolver.ts';
import { RunStocksResolver, StockColumnsResolver, StockResultResolver } from '../runs/stock-results.resolver.ts';
import { RunComparisonResolver } from '../runs/run-comparison.resolver.ts';
import { RunResolver, ScenarioRunsResolver } from '../runs/run.resolver.ts';
import { ScenarioDateResolver } from '../scenarios/scenario-date.resolver.ts';
import {
  ScenarioChangedResolver,
  ScenarioHistoryResolver,
  ScenarioVersionResolver,
} from '../scenarios/scenario-history.resolver.ts';
import { InitialStateResolver, ScenarioStateResolver } from '../scenarios/initial-state.resolver.ts';
import { RowProvenanceResolver, ScenarioProvenanceResolver } from '../scenarios/row-provenance.resolver.ts';
import { ScenarioResolver } from '../scenarios/scenario.resolver.ts';
import { PLAIN_SECTIONS } from '../scenarios/plain-nouns.ts';
import { PlainNounsResolver } from '../scenarios/plain-nouns.resolver.ts';
import { FactorResolver } from '../sources/factor.resolver.ts';
import { StockResolver } from '../stocks/stock.resolver.ts';
import { NodeResolver } from './node.resolver.ts';

export const RESOLVERS = [
  IdentityResolver,
  AuditResolver,
  ReleaseResolver,
  ProposalResolver,
  NodeResolver,
  ScenarioResolver,
  ScenarioRunsResolver,
  ScenarioStateResolver,
  InitialStateResolver,
  ScenarioProvenanceResolver,
  RowProvenanceResolver,
  ScenarioHistoryResolver,
  ScenarioVersionResolver,
  ScenarioChangedResolver,
  ScenarioIntentsResolver,
  PlanCheckResolver,
  ScenarioDateResolver,
  FactorResolver,
  NationResolver,
  ContributionResolver,
  ForceElementResolver,
  ScenarioForceElementsResolver,
  UnitTemplateResolver,
  RequirementResolver,
  PlaceResolver,
  LinkResolver,
  LiftTypeResolver,
  LiftPoolResolver,
  GateResolver,
  StockResolver,
  PlainNounsResolver,
  ...Object.values(PLAIN_SECTIONS).map(({ resolver }) => resolver),
  NounResolver,
  IntentsResolver,
  ImportResolver,
  RunResolver,
  RunComparisonResolver,
  BackgroundJobResolver,
  ScenarioJobsResolver,
  OptimisationResolver,
  MovementPlanResolver,
  RunResultResolver,
  CommanderResolver,
  ShownReplicationResolver,
  ElementResultResolver,
  GateResultResolver,
  RequirementResultResolver,
  OpeningResultResolver,
  ResourceResultResolver,
  RunElementsResolver,
  RunStocksResolver,
  StockColumnsResolver,
  StockResultResolver,
];
