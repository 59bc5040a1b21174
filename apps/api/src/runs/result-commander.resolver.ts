/** The commander's part of a result, the force package, and the composition of the force at a clock time. */
import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { composeAt, RUNGS } from '@muster/planning/run';
import { GraphQLError } from 'graphql';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { CommanderPicture, CompositionCell, ForcePackage, Sensitivity } from './result-commander.types.ts';
import { CommodityBound } from './result-closure.types.ts';
import { ResultStore } from './result-store.ts';
import { RunResult } from './run.types.ts';

@Resolver(() => RunResult)
export class CommanderResolver {
  constructor(private readonly results: ResultStore) {}

  @ResolveField(() => CommanderPicture, {
    nullable: true,
    description: 'What a commander reads; null in results of an engine that did not tell it.',
  })
  async commander(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    const found = await this.results.findCommander(caller, runUuid);
    if (found === undefined) return null;
    const withKeys = <T extends { readonly id: string }>(rows: readonly T[]) =>
      rows.map(({ id, ...row }) => ({ ...row, key: id }));
    return { ...found, communications: withKeys(found.communications), singlePoints: withKeys(found.singlePoints) };
  }

  @ResolveField(() => [Sensitivity], {
    description: 'The five assumptions that move readiness most, largest first; empty until the run has ended.',
  })
  sensitivities(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return this.results.listSensitivities(caller, runUuid);
  }

  @ResolveField(() => ForcePackage, {
    nullable: true,
    description: 'Offers against the statement of requirements; null until the run has ended.',
  })
  async forcePackage(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    const found = await this.results.findForcePackage(caller, runUuid);
    if (found === null) return null;
    return {
      lines: found.lines.map(({ id, ...line }) => ({ ...line, requirement: id })),
      plans: found.plans.map((plan) => ({
        ...plan,
        assignments: plan.assignments.map(({ line, element }) => ({ requirement: line, element })),
      })),
    };
  }

  @ResolveField(() => CommodityBound, {
    nullable: true,
    description:
      'What the programme of several commodities proves of the shown replication; null until it is found, when some elements can never be ready, and in runs of earlier versions.',
  })
  commodityBound(@Caller() caller: RequestContext, @Parent() { runUuid }: RunResult) {
    return this.results.findCommodityBound(caller, runUuid);
  }

  @ResolveField(() => [CompositionCell], {
    description:
      'The force at one clock time in the shown replication: persons and elements by nation, component and capability. Cells add up to every total.',
  })
  async composition(
    @Caller() caller: RequestContext,
    @Parent() { runUuid }: RunResult,
    @Argument('atMin', 'Minutes from CF-day.', () => Int) atMin: number,
  ) {
    const elements = await this.results.listComposed(caller, runUuid);
    if (elements.length === 0) return [];
    if (!Number.isInteger(atMin))
      throw new GraphQLError('"atMin" is a whole number of minutes.', { extensions: { code: 'BAD_USER_INPUT' } });
    const times = (await this.results.findShownPart(caller, runUuid, 'elements')) ?? [];
    return composeAt(elements, times, atMin).map(({ rungs, ...cell }) => ({
      ...cell,
      rungs: RUNGS.filter((rung) => rungs[rung].elements > 0).map((rung) => ({ rung, ...rungs[rung] })),
    }));
  }
}
