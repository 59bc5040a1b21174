/** The commands. `simulate` and `schema` need neither server nor database; what needs one is loaded only then. */
import { toJsonSchema } from '@muster/planning';
import { Fault } from '../launch/fault.ts';
import { toDatabaseFault } from '../launch/lost-database.ts';
import { checkPlan } from './check-plan.ts';
import { simulate, type Output } from './simulate.ts';

const output: Output = {
  data: (text) => void process.stdout.write(text),
  progress: (text) => void process.stderr.write(text),
};

export async function main(command: string, args: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  try {
    if (command === 'simulate') process.exitCode = await simulate(args, output);
    else if (command === 'schema') output.data(`${JSON.stringify(toJsonSchema(), null, 2)}\n`);
    else if (command === 'check-plan') process.exitCode = await checkPlan(args, output);
    else if (command === 'optimise' || command === 'locate') {
      const commands = await import('./optimise.ts');
      process.exitCode = await commands[command](args, output);
    } else if (command === 'audit:verify') process.exitCode = await verifyAuditTrail(args);
    else throw new Error(`there is no command ${command}`);
  } catch (met) {
    const error = toDatabaseFault(met);
    if (error instanceof Fault) {
      output.progress(`${error.message}\n`);
      process.exitCode = error.exitCode;
      return;
    }
    output.progress(`Muster met a fault that it does not know: ${(error as Error).message}\n`);
    if (process.env['MUSTER_DEBUG']) output.progress(`${(error as Error).stack}\n`);
    process.exitCode = 3;
  }
}

async function verifyAuditTrail(args: readonly string[]): Promise<number> {
  const { verifyCommand } = await import('../audit/verify-command.ts');
  return verifyCommand(args, process.env, output);
}
