import { ID, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../identity/request-context.ts';
import { BackgroundJobService } from '../jobs/background-job.service.ts';
import { RunService } from '../runs/run.service.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { ALL_SECTIONS } from '../scenarios/all-sections.ts';
import { PAGE_MOST } from './connection.ts';
import { Argument } from './field.ts';
import { findReference, Node } from './node.ts';
import { Caller } from './request-context.decorator.ts';

@Resolver(() => Node)
export class NodeResolver {
  constructor(
    private readonly rows: RowStore,
    private readonly scenarios: ScenarioService,
    private readonly runs: RunService,
    private readonly jobs: BackgroundJobService,
  ) {}

  @Query(() => Node, { nullable: true, name: 'node', description: 'Any thing by its id; null when there is none.' })
  async find(@Caller() caller: RequestContext, @Argument('id', 'Its id.', () => ID) id: string): Promise<Node | null> {
    const reference = findReference(id);
    if (reference === undefined) return null;
    if (reference.type === 'Scenario') return this.scenarios.findById(caller, reference.uuid);
    if (reference.type === 'Run') return this.runs.findById(caller, reference.uuid);
    if (reference.type === 'BackgroundJob') return this.jobs.findById(caller, reference.uuid);
    const section = ALL_SECTIONS.find(({ type }) => type === reference.type);
    return section === undefined ? null : ((await this.rows.findById(caller, section, reference.uuid)) as Node | null);
  }

  @Query(() => [Node], {
    nullable: 'items',
    name: 'nodes',
    description: `Several things by their ids, at most ${PAGE_MOST}, in the order of the ids; null where there is none.`,
  })
  async list(
    @Caller() caller: RequestContext,
    @Argument('ids', 'Their ids.', () => [ID]) ids: string[],
  ): Promise<(Node | null)[]> {
    return Promise.all(ids.map((id) => this.find(caller, id)));
  }
}
