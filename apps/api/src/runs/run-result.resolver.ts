/** The parts of a result, each read only when it is selected, and the things of the scenario that they speak of. */
import type { Bottleneck as BottleneckRow } from '@muster/planning/run';
import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ForceElement } from '../force-elements/force-element.types.ts';
import { Gate } from '../gates/gate.types.ts';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { ClosureKind } from '../graphql/result-vocabulary.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { Link } from '../links/link.types.ts';
import { Place } from '../places/place.types.ts';
import { Requirement } from '../requirements/requirement.types.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { FORCE_ELEMENTS, GATES, LINKS, PLACES, REQUIREMENTS } from '../scenarios/section.ts';
import {
  ClosureCurve,
  ElementResult,
  ElementResultConnection,
  GateResult,
  RequirementResult,
} from './result-closure.types.ts';
import {
  ComponentCover,
  FundingYear,
  MonitorResult,
  OfficeResult,
  OpeningResult,
  ResponseStep,
  SectorResult,
  SupportProgress,
} from './result-posture.types.ts';
import { ResultStore } from './result-store.ts';
import type { StoredBottleneck } from './result-rows.ts';
import {
  ShownDecisions,
  ShownElement,
  ShownMovements,
  ShownReplication,
  ShownRuns,
  ShownState,
  ShownSupply,
} from './result-shown.types.ts';
import { Bottleneck, DeliveryResult, LiftUse, ResourceResult } from './result-supply.types.ts';
import { RunResult } from './run.types.ts';

/** Results speak of rows by their key in the document, which the API calls `key` everywhere. */
const withKey = <T extends { id: string }>({ id, ...rest }: T, scenarioId: string) => ({
  ...rest,
  key: id,
  scenarioId,
});

/** Those of older runs do not say whether they are confirmed. */
type ReadBottleneck = BottleneckRow & Pick<StoredBottleneck, 'isBeingConfirmed'>;

function toBottleneckStage({ confirmed, isBeingConfirmed, daysGained }: ReadBottleneck) {
  if (confirmed === undefined || confirmed === null) return null;
  if (confirmed) return 'confirmed';
  if (isBeingConfirmed) return 'confirming';
  return daysGained === null ? 'suspected' : 'tried';
}

@Resolver(() => RunResult)
export class RunResultResolver {
  constructor(private readonly results: ResultStore) {}

  @ResolveField(() => [ClosureCurve], { description: 'Required against ready over time, one curve for each group.' })
  closures(
    @Caller() caller: RequestContext,
    @Parent() { runUuid }: RunResult,
    @Argument('kinds', 'Only groups of these kinds; all when absent.', () => [ClosureKind], { nullable: true })
    kinds?: string[],
  ) {
    return this.results.list(caller, runUuid, 'closures', kinds);
  }

  @ResolveField(() => ElementResultConnection, { description: 'Force elements and movement lines, by key.' })
  elements(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult, @Args() args: PageArgs) {
    return this.results.page(caller, runUuid, 'elements', toPage(args, 'element-results'), (body) =>
      withKey(body, scenarioId),
    );
  }

  @ResolveField(() => [GateResult], { description: 'When the gates are met.' })
  async gates(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult) {
    return (await this.results.list(caller, runUuid, 'gates')).map((body) => withKey(body, scenarioId));
  }

  @ResolveField(() => [ResourceResult], { description: 'Use of the capacities of places and links.' })
  async resources(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult) {
    const found = await this.results.list(caller, runUuid, 'resources');
    return found.map(({ place, link, ...body }) => ({ ...withKey(body, scenarioId), placeKey: place, linkKey: link }));
  }

  @ResolveField(() => [LiftUse], { description: 'Use of every pool of lift; empty in results of older engines.' })
  async lift(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult) {
    return (await this.results.list(caller, runUuid, 'lift')).map((body) => withKey(body, scenarioId));
  }

  @ResolveField(() => [DeliveryResult], {
    description: 'Deliveries that move over the network; empty in results of older engines.',
  })
  async deliveries(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult) {
    return (await this.results.list(caller, runUuid, 'deliveries')).map((body) => withKey(body, scenarioId));
  }

  @ResolveField(() => [RequirementResult], { description: 'How far the statement of requirements is met.' })
  async requirements(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult) {
    return (await this.results.list(caller, runUuid, 'requirements')).map((body) => withKey(body, scenarioId));
  }

