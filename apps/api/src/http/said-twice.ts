/** JSON of a request in which an object has a key twice: every reader keeps the last without a word, and what the sender meant by the first is lost. */
import { findDoubledKeys } from '@muster/planning';
import { toException, type Reason } from '../exchange/refusal.ts';

const MOST = 20;

/** Every key that stands twice; none where the text is no JSON, which whoever reads it says better. */
export function findSaidTwice(text: string): Reason[] {
  try {
    JSON.parse(text);
  } catch {
    return [];
  }
  return findDoubledKeys(text, MOST).map(({ code, message, path }) => ({ code, message, path: path.split('.') }));
}

/** For the parser of bodies: what it throws is the answer. */
export function refuseSaidTwice(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  const reasons = findSaidTwice(new TextDecoder(charset).decode(body));
  if (reasons.length > 0) throw toException(400, ...reasons);
}
