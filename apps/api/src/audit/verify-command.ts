/**
 * `npm run audit:verify [-- HEAD]`: recomputes the chain of the audit trail. Exit 0 and the head when it is whole; 1 and the first row that
 * does not fit; 2 on bad input. Keep the head elsewhere and give it next time: rows cut off at the end show only that way.
 */
import { createDataSource, type DatabaseTarget } from '../database/data-source.ts';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { readCommandSettings } from '../launch/settings.ts';
import { verifyAudit } from './audit-trail.ts';

interface Output {
  readonly data: (text: string) => void;
  readonly progress: (text: string) => void;
}

export async function verifyCommand(args: readonly string[], env: NodeJS.ProcessEnv, output: Output): Promise<number> {
  const [expected, ...rest] = args;
  if (rest.length > 0 || (expected !== undefined && !/^[0-9a-f]{64}$/.test(expected))) {
    output.progress('Usage: npm run audit:verify [-- HEAD]; HEAD is the hash of 64 digits that was printed before.\n');
    return 2;
  }
  const settings = readCommandSettings(env);
  if (settings.databaseUrl !== undefined) return verify({ url: settings.databaseUrl }, expected, output);
  const embedded = new EmbeddedPostgres({ folder: settings.dataFolder });
  try {
    return await verify(await embedded.start(), expected, output);
  } finally {
    await embedded.stop();
  }
}

async function verify(target: DatabaseTarget, expected: string | undefined, { data }: Output): Promise<number> {
  const source = createDataSource(target);
  await source.initialize();
  try {
    const { rows, head, broken } = await verifyAudit(source, expected);
    data(`${JSON.stringify({ rows, head, broken: broken ?? null })}\n`);
    return broken === undefined ? 0 : 1;
  } finally {
    await source.destroy();
  }
}
