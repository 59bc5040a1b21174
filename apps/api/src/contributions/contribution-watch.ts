/** What becomes of the contributions that a caller sees: changed, released to him, removed or withdrawn from him. */
import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { looks } from '../database/looks.ts';
import { Notifications } from '../database/notifications.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { SCENARIO_CHANNEL } from '../scenarios/document-store.ts';
import { RowStore } from '../scenarios/row-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { CONTRIBUTIONS } from '../scenarios/section.ts';
import { CHANGED_MOST, type ContributionsChanged } from './contribution.types.ts';

/** Changes that follow each other within this time are told as one. */
const LOOK_MS = 100;

@Injectable()
export class ContributionWatch {
  constructor(
    private readonly rows: RowStore,
    private readonly scenarios: ScenarioService,
    private readonly notifications: Notifications,
  ) {}

  async watch(context: RequestContext, id: string | undefined): Promise<AsyncGenerator<ContributionsChanged>> {
    if (id === undefined || (await this.scenarios.findById(context, id)) === null)
      throw new GraphQLError('There is no such scenario.', { extensions: { code: 'scenario.unknown' } });
    return this.follow(context, id, await this.rows.listVersions(context, CONTRIBUTIONS, id));
  }

  private async *follow(
    context: RequestContext,
    id: string,
    before: ReadonlyMap<string, number>,
  ): AsyncGenerator<ContributionsChanged> {
    const look = async () => {
      this.rows.forget(context);
      this.scenarios.forget(context);
      return (await this.scenarios.findById(context, id)) && this.rows.listVersions(context, CONTRIBUTIONS, id);
    };
    let last = before;
    const watched = { channel: SCENARIO_CHANNEL, id, pauseMs: LOOK_MS, gone: context.gone };
    for await (const now of looks(this.notifications, watched, look)) {
      if (now === null) return;
      const changed = [...now].filter(([key, version]) => last.get(key) !== version).map(([key]) => key);
      const removed = [...last.keys()].filter((key) => !now.has(key));
      last = now;
      if (changed.length === 0 && removed.length === 0) continue;
      yield {
        contributions: await this.rows.listByKeys(context, CONTRIBUTIONS, id, changed.slice(0, CHANGED_MOST)),
        count: changed.length,
        removed: removed.slice(0, CHANGED_MOST),
      };
    }
  }
}
