/**
 * Whose a unit of an MSDL file is. A unit names its side or its superior, a side the one that it owes allegiance to; a file holds friend and foe,
 * and a scenario only those of one side.
 */
import { clip } from './cells.ts';
import { allegianceOf, find, handleOf, many, sideOf, superiorOf, symbolOf, text } from './msdl-xml.ts';

/** Of superiors and of allegiances; a file may go round in circles. */
const MOST_LEVELS = 30;

export interface Sides {
  readonly isOurs: (unit: unknown) => boolean;
  /** The side that is read, and how many units of which others are left out. */
  readonly tell: (leftOut: readonly unknown[]) => string;
}

/**
 * @param wanted name or handle of a side; without it the first side of the file counts, with all that owe it allegiance
 * @returns which sides there are, where the wanted one is none of them
 */
export function findSides(scenario: unknown, units: readonly unknown[], wanted: string | undefined): Sides | string {
  const sides = many(find(scenario, 'ForceSides', 'ForceSide')).filter((side) => handleOf(side) !== '');
  const byHandle = new Map(sides.map((side) => [handleOf(side), side]));
  const unitOf = new Map(units.map((unit) => [handleOf(unit), unit]));
  const nameOf = (handle: string): string => text(find(byHandle.get(handle), 'ForceSideName')) || handle;
  /** A side and those above it, the highest last. */
  const chainOf = (handle: string): string[] => {
    const chain: string[] = [];
    for (let at = handle; byHandle.has(at) && !chain.includes(at) && chain.length < MOST_LEVELS;) {
      chain.push(at);
      at = allegianceOf(byHandle.get(at));
    }
    return chain;
  };
  const chosen =
    wanted === undefined
      ? chainOf(handleOf(sides[0])).at(-1)
      : sides.map(handleOf).find((handle) => [handle, `{${handle}}`, nameOf(handle)].includes(wanted));
  if (chosen === undefined && wanted !== undefined)
    return sides.length === 0
      ? 'The file has no sides.'
      : `The sides of the file are ${tellSome(sides.map(handleOf).map((handle) => clip(nameOf(handle))))}.`;
  const findSide = (unit: unknown): string | undefined => {
    let at = unit;
    for (let level = 0; at !== undefined && level < MOST_LEVELS; level++) {
      if (byHandle.has(sideOf(at))) return sideOf(at);
      at = unitOf.get(superiorOf(at));
    }
    return undefined;
  };
  return {
    isOurs: (unit) => {
      const side = findSide(unit);
      if (side !== undefined && chosen !== undefined) return chainOf(side).includes(chosen);
      // Who names no side is of the one that his symbol tells.
      return wanted === undefined && !isOfOthers(symbolOf(unit));
    },
    tell: (leftOut) => {
      const names = new Map<string, number>();
      for (const unit of leftOut) {
        const side = findSide(unit);
        const name = side === undefined ? 'others by their symbol' : nameOf(side);
        names.set(name, (names.get(name) ?? 0) + 1);
      }
      const list = tellSome([...names].map(([name, count]) => `${count} of ${clip(name)}`));
      const read = chosen === undefined ? 'friends' : clip(nameOf(chosen));
      return `Units of other sides are left out: ${list}. The file is read for ${read}; another side is named with side=.`;
    },
  };
}

const MOST_SIDES_TOLD = 20;

/** A sentence is read by a person: of very many the first ones. */
const tellSome = (texts: readonly string[]): string =>
  [
    ...texts.slice(0, MOST_SIDES_TOLD),
    ...(texts.length > MOST_SIDES_TOLD ? [`${texts.length - MOST_SIDES_TOLD} more`] : []),
  ].join(', ');

/** Hostile, suspect or neutral by the affiliation of MIL-STD-2525C (15 letters) or APP-6(D) (20 digits). */
const isOfOthers = (symbol: string): boolean =>
  /^\d{20}/.test(symbol)
    ? ['4', '5', '6'].includes(symbol[3])
    : ['H', 'S', 'N', 'L'].includes(symbol.charAt(1).toUpperCase());
