import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findReasonToInstall } from './install.mjs';
import { isNodeSupported } from './node-version.mjs';

const thing = { version: '1.0.0' };
const lock = {
  '': {},
  'apps/api': { version: '0.1.0' },
  'node_modules/@muster/api': { link: true },
  'node_modules/thing': thing,
  'node_modules/other-platform': { version: '1.0.0', optional: true },
};
const { 'node_modules/other-platform': _absent, '': _root, ...installed } = lock;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'));
  mkdirSync(join(root, 'node_modules'));
  write('package-lock.json', lock);
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (file: string, packages: object) => writeFileSync(join(root, file), JSON.stringify({ packages }));
const reasonWith = (packages: object) => {
  write('node_modules/.package-lock.json', packages);
  return findReasonToInstall(root);
};

test('no node_modules', () => expect(findReasonToInstall(root)).toMatch('no complete node_modules'));
test('the same packages', () => expect(reasonWith(installed)).toBeUndefined());
test('another version', () =>
  expect(reasonWith({ ...installed, 'node_modules/thing': { version: '0.9.0' } })).toMatch('is 0.9.0'));
test('one missing', () => expect(reasonWith({ ...installed, 'node_modules/thing': undefined })).toMatch('is missing'));
test('one too many', () => expect(reasonWith({ ...installed, 'node_modules/gone': thing })).toMatch('not in the lock'));

test.each([
  ['18.20.0', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['22.1.0', true],
])('Node %s', (version, supported) => expect(isNodeSupported(version)).toBe(supported));
