import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

interface Snippet {
  readonly file: string;
  readonly code: string;
}

const workspaceRoot = resolve(import.meta.dirname, '..');
const boundaries = 'muster/boundaries';
const determinism = 'muster/determinism';

const logistics = 'libs/logistics/src/engine/snippet.ts';
const planning = 'libs/planning/src/force/snippet.ts';
const api = 'apps/api/src/health/snippet.ts';
const web = 'apps/web/src/features/map/snippet.ts';

const use = (source: string) => `import { thing } from '${source}';\nexport const used = thing;\n`;

const forbiddenImports: Snippet[] = [
  ...[
    '@muster/planning',
    '@muster/api',
    '@muster/web',
    '@nestjs/common',
    'react',
    'react-dom/client',
    'node:fs',
    'fs',
    'fs/promises',
  ].map((source) => ({ file: logistics, code: use(source) })),
  ...[
    '@muster/api',
    '@muster/web',
    '@nestjs/common',
    'react',
    'react/jsx-runtime',
    'node:crypto',
    'crypto',
    'typeorm',
  ].map((source) => ({ file: planning, code: use(source) })),
  ...[
    '@muster/web',
    'react',
    '@muster/logistics/engine',
    '@muster/logistics/src/index.ts',
    '@muster/planning/dist/index.js',
    '@muster/planning/no-such-entry',
  ].map((source) => ({ file: api, code: use(source) })),
  ...['@muster/api', '@nestjs/common', 'pg', 'node:fs', '@muster/logistics/dist/index.js'].map((source) => ({
    file: web,
    code: use(source),
  })),
  { file: planning, code: use('../../../logistics/src/index.ts') },
  // Data of planning flow one way: forces come before the mapping, and a new folder says where it stands.
  { file: planning, code: use('../mapping/forces.ts') },
  { file: 'libs/planning/src/new-folder/snippet.ts', code: use('../scenario/clock.ts') },
  { file: logistics, code: use('../../../planning/src/index.ts') },
  { file: api, code: use('../../../../libs/planning/src/run/index.ts') },
  { file: api, code: use('../../../web/src/app.tsx') },
  { file: web, code: use('../../../../../libs/logistics/src/index.ts') },
  { file: web, code: use('/../../libs/logistics/src/index.ts') },
  { file: 'libs/other/src/snippet.ts', code: use('zod') },
  { file: 'apps/other/src/snippet.ts', code: use('zod') },
  // The same fault in every form an import has.
  { file: logistics, code: `import type { Thing } from '@muster/planning';\nexport type Used = Thing;\n` },
  { file: logistics, code: `import '@muster/planning';\n` },
  { file: logistics, code: `export * from '@muster/planning';\n` },
  { file: logistics, code: `export { thing } from '@muster/planning';\n` },
  { file: logistics, code: `export const load = () => import('@muster/planning');\n` },
  { file: logistics, code: 'export const load = () => import(`@muster/planning`);\n' },
  { file: logistics, code: `export const load = (name: string) => import(name);\n` },
  { file: logistics, code: `export type Used = import('@muster/planning').Thing;\n` },
  { file: web, code: `export const url = new URL('../../../../api/src/main.ts', import.meta.url);\n` },
  { file: 'libs/logistics/src/engine/snippet.spec.ts', code: use('@muster/planning') },
  { file: 'libs/logistics/src/test/A01-snippet.spec.ts', code: use('@nestjs/common') },
];

const allowedImports: Snippet[] = [
  { file: logistics, code: use('./calendar.ts') },
  { file: logistics, code: use('../units/time.ts') },
  { file: logistics, code: use('graphology') },
  { file: planning, code: use('@muster/logistics') },
  { file: planning, code: use('zod') },
  { file: planning, code: use('../scenario/document.ts') },
  ...[
    '@muster/logistics',
    '@muster/planning',
    '@muster/planning/run',
    '@muster/planning/reference',
    '@nestjs/common',
    'node:fs',
    '../database/scope.ts',
  ].map((source) => ({ file: api, code: use(source) })),
  ...[
    '@muster/logistics',
    '@muster/planning',
    '@muster/planning/run',
    '@muster/planning/reference',
    'react',
    'd3',
    '../../app.tsx',
    '@mantine/core/styles.css',
    './worker.ts?worker',
    '../../../../../docs/model.md?raw',
  ].map((source) => ({ file: web, code: use(source) })),
  { file: web, code: `export const url = new URL('./worker.ts', import.meta.url);\n` },
  { file: 'libs/logistics/src/engine/snippet.spec.ts', code: use('fast-check') },
  { file: 'libs/logistics/src/engine/snippet.spec.ts', code: use('node:fs') },
];

