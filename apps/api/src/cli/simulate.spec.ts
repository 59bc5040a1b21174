import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createToyWorld } from '../test/toy-world.ts';
import { simulate } from './simulate.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function run(...args: string[]): Promise<{ code: number; data: string; progress: string }> {
  let data = '';
  let progress = '';
  const code = await simulate(args, {
    data: (text) => void (data += text),
    progress: (text) => void (progress += text),
  });
  return { code, data, progress };
}

async function codesOf(...args: string[]): Promise<string[]> {
  const { code, data } = await run(...args);
  expect(code).toBe(2);
  const { issues, total } = JSON.parse(data) as {
    issues: { code: string; path: string; message: string }[];
    total: number;
  };
  expect(total).toBeGreaterThanOrEqual(issues.length);
  for (const { message } of issues) expect(message).toBeTruthy();
  return issues.map((issue) => issue.code);
}

const toy = write('toy.json', JSON.stringify(createToyWorld('toy')));

describe('simulate', () => {
  it('exits 0 when the plan is feasible, data and progress apart', async () => {
    const { code, data, progress } = await run(toy, '--replications', '10');
    expect(code).toBe(0);
    expect(data).toContain('Closure (last element ready)');
    expect(data).toContain('The plan is feasible.');
    expect(progress).toBe('5 of 10 replications\n10 of 10 replications\n');
  });

  it('exits 1 when the plan is infeasible, and names the late line with its cause', async () => {
    const late = createToyWorld('late');
    const movements = (late.movements ?? []).map((line) => ({ ...line, requiredAt: { anchor: 'CF', offset: 1 } }));
    const { code, data } = await run(
      write('late.json', JSON.stringify({ ...late, movements })),
      '--replications',
      '5',
      '--format',
      'csv',
    );
    expect(code).toBe(1);
    expect(data.split('\r\n').find((line) => line.startsWith('element,column,'))).toContain(',yes,');
  });

  it('prints what a commander asks where there are dates, sectors and decisions, and nothing of it where there are none', async () => {
    const CF = (offset: number) => ({ anchor: 'CF', offset });
    const world = {
      ...{ format: 'muster-scenario/2', id: 'asks', title: 'Asks' },
      clock: { cfDay: '2030-03-01T00:00:00Z', dDay: CF(10), end: CF(40) },
      nations: [{ id: 'AA', name: 'Aland', role: 'contributor', reported: 'nothing reported' }],
      places: [
        { id: 'home', name: 'Home', kind: 'garrison', lat: 50, lon: 20 },
        { id: 'hub', name: 'Hub', kind: 'hub', lat: 50, lon: 21 },
      ],
      links: [{ id: 'road', from: 'home', to: 'hub', mode: 'road', lengthKm: 60 }],
      gates: [{ id: 'approval', title: 'Approval', kind: 'national-approval', owner: 'AA', duration: { fixed: 5 } }],
      forceElements: [
        {
          ...{ id: 'unit', name: 'Unit', nation: 'AA', component: 'land', capability: 'manoeuvre' },
          ...{ home: 'home', destination: 'hub', cargo: { wheeled: 10, pax: 20, drivers: 20 }, releasedBy: 'approval' },
          ...{ notice: { fixed: 2 }, requiredAt: CF(6) },
        },
      ],
      requirements: [
        {
          ...{ id: 'line', title: 'Line', component: 'land', capability: 'manoeuvre', count: 1 },
          ...{ by: CF(6), elements: ['unit'] },
        },
      ],
      sectors: [
        {
          ...{ id: 'north', name: 'North', lat: 50, lon: 21, holdTime: { fixed: 3 }, requirements: ['line'] },
          intensity: [{ from: { anchor: 'D', offset: 0 }, level: 'high' }],
        },
      ],
      attack: { breach: 'overt' },
    };
    const { data } = await run(write('asks.json', JSON.stringify(world)), '--replications', '2');
    const rows = data.split('\n').map((line) => line.trim().split(/ {2,}/));
    // On CF+5 it is approved, two days later it leaves, an hour or two later it is there: a day after its date, and behind the sector in time.
    expect(rows).toContainEqual(['D+3', '20', '20', '1', '1', '100 %']);
    expect(rows).toContainEqual(['north', 'D+3.0', 'D+3.0', '100 %']);
    expect(rows).toContainEqual(['approval', 'AA', '1', 'CF+5.0', 'CF+3.9', 'CF+3.9']);
    expect(rows.some(([to, about, by]) => to === 'AA' && about === 'approval' && by === 'CF+3.9')).toBe(true);
    const { data: plain } = await run(toy, '--replications', '1');
    for (const title of ['Employable', 'Sectors', 'Decisions']) expect(plain).not.toContain(title);
  });

  it('gives the same result here and on threads, and the same each time', async () => {
    const result = async (...args: string[]) =>
      JSON.parse((await run(toy, '--format', 'json', ...args)).data) as { hash: string; replications: number };
    const threaded = await result('--replications', '80', '--seed', '5');
    expect(threaded.replications).toBe(80);
    expect(await result('--replications', '80', '--seed', '5')).toEqual(threaded);
    expect((await result('--replications', '80', '--seed', '6')).hash).not.toBe(threaded.hash);
  });

  it('shows control characters of titles instead of sending them to the terminal', async () => {
    const { data } = await run(
      write('controls.json', JSON.stringify({ ...createToyWorld('controls'), title: 'a\u001b[31m\u009b2J\nb' })),
      '--replications',
      '1',
    );
    expect(data).toContain('a\\u001b[31m\\u009b2J\\u000ab');
    // eslint-disable-next-line no-control-regex
    expect(data).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('refuses what is not a regular file without opening it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await codesOf(pipe)).toEqual(['file.not-regular']);
    expect(await codesOf('/dev/zero')).toEqual(['file.not-regular']);
  });

  it('skips a byte-order mark', async () => {
    const marked = write(
      'bom.json',
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(createToyWorld('bom')))]),
    );
    expect((await run(marked, '--replications', '1')).code).toBe(0);
  });

  it('tells what is wrong with a file that is none', async () => {
    expect(await codesOf(join(folder, 'missing.json'))).toEqual(['file.missing']);
    expect(await codesOf(folder)).toEqual(['file.directory']);
    expect(await codesOf(write('empty.json', ''))).toEqual(['file.empty']);
    expect(await codesOf(write('rubbish', Buffer.from([0, 1, 2, 255, 254])))).toEqual(['file.not-text']);
    expect(await codesOf(write('utf16.json', Buffer.from('{}', 'utf16le')))).toEqual(['file.not-text']);
    expect(await codesOf(write('cut.json', '{"format":'))).toEqual(['json.syntax']);
    expect(await codesOf(`bad\0name`)).toEqual(['file.name']);
  });

  it('refuses a file above 64 MB unread', async () => {
    const big = write('big.json', '{');
    // A hole: the size is there without the bytes, and the file may not even be opened.
    truncateSync(big, 64 * 1024 * 1024 + 1);
    chmodSync(big, 0);
    expect(await codesOf(big)).toEqual(['file.too-large']);
  });

  it('lists all issues of a document at once', async () => {
    const codes = await codesOf(
      write('bad.json', JSON.stringify({ format: 'muster-scenario/1', id: ' ', title: '', places: [{ id: 'a' }] })),
    );
    expect(codes.length).toBeGreaterThan(5);
  });

  it('refuses a world without a way, with the path of the line', async () => {
    const { code, data } = await run(write('island.json', JSON.stringify({ ...createToyWorld('island'), links: [] })));
    expect(code).toBe(2);
    expect(JSON.parse(data).issues[0].path).toBe('movements.0');
  });

  it('lists all that is wrong with the command', async () => {
    expect(await codesOf('a', 'b', '--seed=-1', '--replications', '0', '--format', 'xml')).toEqual([
      'usage',
      'usage',
      'usage',
      'usage',
    ]);
    expect(await codesOf('--nonsense')).toEqual(['usage']);
    expect((await run('--help')).code).toBe(0);
  });
});
