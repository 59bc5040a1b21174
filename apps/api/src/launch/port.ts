/** The port that is served on: whether it is free, and what is told when it is not. */
import { createServer } from 'node:net';
import { Fault } from './fault.ts';
import type { Settings } from './settings.ts';

export function assertPortFree({ host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(toListenFault(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

export function toListenFault(error: unknown, host: string, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Fault(
      'port',
      `Port ${port} on ${host} is in use: Muster may be running already; otherwise set PORT to another.`,
      error,
    );
  if (code === 'EACCES')
    return new Fault('address', `This user may not listen on port ${port}: set PORT to one above 1023.`, error);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new Fault('address', `This machine has no address ${host}: set HOST to one that it has.`, error);
  return error;
}
