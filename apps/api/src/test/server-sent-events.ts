/** A subscription over server-sent events: open once it is answered, and then what it tells, one after the other as it comes. */
import type { TestApp } from './test-app.ts';

interface Asked {
  readonly query: string;
  readonly variables: object;
  readonly persona?: string;
  /** Ends the stream. */
  readonly signal?: AbortSignal;
}

export async function openEvents<T>(
  test: TestApp,
  { query, variables, persona, signal }: Asked,
): Promise<AsyncGenerator<T, void, undefined>> {
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(persona !== undefined && { 'x-muster-persona': persona }),
    },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  return eventsOf<T>(response);
}

async function* eventsOf<T>({ body }: Response): AsyncGenerator<T, void, undefined> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (\{.*)$/m.exec(text.slice(0, end))?.[1];
      text = text.slice(end + 2);
      if (data !== undefined) yield JSON.parse(data) as T;
    }
  }
}