const show = (expression: string) => `export const value = ${expression};\n`;

const bannedInLibraries = [
  'Math.random()',
  'Math["random"]()',
  'globalThis.Math.random()',
  'Date.now()',
  'globalThis.Date.now()',
  'new Date()',
  'Date()',
  'setTimeout(() => {}, 1)',
  'setInterval(() => {}, 1)',
  'globalThis.setTimeout(() => {}, 1)',
  'performance.now()',
  'crypto.randomUUID()',
  ...[
    'exp',
    'expm1',
    'log',
    'log1p',
    'log2',
    'log10',
    'pow',
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'atan2',
    'sinh',
    'cosh',
    'tanh',
    'cbrt',
    'hypot',
  ].map((name) => `Math.${name}(2, 3)`),
  '[1, 2].map(Math.log)',
  '{ ...Math }',
  '(x: number) => x ** 0.5',
  '(x: number) => x ** 2',
].map(show);
bannedInLibraries.push('const { random } = Math;\nexport const value = random();\n');

const fineInLibraries = [
  'new Date(0)',
  'Date.UTC(2026, 0, 1)',
  'Date.parse("2026-01-01")',
  'Math.floor(1.5) + Math.sqrt(2) + Math.imul(2, 3) + Math.PI + Math.max(1, 2)',
  '2 ** 32',
  '(at: Date) => at.getTime()',
  '(Math: { log(x: number): number }) => Math.log(2)',
].map(show);

const librarySources = [logistics, planning];
const banned = librarySources.flatMap((file) => bannedInLibraries.map((code) => ({ file, code })));
const fine = librarySources.flatMap((file) => fineInLibraries.map((code) => ({ file, code })));
const bansDoNotReach = [
  api,
  web,
  'libs/logistics/src/engine/snippet.spec.ts',
  'libs/planning/src/test/A01.spec.ts',
].map((file) => ({ file, code: show('Math.random() + Date.now() + Math.log(2) + new Date().getTime()') }));

const all = [...forbiddenImports, ...allowedImports, ...banned, ...fine, ...bansDoNotReach];
const name = ({ file, code }: Snippet) => `${file}: ${code.trim().split('\n')[0]}`;
let reported: Map<Snippet, string[]>;

beforeAll(() => {
  const result = spawnSync(process.execPath, [join(workspaceRoot, 'tools/lint/snippets.mjs')], {
    input: JSON.stringify(all),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  const rules = JSON.parse(result.stdout) as string[][];
  reported = new Map(all.map((snippet, index) => [snippet, rules[index]]));
});

describe('boundaries', () => {
  test.each(forbiddenImports.map((snippet) => [name(snippet), snippet] as const))('reports %s', (_, snippet) => {
    expect(reported.get(snippet)).toEqual([boundaries]);
  });

  test.each(allowedImports.map((snippet) => [name(snippet), snippet] as const))('allows %s', (_, snippet) => {
    expect(reported.get(snippet)).toEqual([]);
  });
});

describe('randomness, time and arithmetic in the libraries', () => {
  test.each(banned.map((snippet) => [name(snippet), snippet] as const))('reports %s', (_, snippet) => {
    expect(reported.get(snippet)).toContain(determinism);
  });

  test.each(fine.map((snippet) => [name(snippet), snippet] as const))('allows %s', (_, snippet) => {
    expect(reported.get(snippet)).toEqual([]);
  });

  test.each(bansDoNotReach.map((snippet) => [name(snippet), snippet] as const))('leaves alone %s', (_, snippet) => {
    expect(reported.get(snippet)).toEqual([]);
  });
});
