/**
 * How many servers there are on this database, so that what one caller may ask is divided among them. Each shares a lock that goes with its
 * connection: who starts, stops or dies is counted within seconds, and nothing is written for it.
 */
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Notifications } from '../database/notifications.ts';
import { RequestRates } from './request-rates.ts';

/** Any constant that nothing else uses. */
const LOCK = 7_215_930;
const LOOK_MS = 2000;

@Injectable()
export class ServerCount implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ServerCount.name);
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly notifications: Notifications,
    private readonly rates: RequestRates,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      this.rates.divide(await this.notifications.countSharing(LOCK));
    } catch (error) {
      // The database is away: the last count stands.
      this.logger.debug(`The servers could not be counted: ${(error as Error).message}`);
    } finally {
      this.looking = false;
    }
  }
}
