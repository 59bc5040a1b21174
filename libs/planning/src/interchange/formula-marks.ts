/** Apostrophes before texts that a spreadsheet would run as a formula; reading takes them away again. */

/**
 * A cell that begins with one of these is run as a formula by spreadsheets, also when it comes from CSV. The apostrophe in front makes it a
 * text; reading takes it away again.
 */
const FORMULA = /^[=+\-@\t\r]/;
export const harmless = <T>(value: T): T | string =>
  typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value;

/**
 * A spreadsheet that separates by semicolons, as those of many countries do, begins a cell behind each of them, whatever the quotation marks
 * of a file with commas say; and a line behind each break.
 */
const FORMULA_INSIDE = /([;|\t\r\n]["\s]*)(?='*[=+\-@])/g;
export const harmlessInText = <T>(value: T): T | string => {
  const first = harmless(value);
  return typeof first === 'string' ? first.replaceAll(FORMULA_INSIDE, `$1'`) : first;
};

/** What reading takes away again. */
export const withoutMarks = (text: string): string =>
  text.includes("'") ? text.replace(/^'(?=[=+\-@])/, '').replaceAll(/([;|\t\r\n]["\s]*)'(?='*[=+\-@])/g, '$1') : text;
