/** A value of the document as a reader would say it: dates by their anchor, durations by their shape, the rest as it stands. */
import { isDuration } from '../../../api/editing-input.ts';
import { say } from '../../../i18n/text.ts';
import { isTyped } from './typed.ts';
import { DURATION_SHAPES, readDuration, type Parameter } from './durations.ts';

export interface DateValue {
  readonly anchor: string;
  readonly offset?: Parameter;
  readonly unit?: string;
  readonly at?: string;
}

export const isDate = (value: unknown): value is DateValue =>
  typeof value === 'object' && value !== null && 'anchor' in value;

export const dateText = ({ at, anchor, offset = 0, unit = '' }: DateValue): string =>
  at ??
  (isTyped(offset)
    ? `${anchor} ${offset.$typed}`
    : `${anchor}${offset < 0 ? '−' : '+'}${Math.abs(offset)}${unit === 'd' ? '' : unit}`);

export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (typeof value !== 'object') return String(value);
  if (isTyped(value)) return value.$typed;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join('; ');
  if (isDate(value)) return dateText(value);
  if (isDuration(value)) {
    const { shape, parameters, unit = 'd' } = readDuration(value);
    const title = shape === 'fixed' ? '' : `${say(DURATION_SHAPES[shape]?.title ?? shape)} `;
    return `${title}${parameters.map(valueText).join(' / ')} ${say(unit)}`;
  }
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${valueText(inner)}`)
    .join(', ');
}
