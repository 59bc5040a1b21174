/**
 * What is wrong with an input, by the code of the issue. In English the sentence of the server says it all; in another language the code gives
 * the sentence, and that of the server, which names rows and values, follows as the detail.
 */
import type { Text } from '../i18n/catalogue/index.ts';
import { currentLanguage, t } from '../i18n/text.ts';

const BY_CODE = {
  'access.propose': 'This belongs to a nation: propose the change, and the nation decides.',
  'access.denied': 'You may not change this.',
  'cell.ambiguous': 'A value can be read in two ways.',
  'cell.missing': 'A value is missing.',
  'cell.unreadable': 'A value cannot be read.',
  'column.unknown': 'A column is not known and is left out.',
  'csv.quotes': 'A quotation mark is not closed.',
  'file.empty': 'The file is empty.',
  'file.encoding': 'The encoding of the file is not known.',
  'file.rows': 'The table is too large.',
  'format.newer': 'The file comes from a newer version.',
  'file.markup': 'The file is no workbook.',
  'format.unknown': 'The format of the file is not known.',
  'geojson.geometry': 'A shape on the map cannot be used.',
  'id.duplicate': 'Two rows have the same key.',
  'id.invalid': 'A key is not well formed.',
  'json.key-doubled': 'A key stands twice in one object of the file.',
  'json.syntax': 'The file is not JSON.',
  'key.taken': 'The key is taken.',
  'line.example': 'The example of the workbook is left out.',
  'place.left-out': 'Places that cannot be used are left out.',
  'reference.cycle': 'Rows refer to each other in a circle.',
  'reference.unknown': 'A row refers to one that is not there.',
  'route.none': 'There is no route.',
  'runway.length': 'The length of a runway makes no sense.',
  'runway.unknown-airfield': 'Runways of unknown airfields are left out.',
  'sheet.left-out': 'Another sheet of the workbook is not read.',
  'text.broken': 'A text is broken.',
  'text.direction': 'A text has a character that turns the direction of reading.',
  'too-large': 'The scenario is too large.',
  'version.conflict': 'Somebody else changed it meanwhile.',
  'workbook.broken': 'The workbook cannot be read.',
  'workbook.none': 'The file is no workbook.',
  'workbook.old': 'The workbook is of an older kind or has a password.',
} as const satisfies Record<string, Text>;

/** The part before the point, where the code has no sentence of its own. */
const BY_KIND = {
  caveat: 'A caveat does not fit together.',
  cell: 'A value cannot be read.',
  clock: 'The clock does not fit together.',
  contribution: 'A contribution does not fit together.',
  date: 'Dates are not in order.',
  distribution: 'A distribution is not in order.',
  gate: 'A gate does not fit together.',
  lift: 'Lift does not fit together.',
  link: 'A link does not fit together.',
  place: 'A place does not fit together.',
  port: 'A port does not fit together.',
  range: 'A range is not in order.',
  reference: 'A row refers to one that is not there.',
  requirement: 'A requirement does not fit together.',
  shape: 'A value has not the form that is asked for.',
  stock: 'A stock does not fit together.',
  unit: 'A unit cannot be read.',
} as const satisfies Record<string, Text>;

export interface IssueText {
  readonly text: string;
  /** The sentence of the server where `text` is not it already. */
  readonly detail: string | null;
}

/** Code of what the page itself found: its sentence is in the language of the page already. */
export const FOUND_HERE = 'page';

export function issueText(code: string, message: string): IssueText {
  if (code === FOUND_HERE || currentLanguage() === 'en') return { text: message, detail: null };
  const kind = code.slice(0, code.indexOf('.'));
  const sentence = own(BY_CODE, code) ?? own(BY_KIND, kind);
  return sentence === undefined
    ? { text: t('Something is wrong.'), detail: message }
    : { text: t(sentence), detail: message };
}

/** The same as plain sentences, for where one line stands for all of them. */
export const issueTexts = (issues: readonly { readonly code: string; readonly message: string }[]): string[] =>
  issues.map(({ code, message }) => {
    const { text, detail } = issueText(code, message);
    return detail === null ? text : `${text} (${detail})`;
  });

/** Why something that was computed in the background failed: the causes that the server gives, each by its sentence. */
const CAUSES: readonly (readonly [pattern: RegExp, text: (found: RegExpExecArray) => string])[] = [
  [/^It took longer than (\d+) minutes\.$/, ([, minutes]) => t('It took longer than {minutes} minutes.', { minutes })],
  [
    /^The worker that computed it ended (\d+) times\.$/,
    ([, count]) => t('What computed it ended {count} times before it was done.', { count }),
  ],
  [
    /^Its work was interrupted (\d+) times\.$/,
    ([, count]) => t('It was interrupted {count} times before it was done.', { count }),
  ],
  [
    /^The scenario that it was started on is no longer stored\.$/,
    () => t('The scenario that it was started on is no longer stored.'),
  ],
  [
    /^It was started under engine (\S+), and the workers have (\S+); start it again\.$/,
    ([, wanted, ours]) =>
      t('It was started under engine {wanted}, and the server has {ours} now; start it again.', { wanted, ours }),
  ],
];

export function causeText(message: string | null): string {
  if (message === null) return t('It gives no reason.');
  for (const [pattern, text] of CAUSES) {
    const found = pattern.exec(message);
    if (found !== null) return text(found);
  }
  return issueTexts([{ code: '', message }])[0];
}

const own = <T extends object>(map: T, key: string): T[keyof T] | undefined =>
  Object.hasOwn(map, key) ? map[key as keyof T] : undefined;
