/** A code of a closed list in words. */
import { word } from '../../../i18n/text.ts';

/** Classes of supply and the like are written as they are. */
export const optionText = (option: string): string => (option === option.toUpperCase() ? option : word(option));
