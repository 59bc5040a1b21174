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

/** Of each stock its class, and what it holds or whose it is where the place has a second one of the class. */
export function stockTitles(stocks: readonly NamedStock[]): ReadonlyMap<string, string> {
  const cell = (stock: NamedStock) => `${stock.place} ${stock.class}`;
  const count = new Map<string, number>();
  for (const stock of stocks) count.set(cell(stock), (count.get(cell(stock)) ?? 0) + 1);
  return new Map(
    stocks.map((stock) => {
      const owner = nationName(stock.owner ?? '') || stock.id;
      const isOnlyOne = count.get(cell(stock)) === 1;
      return [stock.id, isOnlyOne ? classTitle(stock.class) : `${classTitle(stock.class)}, ${stock.item ?? owner}`];
    }),
  );
}
