/** Follows a run over server-sent events until it ends. */
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
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: FOLLOW, variables: { runId } }),
  });
  const seen: RunProgress[] = [];
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part as Uint8Array).toString('utf8');
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (\{.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data === undefined) continue;
      const progress = JSON.parse(data).data.runProgress as RunProgress;
      seen.push(progress);
      onProgress(progress);
    }
  }
  return seen;
}
