/** Follows a run over server-sent events until it ends. */
import { openEvents } from './server-sent-events.ts';
import type { TestApp } from './test-app.ts';

export const FOLLOW =
  'subscription ($runId: ID!) { runProgress(runId: $runId) { state done asked partial run { id } } }';

export interface RunProgress {
  readonly state: string;
  readonly done: number;
  readonly asked: number;
  readonly partial: boolean;
}

export async function followRun(
  test: TestApp,
  runId: string,
  onProgress: (progress: RunProgress) => void = () => undefined,
): Promise<RunProgress[]> {
  const seen: RunProgress[] = [];
  const asked = { query: FOLLOW, variables: { runId } };
  for await (const { data } of await openEvents<{ data: { runProgress: RunProgress } }>(test, asked)) {
    seen.push(data.runProgress);
    onProgress(data.runProgress);
  }
  return seen;
}
