/** Whether this process is fit to be sent work. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const CHECK_MS = 2000;

export interface Health {
  readonly status: 'ok' | 'unavailable';
  readonly reason?: string;
}

@Injectable()
export class HealthService {
  private draining = false;
  private asked: Promise<Health> | undefined;

  constructor(private readonly source: DataSource) {}

  /** From now on nothing new is to be sent here; what is under way ends. */
  drain(): void {
    this.draining = true;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /** However many ask at once, the database is asked by one of them. */
  async check(): Promise<Health> {
    if (this.draining) return { status: 'unavailable', reason: 'The process is stopping.' };
    this.asked ??= this.ask().finally(() => (this.asked = undefined));
    return this.asked;
  }

  private async ask(): Promise<Health> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('late')), CHECK_MS);
    });
    try {
      await Promise.race([this.source.query('SELECT 1'), late]);
      return { status: 'ok' };
    } catch {
      return { status: 'unavailable', reason: 'The database does not answer.' };
    } finally {
      clearTimeout(timer);
    }
  }
}
