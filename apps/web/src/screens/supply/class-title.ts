/** Classes of supply in the order of the house, with their short titles. */
import { say } from '../../i18n/text.ts';

export const CLASSES: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'All' },
  { value: 'I', label: 'I food' },
  { value: 'W', label: 'Water' },
  { value: 'II', label: 'II equipment' },
  { value: 'III', label: 'III fuel' },
  { value: 'IV', label: 'IV construction' },
  { value: 'V', label: 'V ammunition' },
];
export const classTitle = (code: string): string => say(CLASSES.find(({ value }) => value === code)?.label ?? code);
