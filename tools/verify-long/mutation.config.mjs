/** Jest configuration of the planted faults: the tests of the engine, from source, through the transform that plants one. */
export default {
  rootDir: '../..',
  roots: ['<rootDir>/libs/logistics/src'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node'] },
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  transform: { '\\.ts$': '<rootDir>/tools/verify-long/mutation-transform.mjs' },
};
