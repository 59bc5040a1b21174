/** JSON lets a key stand twice in one object, and readers keep the last without a word: what the writer meant by the first is lost. */
import type { Issue } from './issue.ts';

interface Frame {
  /** Keys met so far; none in an array. */
  readonly keys: Set<string> | undefined;
  /** Where we are in it. */
  at: string | number;
}

/** Every key that stands again in its object, up to `most`. The text has to be JSON, so that nothing but strings and brackets is looked at. */
export function findDoubledKeys(text: string, most: number): Issue[] {
  const found: Issue[] = [];
  const open: Frame[] = [];
  let isKey = false;
  for (let i = 0; i < text.length && found.length < most; i++) {
    const top = open.at(-1);
    switch (text[i]) {
      case '{':
      case '[': {
        isKey = text[i] === '{';
        open.push({ keys: isKey ? new Set() : undefined, at: 0 });
        break;
      }
      case '}':
      case ']':
        open.pop();
        isKey = false;
        break;
      case ',':
        isKey = top?.keys !== undefined;
        if (typeof top?.at === 'number' && top.keys === undefined) top.at += 1;
        break;
      case '"': {
        const end = findEnd(text, i);
        if (isKey && top?.keys !== undefined) {
          const key = JSON.parse(text.slice(i, end + 1)) as string;
          top.at = key;
          if (top.keys.has(key)) found.push(toIssue(open, key));
          top.keys.add(key);
          isKey = false;
        }
        i = end;
        break;
      }
    }
  }
  return found;
}

/** Index of the quote that ends a string. */
function findEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  for (;;) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes++;
    if (escapes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
}

const toIssue = (open: readonly Frame[], key: string): Issue => ({
  code: 'json.key-doubled',
  path: open.map(({ at }) => at).join('.'),
  message: `The key ${JSON.stringify(key.slice(0, 100))} stands twice in one object: say it once.`,
  severity: 'error',
});
