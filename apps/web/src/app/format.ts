/** Numbers as the screens write them: thin spaces between thousands, units beside them, never more digits than are known. */
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const spaced = (text: string) => text.replaceAll(',', '\u202f');

export const toCount = (value: number): string => spaced(whole.format(Math.round(value) || 0));
export const toTenth = (value: number): string => spaced(tenth.format(value));
export const toPercent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

/** Days of supply: above a year there is no consumption worth a number. */
export const toDays = (days: number): string => (days >= 365 ? '> 365' : days >= 100 ? toCount(days) : toTenth(days));

export const shortHash = (hash: string | null): string => (hash === null || hash === '' ? '–' : hash.slice(0, 10));

/** `manoeuvre-battalion` to `Manoeuvre battalion`. */
export const toTitle = (code: string): string => {
  const text = code.replaceAll(/[-_]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const COMPONENT_TITLES: Readonly<Record<string, string>> = {
  land: 'Land',
  air: 'Air',
  sea: 'Sea',
  joint: 'Joint',
};
export const componentTitle = (code: string): string => COMPONENT_TITLES[code] ?? toTitle(code);
/** The drawing colour of a component, as a token of the theme. */
export const componentColour = (code: string): string => (code in COMPONENT_TITLES ? `var(--${code})` : 'var(--all)');
