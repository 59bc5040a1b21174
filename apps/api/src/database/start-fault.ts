/** What the embedded database wrote before it ended, as one sentence. */
import { Fault } from '../launch/fault.ts';

export function toStartFault(output: string, folder: string): Fault {
  if (/no space left on device|disk quota exceeded/i.test(output))
    return new Fault('diskFull', `There is no space left on the disk that holds ${folder}.`);
  if (/permission denied/i.test(output))
    return new Fault('dataFolder', `The embedded database may not write to ${folder}: ${lastLine(output)}`);
  return new Fault('databaseFailed', `The embedded database did not start: ${lastLine(output)}`);
}

function lastLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => /FATAL|PANIC|error/i.test(line)).at(-1) ?? lines.at(-1) ?? 'it gave no reason';
  return telling.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').slice(0, 300);
}
