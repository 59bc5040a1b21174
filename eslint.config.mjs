import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/lint/boundaries.mjs';
import { determinism } from './tools/lint/determinism.mjs';

/**
 * Library files that may call Math.sin, Math.log and the like although the last bit differs between engines. Each entry
 * says why that cannot change a result: typically because the value is rounded to a whole number before it is used.
 *
 * @type {{ file: string, why: string }[]}
 */
const approximateMath = [
  {
    file: 'libs/planning/src/interchange/msdl-position.ts',
    why: 'a position is rounded to a millionth of a degree, and is only read from a file: what runs is the document that it went into',
  },
];

const unusedVariables = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/coverage/',
      '**/generated/',
      '**/.nx/',
      '**/.muster/',
      '**/.tsbuild/',
    ],
  },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { muster: { rules: { boundaries, determinism } } },
    rules: {
      '@typescript-eslint/no-unused-vars': unusedVariables,
      eqeqeq: 'error',
      'muster/boundaries': 'error',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
  {
    files: ['libs/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/*/src/test/**'],
    rules: { 'muster/determinism': 'error' },
  },
  ...approximateMath.map(({ file }) => ({
    files: [file],
    rules: { 'muster/determinism': ['error', { approximateMath: true }] },
  })),
  { files: ['apps/web/src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  // Beyond that a function says why it reads best whole; tests may be as long as what they tell.
  {
    files: ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.ts'],
    ignores: ['**/*.spec.{ts,tsx}', '**/test/**'],
    rules: { 'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }] },
  },
  // Nest modules are classes that carry only a decorator.
  { files: ['apps/api/src/**/*.ts'], rules: { '@typescript-eslint/no-extraneous-class': 'off' } },
);
