/** `npm run optimise`: Ctrl-C ends the search, and what was found so far is printed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToyWorld } from '../test/toy-world.ts';
import { optimise } from './optimise.ts';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'muster-optimise-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'toy.json');
writeFileSync(file, JSON.stringify(createToyWorld('toy')));

async function run(args: readonly string[], onProgress: (text: string) => void = () => undefined) {
  let data = '';
  const code = await optimise([file, ...args], { data: (text) => void (data += text), progress: onProgress });
  return { code, plan: JSON.parse(data) as { stopped: boolean; evaluations: number } };
}

it('tries as many plans as it was asked for', async () => {
  const { code, plan } = await run(['--evaluations', '5', '--replications', '4']);
  expect(code).toBe(0);
  expect(plan).toMatchObject({ stopped: false, evaluations: 5 });
});

it('prints the best plan so far after Ctrl-C, and says that the search was stopped', async () => {
  const told: string[] = [];
  const { code, plan } = await run(['--evaluations', '10000', '--replications', '200'], (text) => {
    told.push(text);
    if (told.length === 1) process.emit('SIGINT');
  });
  expect(code).toBe(0);
  expect(plan.stopped).toBe(true);
  expect(plan.evaluations).toBeLessThan(10_000);
  expect(told[1]).toContain('Ctrl-C again');
  expect(process.listenerCount('SIGINT')).toBe(0);
});
