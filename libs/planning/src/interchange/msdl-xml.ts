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

export const handleOf = (element: unknown): string => text(find(element, 'ObjectHandle'));

const relationOf = (unit: unknown): unknown => find(unit, 'Relations', 'ForceRelation', 'ForceRelationData');

export const superiorOf = (unit: unknown): string =>
  text(find(relationOf(unit), 'CommandRelation', 'CommandingSuperiorHandle'));

export const sideOf = (unit: unknown): string => text(find(relationOf(unit), 'ForceSideHandle'));

export const symbolOf = (unit: unknown): string => text(find(unit, 'SymbolIdentifier'));