  @ResolveField(() => [SectorResult], {
    description: 'Hold times of the sectors against the force that is to reinforce them.',
  })
  async sectors(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult) {
    // Runs of earlier versions have no lines by sector.
    return (await this.results.list(caller, runUuid, 'sectors')).map(({ requirements = [], ...body }) => ({
      ...withKey(body, scenarioId),
      requirements: requirements.map(({ id, inTime }) => ({ key: id, inTime })),
    }));
  }

  @ResolveField(() => [MonitorResult], { description: 'Who watches the ceasefire, and how much of it.' })
  async monitors(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return (await this.results.list(caller, runUuid, 'monitors')).map(({ id, ...row }) => ({ ...row, key: id }));
  }

  @ResolveField(() => [ResponseStep], {
    description: 'What is decided after a breach, on one timeline: by the median time, what never happens last.',
  })
  async response(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return (await this.results.list(caller, runUuid, 'response')).map(({ id, ...step }) => ({ ...step, key: id }));
  }

  @ResolveField(() => [SupportProgress], {
    description: 'Packages, joint production, training, regenerated formations and fortification over time.',
  })
  async support(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return (await this.results.list(caller, runUuid, 'progress')).map(({ id, ...row }) => ({ ...row, key: id }));
  }

  @ResolveField(() => [FundingYear], { description: 'Funding against need by calendar year.' })
  funding(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return this.results.list(caller, runUuid, 'funding');
  }

  @ResolveField(() => [OfficeResult], { description: 'Offices through whose hands decisions went.' })
  async offices(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return (await this.results.list(caller, runUuid, 'offices')).map(({ id, ...row }) => ({ ...row, key: id }));
  }

  @ResolveField(() => [OpeningResult], {
    description: 'When places are opened, and their support contracts in force. Empty in runs of earlier versions.',
  })
  async openings(@Caller() caller: RequestContext, @Parent() { runUuid, scenarioId }: RunResult) {
    return (await this.results.list(caller, runUuid, 'openings')).map(
      ({ place, facilities = [], contracts, ...body }) => ({
        ...withKey(body, scenarioId),
        placeKey: place,
        facilities,
        contracts: contracts.map(({ id, ...row }) => ({ ...row, key: id })),
      }),
    );
  }

  @ResolveField(() => [ComponentCover], { description: 'Cover of the five components of the declaration.' })
  async components(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    const found = await this.results.list(caller, runUuid, 'components');
    return found.map(({ id, ...row }) => ({ ...row, component: id }));
  }

  @ResolveField(() => [Bottleneck], {
    description:
      'What holds elements back: most days gained first, and by share of waiting where nothing is gained or nothing was run again.',
  })
  async bottlenecks(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    const found: readonly ReadBottleneck[] = await this.results.list(caller, runUuid, 'bottlenecks');
    return found.map((row) => ({ ...row, stage: toBottleneckStage(row) }));
  }

  @ResolveField(() => ShownReplication, { description: 'The replication that map and timeline show.' })
  async shown(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return { ...(await this.results.findShown(caller, runUuid)), runUuid };
  }

  @ResolveField(() => ShownReplication, {
    nullable: true,
    description:
      'A replication that is kept in full: one asked for by `keepReplications`, or the shown one; else null.',
  })
  async replication(
    @Caller() caller: RequestContext,
    @Parent() { runUuid }: RunResult,
    @Argument('number', 'Its number, from 0.', () => Int) number: number,
  ): Promise<ShownReplication | null> {
    const kept = await this.results.findKept(caller, runUuid, number);
    if (kept !== undefined) return { ...kept, runUuid, kept: number };
    const shown = await this.results.findShown(caller, runUuid);
    return shown?.replication === number ? { ...shown, runUuid } : null;
  }
}

@Resolver(() => ShownReplication)
export class ShownReplicationResolver {
  constructor(private readonly results: ResultStore) {}

  @ResolveField(() => [ShownElement], { description: 'The elements with their binding chains.' })
  async elements(@Caller() caller: RequestContext, @Parent() { runUuid, kept }: ShownReplication) {
    const found = (await this.results.findShownPart(caller, runUuid, 'elements', kept)) ?? [];
    return found.map(({ id, ...rest }) => ({ ...rest, key: id }));
  }

