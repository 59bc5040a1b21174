/** What the API answers to a question, as it came. */
import { useRef, useState } from 'react';
import { t } from '../../i18n/text.ts';

export interface Answer {
  /** Of HTTP; null where nobody answered. */
  readonly status: number | null;
  readonly ms: number;
  readonly text: string;
}

/** An answer belongs to the question that was asked last: one that comes later than another question is dropped. */
export function useAnswer() {
  const asked = useRef(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const forget = () => {
    asked.current += 1;
    setAnswer(null);
    setBusy(false);
  };
  const ask = async (query: string, variables: object) => {
    const mine = (asked.current += 1);
    setBusy(true);
    const next = await post(query, variables);
    if (mine !== asked.current) return;
    setAnswer(next);
    setBusy(false);
  };
  return { answer, busy, ask, forget };
}

async function post(query: string, variables: object): Promise<Answer> {
  const began = performance.now();
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = await response.text();
    return { status: response.status, ms: performance.now() - began, text: indented(body) };
  } catch {
    return { status: null, ms: performance.now() - began, text: t('The server does not answer.') };
  }
}

/** What is no JSON, as of a proxy in between, is shown as it came. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
