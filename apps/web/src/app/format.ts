/** Numbers as the screens write them: thin spaces between thousands, units beside them, never more digits than are known. */
import { currentLanguage, wordTitle } from '../i18n/text.ts';
import { currentPreferences } from '../state/preferences.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Thin spaces, a true minus, and no minus before a zero. */
const spaced = (text: string) => {
  const thin = text
    .replaceAll(',', '\u202f')
    .replace(/^-(?=[0.]*$)/, '')
    .replace('-', '−');
  return currentLanguage() === 'en' ? thin : thin.replace('.', ',');
};

export const toCount = (value: number): string => spaced(whole.format(Math.round(value) || 0));
export const toTenth = (value: number): string => spaced(tenth.format(value));
export const toPercent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

/** Days of supply: above a year there is no consumption worth a number. */
export const toDays = (days: number): string => (days >= 365 ? '> 365' : days >= 100 ? toCount(days) : toTenth(days));

const SHORT_TON_T = 0.907_184_74;
const NAUTICAL_MILE_KM = 1.852;
const isMetric = () => currentPreferences().units === 'metric';

/** Tonnes in the chosen unit, the unit, and both together. */
export const toMass = (tonnes: number): number => (isMetric() ? tonnes : tonnes / SHORT_TON_T);
export const massUnit = (): string => (isMetric() ? 't' : 'ST');
export const massText = (tonnes: number): string => `${toCount(toMass(tonnes))}\u00a0${massUnit()}`;

/** Kilometres in the chosen unit, with it. */
export const distanceText = (km: number): string =>
  isMetric() ? `${toCount(km)}\u00a0km` : `${toCount(km / NAUTICAL_MILE_KM)}\u00a0NM`;

export const shortHash = (hash: string | null): string => (hash === null || hash === '' ? '–' : hash.slice(0, 10));

const COMPONENTS = ['land', 'air', 'sea', 'joint'];
export const componentTitle = (code: string): string => wordTitle(code);
/** The drawing colour of a component, as a token of the theme. */
export const componentColour = (code: string): string => (COMPONENTS.includes(code) ? `var(--${code})` : 'var(--all)');
