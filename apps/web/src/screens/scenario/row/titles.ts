/** Titles of sections and fields: words of the catalogue where it has them, else the name of the field taken apart. */
import { say } from '../../../i18n/text.ts';

const UNITS: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/TPerDay$/, 't/d'],
  [/PerDay$/, '/d'],
  [/PerHour$/, '/h'],
  [/Kmh$/, 'km/h'],
  [/Km$/, 'km'],
  [/Km2$/, 'km²'],
  [/M2$/, 'm²'],
  [/T$/, 't'],
  [/M$/, 'm'],
];

const FIXED: Readonly<Record<string, string>> = {
  cfDay: 'CF-day',
  dDay: 'D-day',
  sidc: 'Symbol code (APP-6)',
  lat: 'Latitude, °',
  lon: 'Longitude, °',
};

const apart = (name: string) => {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `amountT` to `Amount, t`. */
export function fieldTitle(name: string): string {
  if (FIXED[name] !== undefined) return say(FIXED[name]);
  const unit = UNITS.find(([ending]) => ending.test(name));
  if (unit === undefined) return say(apart(name));
  return `${say(apart(name.replace(unit[0], '')))}, ${unit[1]}`;
}

export const sectionTitle = (section: string): string => say(apart(section));

/** `gateChange` to `Gate change`: what a version did. */
export const intentTitle = (intent: string): string => say(apart(intent));
