import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ImportService } from './import.service.ts';
import {
  ImportApplyInput,
  ImportApplyPayload,
  ImportLineConnection,
  ImportOutcome,
  ImportProgress,
  ScenarioImport,
} from './import.types.ts';

@Resolver(() => ScenarioImport)
export class ImportResolver {
  constructor(private readonly imports: ImportService) {}

  @Query(() => ScenarioImport, {
    name: 'scenarioImport',
    nullable: true,
    description:
      'An upload of your own that is not older than a day; null when there is none. Files are sent to `/imports`.',
  })
  find(@Caller() caller: RequestContext, @Argument('id', 'Its id.', () => ID) id: string) {
    return this.imports.find(caller, id);
  }

  @ResolveField(() => ImportLineConnection, { description: 'What becomes of its lines, in the order of the file.' })
  lines(
    @Caller() caller: RequestContext,
    @Parent() { id }: ScenarioImport,
    @Args() args: PageArgs,
    @Argument('outcomes', 'Only those with these outcomes.', () => [ImportOutcome], { nullable: true })
    outcomes?: string[],
  ) {
    return this.imports.listLines(caller, id, toPage(args, 'import-lines'), outcomes ?? undefined);
  }

  @ResolveField(() => ImportProgress, {
    nullable: true,
    description: 'How far taking it over is; null where it is not under way, or at another server.',
  })
  progress(@Parent() { id }: ScenarioImport) {
    return this.imports.progress.find(id);
  }

  @Mutation(() => ImportApplyPayload, {
    name: 'importApply',
    description: 'Takes an upload over: all lines that are not rejected or ignored, as one version that can be undone.',
  })
  apply(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to apply.', () => ImportApplyInput) input: ImportApplyInput,
  ) {
    return this.imports.apply(caller, input);
  }
}
