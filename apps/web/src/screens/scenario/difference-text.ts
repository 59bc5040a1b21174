/** One difference in the language of the page: the sentence of the server in English, else put together from what differs. */
import { currentLanguage, t } from '../../i18n/text.ts';
import type { DifferenceRow } from './scenario-head.ts';
import { fieldTitle } from './titles.ts';
import { valueText } from './value-text.ts';

export function differenceText(row: DifferenceRow): string {
  if (currentLanguage() === 'en') return row.text;
  const name = nameOf(row);
  if (row.path === '' && row.kind === 'ADDED') return t('{name} is new.', { name });
  if (row.path === '' && row.kind === 'REMOVED') return t('{name} is gone.', { name });
  const field = row.path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : fieldTitle(part)))
    .join(' · ');
  const change = `${field}: ${valueText(row.before)} → ${valueText(row.after)}`;
  return name === '' ? change : `${name}, ${change}`;
}

/** The sentence calls a row `Noun "name" (key)`; a row without a name is called by its key. */
function nameOf({ key, text }: DifferenceRow): string {
  if (key === null) return '';
  const end = text.indexOf(`" (${key})`);
  const start = text.indexOf('"');
  return end > start && start >= 0 ? text.slice(start + 1, end) : key;
}
