/** What stocks are called: classes of supply in the order of the house, and one name for each stock of a place. */
import { nationName } from './nation-name.ts';
import { say } from './text.ts';

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

export interface NamedStock {
  readonly id: string;
  readonly place: string;
  readonly class: string;
  readonly item?: string | null;
  readonly owner?: string | null;
}

/** Of each stock its class, and where the place has a second one of the class as much of what it holds, whose it is and its id as tells it apart. */
export function stockTitles(
  stocks: readonly NamedStock[],
  nationOf: (id: string) => string = nationName,
): ReadonlyMap<string, string> {
  const cell = (stock: NamedStock) => `${stock.place} ${stock.class}`;
  const count = new Map<string, number>();
  const add = (name: string) => count.set(name, (count.get(name) ?? 0) + 1);
  for (const stock of stocks) {
    add(cell(stock));
    for (const name of namesOf(stock, nationOf)) add(`${cell(stock)} ${name}`);
  }
  return new Map(
    stocks.map((stock) => {
      const isOnlyOne = count.get(cell(stock)) === 1;
      const own = namesOf(stock, nationOf).find((name) => count.get(`${cell(stock)} ${name}`) === 1) ?? stock.id;
      return [stock.id, isOnlyOne ? classTitle(stock.class) : `${classTitle(stock.class)}, ${own}`];
    }),
  );
}

/** Shortest first. */
function namesOf({ id, item, owner }: NamedStock, nationOf: (id: string) => string): readonly string[] {
  const parts = [item ?? '', owner ? nationOf(owner) : '', id].filter((part) => part !== '');
  return parts.map((_, last) => parts.slice(0, last + 1).join(', '));
}
