/** What rows rest on, by the names that results give them: a page that shows many figures asks for all of theirs at once. */
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { NOUNS } from '../editing/nouns.ts';
import { PAGE_MOST } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { Source } from '../sources/source.types.ts';
import { RowProvenance, RowReferenceInput } from './row-provenance.types.ts';
import { RowStore } from './row-store.ts';
import type { ScenarioRowEntity } from './scenario-row.entity.ts';
import { Scenario } from './scenario.types.ts';
import { SOURCES, type Section } from './section.ts';

type Thing = Partial<Pick<RowProvenance, 'confidence' | 'notional' | 'note' | 'sourceKey'>>;

@Resolver(() => RowProvenance)
export class RowProvenanceResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => Source, { nullable: true, description: 'Where the row comes from.' })
  source(@Caller() caller: RequestContext, @Parent() { scenarioId, sourceKey }: RowProvenance) {
    return this.rows.findByKey(caller, SOURCES, scenarioId, sourceKey);
  }
}

@Resolver(() => Scenario)
export class ScenarioProvenanceResolver {
  constructor(private readonly rows: RowStore) {}

  @ResolveField(() => [RowProvenance], {
    description: `What some rows rest on, at most ${PAGE_MOST} at once, in the order in which they are named. A row that is not there, or not shown to the caller, is left out.`,
  })
  async rowProvenance(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Argument('rows', 'Which rows.', () => [RowReferenceInput]) wanted: RowReferenceInput[],
  ): Promise<RowProvenance[]> {
    const found = await Promise.all(wanted.map((row) => this.find(caller, uuid, row)));
    return found.filter((row) => row !== null);
  }

  private async find(
    caller: RequestContext,
    scenarioId: string,
    { section, key }: RowReferenceInput,
  ): Promise<RowProvenance | null> {
    const noun = NOUNS.find(({ sectionName }) => sectionName === section);
    if (noun === undefined) return null;
    const thing = await this.rows.findByKey(caller, noun.section as Section<ScenarioRowEntity, Thing>, scenarioId, key);
    if (thing === null) return null;
    const { confidence, notional = false, note, sourceKey } = thing;
    return { scenarioId, section, key, confidence, notional, note, sourceKey };
  }
}
