/** Text that no store keeps and no file carries: NUL, and halves of surrogate pairs. One rule for documents, files and inputs of the API. */
const BROKEN = /\0|\p{Surrogate}/u;

export type TextPath = readonly (string | number)[];

export const isSoundText = (text: string): boolean => !BROKEN.test(text);

export const BROKEN_TEXT = 'Text has no NUL and no half of a surrogate pair.';

interface Step {
  readonly key: string | number;
  readonly before: Step | undefined;
}

/** Whether all text of a value is sound. Nearly all of it is: where a text stands is asked for after one is broken, so that no step is written down before. */
function isSound(root: unknown): boolean {
  if (root === null || typeof root !== 'object') return typeof root !== 'string' || isSoundText(root);
  const open: object[] = [root];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const isList = Array.isArray(one);
    for (const key of Object.keys(one)) {
      const value = (one as Readonly<Record<string, unknown>>)[key];
      if (typeof value === 'string' ? !isSoundText(value) : false) return false;
      if (!isList && !isSoundText(key)) return false;
      if (typeof value === 'object' && value !== null) open.push(value);
    }
  }
  return true;
}

/** Where in a value of JSON text is broken, names of fields too. Values may be nested as deep as a sender likes: nothing recurses. */
export function findBrokenText(root: unknown, most = 20): TextPath[] {
  if (isSound(root)) return [];
  const found: TextPath[] = [];
  const open: { readonly value: unknown; readonly step: Step | undefined }[] = [{ value: root, step: undefined }];
  for (let one = open.pop(); one !== undefined && found.length < most; one = open.pop()) {
    const { value, step } = one;
    if (typeof value === 'string') {
      if (!isSoundText(value)) found.push(toPath(step));
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) open.push({ value: value[i], step: { key: i, before: step } });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value).reverse()) {
        if (!isSoundText(key)) found.push([...toPath(step), key.replaceAll(/\0|\p{Surrogate}/gu, '?')]);
        else open.push({ value: inner, step: { key, before: step } });
      }
    }
  }
  return found;
}

function toPath(step: Step | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let one = step; one !== undefined; one = one.before) path.unshift(one.key);
  return path;
}
