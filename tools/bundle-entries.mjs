/** What is loaded from `apps/api/dist/bundle`, and the compiled modules that it is bundled from. */
export const BUNDLE_ENTRIES = {
  main: 'launch/main',
  worker: 'launch/worker',
  prepare: 'launch/prepare',
  'task.worker': 'jobs/task.worker',
};
