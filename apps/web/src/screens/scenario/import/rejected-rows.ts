/** What is wrong with the lines of a file, as the rows of a table. */
import type { ImportLine } from '../../../api/imports.ts';
import { issueText } from '../../../api/issue-text.ts';
import { t } from '../../../i18n/text.ts';

/** A row for each reason, under the number of its line. */
export const rejectedRows = (lines: readonly ImportLine[]): (readonly (string | number | null)[])[] => [
  [t('Line'), t('Row'), t('Column'), t('What is wrong')],
  ...lines.flatMap(({ line, key, reasons }) =>
    reasons.map(({ code, column, message }) => {
      const { text: said, detail } = issueText(code, sentenceOf(column, message));
      return [line, key, column, detail === null ? said : `${said} ${detail}`];
    }),
  ),
];

/** Without the place of the row in the document, which the line tells better, and with the column once. */
export function sentenceOf(column: string | null, message: string): string {
  const plain = message.replace(/^[A-Za-z]+\.\d+\./, '');
  return column === null || plain.startsWith(column) ? plain : `${column}: ${plain}`;
}
