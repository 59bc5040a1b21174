/** How sure a row is: the letter that it has in the document, and the word for it. */
export const CONFIDENCE: Readonly<Record<string, string>> = {
  R: 'read in source',
  S: 'second-hand source',
  M: 'unverified',
  A: 'assumption',
  C: 'computed',
};
