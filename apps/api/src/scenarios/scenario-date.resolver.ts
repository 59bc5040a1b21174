import { ScenarioClock, type ScenarioDate as DocumentDate } from '@muster/planning';
import { Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Caller } from '../graphql/request-context.decorator.ts';
import { ScenarioDate } from '../graphql/quantities.ts';
import { DateTime } from '../graphql/scalars.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ScenarioService } from './scenario.service.ts';

/** A date of a row, with what it takes to place it on the calendar. */
interface RowDate {
  readonly scenarioId: string;
  readonly date: DocumentDate;
}

@Resolver(() => ScenarioDate)
export class ScenarioDateResolver {
  constructor(private readonly scenarios: ScenarioService) {}

  @ResolveField(() => DateTime, { description: 'The instant on the calendar.' })
  async at(@Caller() caller: RequestContext, @Parent() parent: unknown): Promise<Date> {
    const { scenarioId, date } = parent as RowDate;
    const clock = await this.getClock(caller, scenarioId);
    return new Date(clock.instant(clock.minute(date)));
  }

  @ResolveField(() => Float, { description: 'Minutes from CF-day.' })
  async minute(@Caller() caller: RequestContext, @Parent() parent: unknown): Promise<number> {
    const { scenarioId, date } = parent as RowDate;
    return (await this.getClock(caller, scenarioId)).minute(date);
  }

  private async getClock(caller: RequestContext, scenarioId: string): Promise<ScenarioClock> {
    const scenario = await this.scenarios.findEntity(caller, scenarioId);
    if (scenario === undefined) throw new Error(`a row of the unknown scenario ${scenarioId}`);
    return new ScenarioClock(scenario.head.clock);
  }
}
