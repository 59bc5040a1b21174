import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToyWorld } from '../test/toy-world.ts';
import { checkPlan } from './check-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function run(...args: string[]): Promise<{ code: number; codes: string[]; paths: string[] }> {
  let data = '';
  const code = await checkPlan(args, { data: (text) => void (data += text), progress: () => undefined });
  const { issues } = JSON.parse(data) as { issues: { code: string; path: string }[] };
  return { code, codes: issues.map((issue) => issue.code), paths: issues.map((issue) => issue.path) };
}

describe('check-plan', () => {
  const world = createToyWorld('plan');
  const file = write('plan.json', world);

  it('exits 0 where nothing is violated', async () => {
    expect(await run(file)).toEqual({ code: 0, codes: [], paths: [] });
  });

  it('exits 1 and names the row and the rule of a planned route', async () => {
    const line = world.movements![0];
    const routes = write('routes.json', [
      { requirement: line.id, legs: [{ mode: 'sea', from: line.from, to: line.to }] },
    ]);
    const { code, codes, paths } = await run(file, routes);
    expect(code).toBe(1);
    expect(codes).toContain('plan.link-missing');
    expect(paths[0]).toMatch(/^movements\.0\.legs\.0$/);
  });

  it('names dates that cannot be kept', async () => {
    const movements = world.movements!.map((line) => ({ ...line, requiredAt: { anchor: 'CF', offset: 0 } }));
    expect((await run(write('late.json', { ...world, movements }))).codes).toContain('plan.date');
  });

  it('exits 2 on rubbish, with all issues', async () => {
    expect((await run()).code).toBe(2);
    expect((await run(join(folder, 'none.json'))).code).toBe(2);
    expect(await run(file, write('bad.json', 'no'))).toMatchObject({ code: 2, codes: ['json.syntax'] });
    const { code, codes } = await run(file, write('shape.json', [{ requirement: 1, legs: [] }, 7]));
    expect(code).toBe(2);
    expect(codes.length).toBeGreaterThan(2);
  });
});
