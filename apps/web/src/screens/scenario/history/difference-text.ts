/** One difference between two versions as a sentence of the catalogue: the server gives the same in English, for tools. */
import type { HypothesisRow } from '@muster/planning';
import { leverText, type NamesOfLevers } from '../../../what-if/lever-text.ts';
import { leverOf } from '../../../what-if/levers-of-plan.ts';
import { t, word } from '../../../i18n/text.ts';
import type { DifferenceRow } from '../../../api/scenario-head.ts';
import { fieldTitle } from '../row/titles.ts';
import { valueText } from '../row/value-text.ts';

/** Longer values are cut: the form of the row has them whole. */
const MOST_LETTERS = 120;

export function differenceText(difference: DifferenceRow, names: NamesOfLevers): string {
  const { section, name, key, kind, path, before, after } = difference;
  if (section === 'hypotheses' && path === '') return suppositionText(kind, (after ?? before) as HypothesisRow, names);
  const what = name ?? key ?? t('Scenario');
  if (kind === 'ADDED') return t('{what} is new.', { what });
  if (kind === 'REMOVED') return t('{what} is gone.', { what });
  const field = path.split('.').map(partTitle).join(', ');
  if (isScalars(before) && isScalars(after)) return listText(what, field, before, after);
  if (before === null) return t('{what}: {field} is set to {after}.', { what, field, after: said(path, after) });
  if (after === null)
    return t('{what}: {field} is no longer set; it was {before}.', { what, field, before: said(path, before) });
  return t('{what}: {field} changes from {before} to {after}.', {
    what,
    field,
    before: said(path, before),
    after: said(path, after),
  });
}

function suppositionText(kind: string, row: HypothesisRow, names: NamesOfLevers): string {
  const lever = leverText(leverOf(row), names);
  return kind === 'ADDED' ? t('Supposes: {lever}.', { lever }) : t('Supposes no longer: {lever}.', { lever });
}

function listText(what: string, field: string, before: readonly unknown[], after: readonly unknown[]): string {
  const [come, gone] = [after.filter((item) => !before.includes(item)), before.filter((item) => !after.includes(item))];
  const [added, removed] = [cut(valueText(come)), cut(valueText(gone))];
  if (come.length > 0 && gone.length > 0)
    return t('{what}: {field} now with {added} and without {removed}.', { what, field, added, removed });
  if (come.length > 0) return t('{what}: {field} now with {added}.', { what, field, added });
  if (gone.length > 0) return t('{what}: {field} now without {removed}.', { what, field, removed });
  return t('{what}: {field} in another order.', { what, field });
}

/** A name of a field by its title; entries of lists by their number or by the key that tells them apart. */
function partTitle(part: string): string {
  if (/^\d+$/.test(part)) return t('entry {number}', { number: Number(part) + 1 });
  return /^[a-z][A-Za-z0-9]*$/.test(part) ? fieldTitle(part) : part;
}

const CODED = /^(breachPolicy|component|kind|mode|role|stationing|status|state|withdrawalPolicy)$/;

function said(path: string, value: unknown): string {
  const field = path.slice(path.lastIndexOf('.') + 1);
  return typeof value === 'string' && CODED.test(field) ? word(value) : cut(valueText(value));
}

const cut = (text: string): string => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text);

const isScalars = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item !== 'object');
