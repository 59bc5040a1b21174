/**
 * Text that is refused, wherever it stands. No store keeps and no file carries NUL and halves of surrogate pairs. Characters that turn the direction of
 * reading are kept like any other, but what follows a name that holds one is read backwards: nobody brings them in, and a document that has them is read.
 */
const BROKEN = /\0|\p{Surrogate}/u;
/** Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX 9); the marks, which turn only themselves, are letters of their languages. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

export type TextPath = readonly (string | number)[];

export type TextFault = 'text.broken' | 'text.direction';

export const TEXT_SENTENCES: Readonly<Record<TextFault, string>> = {
  'text.broken': 'Text has no NUL and no half of a surrogate pair.',
  'text.direction': 'Text has no character that turns the direction of reading (U+202A to U+202E, U+2066 to U+2069).',
};

type FaultOf = (text: string) => TextFault | undefined;

const findBreak: FaultOf = (text) => (BROKEN.test(text) ? 'text.broken' : undefined);

/** What is wrong with a text that somebody brings in. */
export const findTextFault: FaultOf = (text) => findBreak(text) ?? (TURNING.test(text) ? 'text.direction' : undefined);

interface Step {
  readonly key: string | number;
  readonly before: Step | undefined;
}

/** A fault with its place. */
export interface FaultyText {
  readonly code: TextFault;
  readonly path: TextPath;
}

/** Where in a value of JSON that is stored already text is broken. */
export const findBrokenText = (root: unknown, most = 20): TextPath[] =>
  findFaulty(root, most, findBreak).map(({ path }) => path);

/** Where in a value of JSON that somebody brings in text cannot be taken. */
export const findFaultyText = (root: unknown, most = 20): FaultyText[] => findFaulty(root, most, findTextFault);

/** Whether all text of a value is sound. Nearly all of it is: no step is written down before a text is found that is not. */
function isSound(root: unknown, faultOf: FaultOf): boolean {
  if (root === null || typeof root !== 'object') return typeof root !== 'string' || faultOf(root) === undefined;
  const open: object[] = [root];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const isList = Array.isArray(one);
    for (const key of Object.keys(one)) {
      const value = (one as Readonly<Record<string, unknown>>)[key];
      if (typeof value === 'string' && faultOf(value) !== undefined) return false;
      if (!isList && faultOf(key) !== undefined) return false;
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return true;
}

/** Names of fields too. Values may be nested as deep as a sender likes: nothing recurses. */
function findFaulty(root: unknown, most: number, faultOf: FaultOf): FaultyText[] {
  if (isSound(root, faultOf)) return [];
  const found: FaultyText[] = [];
  const open: { readonly value: unknown; readonly step: Step | undefined }[] = [{ value: root, step: undefined }];
  for (let one = open.pop(); one !== undefined && found.length < most; one = open.pop()) {
    const { value, step } = one;
    if (typeof value === 'string') {
      const code = faultOf(value);
      if (code !== undefined) found.push({ code, path: toPath(step) });
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) open.push({ value: value[i], step: { key: i, before: step } });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value).reverse()) {
        const code = faultOf(key);
        if (code !== undefined) found.push({ code, path: [...toPath(step), toShown(key)] });
        else open.push({ value: inner, step: { key, before: step } });
      }
    }
  }
  return found;
}

/** A path is text of an answer itself. */
const toShown = (key: string): string => key.replaceAll(new RegExp(`${BROKEN.source}|${TURNING.source}`, 'gu'), '?');

function toPath(step: Step | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let one = step; one !== undefined; one = one.before) path.unshift(one.key);
  return path;
}
