/** The canary: with a fault planted in the books of a stock the tests must fail, without one they must hold. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { mutantsOf } from './mutants.mjs';
import { SUBJECTS } from './planted-fault-subjects.mjs';
import { isNoticed } from './planted-faults.mjs';

const supply = resolve(import.meta.dirname, '../../libs/logistics/src/operation/supply/supply.ts');
const STORY = ['libs/logistics/src/test/a03-conditions-supply'];

describe('canary', () => {
  it('finds faults to plant, each inside its file and different from what stands there', () => {
    const mutants = mutantsOf(supply);
    expect(mutants.length).toBeGreaterThan(50);
    for (const { start, end } of mutants) expect(end).toBeGreaterThan(start);
  });

  it('knows where the files and their tests stand', () => {
    const named = SUBJECTS.flatMap(({ file, specs, last }) => [
      file,
      ...[...specs, ...last].map((spec: string) => `${spec}.spec.ts`),
    ]);
    expect(named.filter((path) => !existsSync(resolve(import.meta.dirname, '../..', path)))).toEqual([]);
  });

  it('a build with a planted fault is caught, and one without is not', () => {
    const fault = mutantsOf(supply).find((m) => m.what.startsWith('-=') && m.replacement === '+=');
    expect(fault).toBeDefined();
    expect(isNoticed(fault, STORY)).toBe(true);
    expect(isNoticed(undefined, STORY)).toBe(false);
  });
});
