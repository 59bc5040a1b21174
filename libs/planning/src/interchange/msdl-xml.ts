import { decode } from './sheet.ts';

/** Elements of a Military Scenario Definition Language file, as its parser gives them. */
export type Element = Readonly<Record<string, unknown>>;

/** Element by element from the outside in; undefined where one is missing. */
export function find(element: unknown, ...names: string[]): unknown {
  let current = element;
  for (const name of names) current = (current as Element | undefined | null)?.[name];
  return current;
}

export const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? unescapeXml(String(value)).trim() : '';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five names that XML knows by itself, and characters by number. The parser would also take those that a file defines. */
const unescapeXml = (value: string): string =>
  value.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    const code = hex === undefined ? Number(decimal) : parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

export const many = (value: unknown): unknown[] =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];

/** Some programs write braces around the identities that they draw. */
const handle = (value: unknown): string => text(value).replace(/^\{\s*(.*?)\s*\}$/, '$1');

export const handleOf = (element: unknown): string => handle(find(element, 'ObjectHandle'));

const relationOf = (unit: unknown): unknown => find(unit, 'Relations', 'ForceRelation', 'ForceRelationData');

export const superiorOf = (unit: unknown): string =>
  handle(find(relationOf(unit), 'CommandRelation', 'CommandingSuperiorHandle'));

export const sideOf = (unit: unknown): string => handle(find(relationOf(unit), 'ForceSideHandle'));

/** The side that a side owes allegiance to. */
export const allegianceOf = (side: unknown): string => handle(find(side, 'AllegianceHandle'));

export const symbolOf = (unit: unknown): string => text(find(unit, 'SymbolIdentifier'));

const DECLARATION = /^<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z][\w.:-]{0,39})["']/;

/** In the encoding that the file declares, else UTF-8 or UTF-16; undefined where it is not what it says. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const [, declared] = DECLARATION.exec(head) ?? [];
  if (declared === undefined || /^utf-?(?:8|16)/i.test(declared)) return decode(bytes);
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
