import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { EntityManager } from 'typeorm';
import { WorkerRegistry } from './worker-registry.ts';

/** What a worker of this process writes of itself. */
async function findOwnHost(): Promise<string> {
  let host = '';
  const query = (_: string, [, name]: readonly string[]) => Promise.resolve((host = name));
  await new WorkerRegistry().show({ query } as unknown as EntityManager, 1);
  return host;
}

const listDead = (host: string, isSilent: boolean) => {
  // A process id that no process here has.
  const row = { id: 'other', host, pid: 2 ** 30, process_start: '1', is_silent: isSilent };
  const query = (text: string) => Promise.resolve(text.includes('DISTINCT worker_id') ? [] : [row]);
  return new WorkerRegistry().listDead({ query } as unknown as EntityManager, true);
};

describe('Workers', () => {
  it('of this machine whose process is gone are dead at once', async () => {
    expect(await listDead(await findOwnHost(), false)).toEqual(['other']);
  });

  it('of another machine with the same name are judged by their silence alone', async () => {
    const own = await findOwnHost();
    const namespace = readlinkSync('/proc/self/ns/pid');
    // As two copies of one image have it: name of the machine and number of the namespace.
    for (const host of [
      `${hostname()} ${namespace}`,
      own.replace(/[0-9a-f-]{36}/, '00000000-0000-4000-8000-000000000000'),
    ]) {
      expect(host).not.toBe(own);
      expect(await listDead(host, false)).toEqual([]);
      expect(await listDead(host, true)).toEqual(['other']);
    }
  });
});
