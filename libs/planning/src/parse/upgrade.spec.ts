/** Documents as former versions have written them, taken out of the history of this repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DOCUMENT_FORMAT } from '../scenario/document.ts';
import { parseScenario } from './parse.ts';
import { upgradeDocument } from './upgrade.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

const read = (format: string, name: string): string => {
  const bytes = readFileSync(join(FIXTURES, format, name));
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
};

const EXAMPLES = readdirSync(join(FIXTURES, 'format-1')).filter((name) => name.endsWith('.json'));

it.each(EXAMPLES)('%s of format 1 is read, and as what it is then read again', (name) => {
  const text = read('format-1', name);
  expect(JSON.parse(text)).toMatchObject({ format: 'muster-scenario/1' });
  const parsed = parseScenario(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { format: _, ...before } = JSON.parse(text) as Record<string, unknown>;
  expect(parsed.value).toEqual({ ...before, format: DOCUMENT_FORMAT });
  expect(parseScenario(JSON.stringify(parsed.value))).toEqual(parsed);
});

interface OldParis {
  readonly attack: {
    readonly sectors: readonly { readonly id: string; readonly intensity: string }[];
    readonly disruptions: readonly object[];
  };
  readonly forceElements: readonly { readonly id: string; readonly contribution?: string }[];
  readonly requirements: readonly { readonly id: string; readonly elements?: readonly string[] }[];
}

describe('The reference scenario of format 1', () => {
  const text = read('format-1', 'paris-declaration.json.gz');
  const old = JSON.parse(text) as OldParis;

  it('has the shape of today, and is told of the contradictions that were not looked for then', () => {
    const parsed = parseScenario(text);
    if (parsed.ok) throw new Error('it is accepted');
    const errors = parsed.issues.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, message }) => [code, message.split(' ')[0]])).toEqual([
      ['stationing.contradiction', 'fe-gb-radar'],
      ['stationing.contradiction', 'fe-fr-radar'],
      ['requirement.offered-twice', 'fe-fr-bg-1'],
    ]);
  });

  it('is read when they are mended, and loses nothing', () => {
    const radars = ['fe-gb-radar', 'fe-fr-radar'];
    const mended = {
      ...old,
      forceElements: old.forceElements.map(({ contribution, ...element }) =>
        radars.includes(element.id) || contribution === undefined ? element : { ...element, contribution },
      ),
      requirements: old.requirements.map((row) =>
        row.id === 'req-manoeuvre-first' && row.elements !== undefined
          ? { ...row, elements: row.elements.filter((id) => id !== 'fe-fr-bg-1') }
          : row,
      ),
    };
    const parsed = parseScenario(mended);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const { attack, ...rest } = mended;
    const { sectors, disruptions, ...attackOfToday } = attack;
    expect(sectors.length).toBeGreaterThan(0);
    expect(disruptions.length).toBeGreaterThan(0);
    expect(parsed.value).toEqual({
      ...rest,
      format: DOCUMENT_FORMAT,
      attack: attackOfToday,
      sectors: sectors.map((sector) => ({
        ...sector,
        intensity: [{ from: { anchor: 'D', offset: 0 }, level: sector.intensity }],
      })),
      disruptions,
    });
  });
});

it('every format before the one of today has its samples', () => {
  const newest = Number(DOCUMENT_FORMAT.split('/')[1]);
  const formats = Array.from({ length: newest - 1 }, (_, i) => `format-${i + 1}`);
  expect(readdirSync(FIXTURES).sort()).toEqual(formats);
  expect(upgradeDocument({ format: `muster-scenario/${newest}` }).document).toEqual({ format: DOCUMENT_FORMAT });
});
