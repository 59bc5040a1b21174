/** Reads settings out of the environment and collects everything that is wrong with them, so that all faults are told at once. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Fault } from './fault.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names that no setting has and that mean no harm: tests and tools use them. */
const OTHER_NAMES = /^MUSTER_(TEST_|URL$|DEBUG$)/;

export class SettingReader {
  private readonly problems: string[] = [];
  private readonly known = new Set<string>();

  constructor(private readonly env: Environment) {}

  /** An empty value counts as none: that is how compose files and shells leave a variable out. */
  find(name: string): string | undefined {
    this.known.add(name);
    this.known.add(`${name}_FILE`);
    const file = this.env[`${name}_FILE`] || undefined;
    const value = this.env[name] || undefined;
    if (file === undefined) return value;
    if (value !== undefined) this.refuse(name, `is set beside ${name}_FILE: only one of them can hold.`);
    return this.readFile(`${name}_FILE`, file);
  }

  /** Secrets are handed over in files: an environment is seen by too many. */
  private readFile(name: string, file: string): string | undefined {
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch {
      this.refuse(name, 'names a file that cannot be read.');
      return undefined;
    }
  }

  text(name: string, otherwise: string): string {
    return this.find(name) ?? otherwise;
  }

  integer(name: string, otherwise: number, least: number, most: number): number {
    const text = this.find(name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (/^\d{1,10}$/.test(text) && value >= least && value <= most) return value;
    this.refuse(name, `is "${short(text)}" and has to be a whole number from ${least} to ${most}.`);
    return otherwise;
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const text = this.find(name);
    if (text === undefined) return otherwise;
    const found = choices.find((choice) => choice === text);
    if (found === undefined) this.refuse(name, `is "${short(text)}" and has to be one of ${choices.join(', ')}.`);
    return found ?? otherwise;
  }

  refuse(name: string, sentence: string): void {
    this.problems.push(`${name} ${sentence}`);
  }

  /** Throws when anything was refused, or when a name looks like a setting and is none: most often a slip of the pen. */
  assertSensible(): void {
    for (const name of Object.keys(this.env).sort()) {
      if (name.startsWith('MUSTER_') && !this.known.has(name) && !OTHER_NAMES.test(name))
        this.refuse(name, 'is no setting; docs/operations.md lists them all.');
    }
    if (this.problems.length > 0) throw new Fault('settings', this.problems.join('\n'));
  }
}

/** Threads of a process when nothing is said: one a core. */
export const coresOfMachine = (): number => availableParallelism();

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}...` : text);