  @ResolveField(() => ShownMovements, { description: 'What moves where and when.' })
  async movements(
    @Caller() caller: RequestContext,
    @Parent() { runUuid, kept }: ShownReplication,
  ): Promise<ShownMovements> {
    return {
      ...NO_MOVEMENTS,
      ...(await this.results.findShownPart(caller, runUuid, 'movements', kept)),
    } as ShownMovements;
  }

  @ResolveField(() => ShownSupply, {
    nullable: true,
    description:
      'Supply that is under way or owed, by line; null where the run does not tell it: of an earlier version, or without its details.',
  })
  async supply(@Caller() caller: RequestContext, @Parent() { runUuid, kept }: ShownReplication) {
    return (await this.results.findShownPart(caller, runUuid, 'supply', kept)) ?? null;
  }

  @ResolveField(() => ShownRuns, {
    nullable: true,
    description:
      'Which runs of works, production, training and formations are under way; null where the run does not tell it: of an earlier version, or without its details.',
  })
  async runs(@Caller() caller: RequestContext, @Parent() { runUuid, kept }: ShownReplication) {
    return (await this.results.findShownPart(caller, runUuid, 'runs', kept)) ?? null;
  }

  @ResolveField(() => ShownState, {
    nullable: true,
    description:
      'What it has in stock, has done and has decided; null where the run does not tell it: of an earlier version, or without its details.',
  })
  async state(
    @Caller() caller: RequestContext,
    @Parent() { runUuid, kept }: ShownReplication,
    @Argument('atMin', 'Minute from CF-day whose amounts are asked for: those at the step of the run that it is in.', () => Int) // prettier-ignore
    atMin: number,
  ): Promise<ShownState | null> {
    const head = await this.results.findHead(caller, runUuid);
    const decisions = await this.results.findShownPart(caller, runUuid, 'decisions', kept);
    if (head === undefined || decisions === undefined) return null;
    const step = Math.min(head.clock.steps - 1, Math.max(0, Math.floor(atMin / head.clock.stepMin)));
    const amounts = await this.results.findShownAmounts(caller, runUuid, step, kept);
    const { id, ...times } = decisions;
    return amounts === undefined ? null : { ...amounts, decisions: { key: id, ...times } as ShownDecisions };
  }
}

/** What is left of the movements when retention has removed the details. */
const NO_MOVEMENTS: ShownMovements = {
  mode: [],
  from: [],
  to: [],
  startMin: [],
  endMin: [],
  persons: [],
  vehicles: [],
  massT: [],
  of: [],
};

@Resolver(() => ElementResult)
export class ElementResultResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => ForceElement, { nullable: true, description: 'The force element; null for a movement line.' })
  element(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: ElementResult) {
    return this.rows.findByKey(caller, FORCE_ELEMENTS, scenarioId, key);
  }
}

@Resolver(() => GateResult)
export class GateResultResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Gate, { nullable: true, description: 'The gate.' })
  gate(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: GateResult) {
    return this.rows.findByKey(caller, GATES, scenarioId, key);
  }
}

@Resolver(() => RequirementResult)
export class RequirementResultResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Requirement, { nullable: true, description: 'The requirement.' })
  requirement(@Caller() caller: RequestContext, @Parent() { scenarioId, key }: RequirementResult) {
    return this.rows.findByKey(caller, REQUIREMENTS, scenarioId, key);
  }
}

@Resolver(() => ResourceResult)
export class ResourceResultResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Place, { nullable: true, description: 'The place that it belongs to.' })
  place(@Caller() caller: RequestContext, @Parent() { scenarioId, placeKey }: ResourceResult) {
    return this.rows.findByKey(caller, PLACES, scenarioId, placeKey);
  }

  @ResolveField(() => Link, { nullable: true, description: 'The link that it belongs to.' })
  link(@Caller() caller: RequestContext, @Parent() { scenarioId, linkKey }: ResourceResult) {
    return this.rows.findByKey(caller, LINKS, scenarioId, linkKey);
  }
}

@Resolver(() => OpeningResult)
export class OpeningResultResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Place, { nullable: true, description: 'The place that is opened.' })
  place(@Caller() caller: RequestContext, @Parent() { scenarioId, placeKey }: OpeningResult) {
    return this.rows.findByKey(caller, PLACES, scenarioId, placeKey);
  }
}
