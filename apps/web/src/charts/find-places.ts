/** Places by what is typed of their name: however many a scenario has, a list of them stays short. */

interface Findable {
  readonly id: string;
  readonly name: string;
}

/** Without case and accents, so that `lodz` finds Łódź. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .toLowerCase();

/** Those whose name begins with what is typed before those that hold it further on; ids are found too. */
export function findPlaces<T extends Findable>(places: readonly T[], typed: string, most: number): readonly T[] {
  const wanted = plain(typed.trim());
  if (wanted === '') return places.slice(0, most);
  const begin: T[] = [];
  const hold: T[] = [];
  for (const place of places) {
    const name = plain(place.name);
    if (name.startsWith(wanted)) begin.push(place);
    else if (name.includes(wanted) || plain(place.id).includes(wanted)) hold.push(place);
  }
  return [...begin, ...hold].slice(0, most);
}

/** The place that Enter goes to: the first that fits, none while nothing is typed. */
export const placeOnEnter = <T extends Findable>(places: readonly T[], typed: string | null): T | undefined =>
  typed === null || typed.trim() === '' ? undefined : findPlaces(places, typed, 1)[0];
