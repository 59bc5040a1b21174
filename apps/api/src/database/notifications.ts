/**
 * LISTEN on a connection of its own: what another process has committed is heard here. A lost connection is taken up again. As it lives as long as
 * the process, a lock that it shares tells the others that the process is there, without writing anything.
 */
import { Socket } from 'node:net';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { DatabaseTarget } from './data-source.ts';

export const DATABASE_TARGET = Symbol('DATABASE_TARGET');

const RETRY_MS = 500;
/** A database that takes no notice, behind packets that are dropped for instance, is asked anew. */
const CONNECT_MS = 10_000;

const SHARE = 'SELECT pg_advisory_lock_shared($1)';
const COUNT_SHARING = `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = $1::bigint::oid
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** @param payload what was sent; empty after the connection was lost, when anything may have happened */
export type Listener = (payload: string) => void;

@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly listeners = new Map<string, Set<Listener>>();
  /** Advisory locks that are shared with others of a kind. */
  private readonly shared = new Set<number>();
  private client: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  /** Of the client that is connecting. */
  private opening: Socket | undefined;
  private closed = false;

  constructor(@Inject(DATABASE_TARGET) private readonly target: DatabaseTarget) {}

  /** @returns a function that ends the listening */
  async listen(channel: string, listener: Listener): Promise<() => void> {
    const known = this.listeners.get(channel);
    if (known === undefined) {
      this.listeners.set(channel, new Set([listener]));
      if (this.client !== undefined) await this.client.query(`LISTEN ${channel}`).catch(() => undefined);
    } else known.add(listener);
    if (this.client === undefined) await this.connect();
    return () => void this.listeners.get(channel)?.delete(listener);
  }

  /**
   * Takes part in an advisory lock for as long as the process lives, and tells how many do.
   *
   * @throws while the database is away: nobody knows then
   */
  async countSharing(lock: number): Promise<number> {
    if (!this.shared.has(lock)) {
      this.shared.add(lock);
      await this.client?.query(SHARE, [lock]);
    }
    if (this.client === undefined) await this.connect();
    if (this.client === undefined) throw new Error('the database is away');
    const { rows } = await this.client.query<{ count: number }>(COUNT_SHARING, [lock]);
    return rows[0].count;
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    // It may wait for a database that takes no notice.
    this.opening?.destroy();
    await this.connecting;
    await this.client?.end().catch(() => undefined);
  }

  /** Nothing where it is connected already: who listens and the pause after a loss may both ask for it. */
  private connect(): Promise<void> {
    if (this.client !== undefined) return Promise.resolve();
    this.connecting ??= this.tryConnect().finally(() => (this.connecting = undefined));
    return this.connecting;
  }

  private async tryConnect(): Promise<void> {
    // The pause after a loss may be over when the process is on its way down.
    if (this.closed) return;
    const socket = new Socket();
    const client = new pg.Client({
      ...('url' in this.target ? { connectionString: this.target.url } : this.target),
      connectionTimeoutMillis: CONNECT_MS,
      stream: () => socket,
    });
    let lost = false;
    const onLost = () => {
      if (lost || this.closed) return;
      lost = true;
      if (this.client === client) this.client = undefined;
      setTimeout(() => void this.connect(), RETRY_MS).unref();
    };
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    this.opening = socket;
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`LISTEN ${channel}`);
      for (const lock of this.shared) await client.query(SHARE, [lock]);
      this.client = client;
      for (const channel of this.listeners.keys()) this.tell(channel, '');
    } catch {
      await client.end().catch(() => undefined);
      onLost();
    } finally {
      this.opening = undefined;
    }
  }

  private tell(channel: string, payload: string): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(payload);
  }
}
