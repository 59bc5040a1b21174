/** Jest configuration of the planted faults: the tests of both libraries, from source, through the transform that plants one. */
export default {
  rootDir: '../..',
  roots: ['<rootDir>/libs/logistics/src', '<rootDir>/libs/planning/src'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node'] },
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  // As in jest.config.ts: without it a simulation takes several times as long.
  sandboxInjectedGlobals: [
    ...['Math', 'Number', 'Array', 'Object', 'Map', 'Set', 'Infinity', 'Error', 'JSON'],
    ...['Int8Array', 'Uint8Array', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float64Array'],
  ],
  transform: { '\\.ts$': '<rootDir>/tools/verify-long/mutation-transform.mjs' },
};
