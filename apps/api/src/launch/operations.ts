/** Opens metrics and health on their own address, where that is wanted. */
import type { INestApplicationContext } from '@nestjs/common';
import { HealthService } from '../operations/health.ts';
import { Metrics } from '../operations/metrics.ts';
import { serveOperations } from '../operations/operations-server.ts';
import { Fault } from './fault.ts';
import type { ProcessSettings } from './settings.ts';
import type { Undo } from './target.ts';

export async function openOperations(
  app: INestApplicationContext,
  { operations }: Pick<ProcessSettings, 'operations'>,
  undo: Undo,
): Promise<void> {
  if (operations === undefined) return;
  try {
    const server = await serveOperations(operations, app.get(HealthService), app.get(Metrics));
    undo.add(() => server.close());
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    const message = `Metrics cannot be served on ${operations.host}, port ${operations.port} (${reason}): set MUSTER_OPERATIONS_PORT to another.`;
    throw new Fault('port', message, error);
  }
}
