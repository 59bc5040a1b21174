/** Names for the identifiers that results speak in: `gate/…`, `lift/…`, `permission/…`, `supply/…`, `office/…`, `<place>/<facility>`, `<link>/path`. */
import { useShown } from '../app/run-context.ts';
import { loadForce, type ForceData } from './force.ts';
import { loadStockNames } from './supply-loaders.ts';
import type { RunSummary } from './model.ts';
import { forceKey } from './sections.ts';
import { useLoaded } from './store.ts';
import { nationName } from '../i18n/nation-name.ts';
import { classTitle, stockTitles, type NamedStock } from '../i18n/stock-title.ts';
import { currentLanguage, t, word, wordTitle } from '../i18n/text.ts';

const SUPPLY = 'supply/';

export interface Names {
  readonly element: (id: string) => string;
  readonly place: (id: string) => string;
  readonly nation: (id: string) => string;
  readonly facility: (code: string) => string;
  /** Class, and what tells it from another one of the class at the place. */
  readonly stock: (stock: { readonly id: string; readonly class: string }) => string;
  readonly resource: (id: string) => string;
  readonly pool: (id: string) => string;
}

/** `outload:st-DEP-Lublin-III` to `outload, III fuel`; `gauge-change:transload` to `gauge change, transload`. */
function facilityTitle(code: string, stocks: () => ReadonlyMap<string, string> | null): string {
  const cut = code.indexOf(':');
  if (cut < 0) return word(code);
  const [kind, of] = [code.slice(0, cut), code.slice(cut + 1)];
  const titles = kind === 'outload' ? stocks() : null;
  const stock = kind !== 'outload' ? undefined : titles === null ? '…' : titles.get(of);
  return stock === undefined ? `${word(kind)}, ${word(of)}` : t('outload, {stock}', { stock });
}

/** What binds without being a row of its own: `caveat:<element>`, `detection:<sector>`. */
function conditionTitle(id: string, element: (id: string) => string, sector: (id: string) => string): string {
  const [kind, of] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (kind === 'caveat') return t('Caveat on where {name} may stand', { name: element(of) });
  if (kind === 'detection') return t('Detection, {sector}', { sector: sector(of) });
  return id;
}

/** Whose permission it is: of a crossing between countries, of that which it leads into. */
function permissionTitle(crossing: string, into: string | null, nation: (id: string) => string): string {
  return into === null
    ? t('At the crossing {crossing}', { crossing })
    : t('At the crossing {crossing} into {nation}', { crossing, nation: nation(into) });
}

/**
 * @param named null while they are on their way
 * @param unnamed what stands where a row has no name; an ellipsis while names are on their way, so that no code flashes up
 */
export function makeNames(
  force: ForceData | undefined,
  titles: ReadonlyMap<string, string>,
  named: readonly NamedStock[] | null,
  unnamed: (id: string) => string = (id) => id,
): Names {
  const place = (id: string) => force?.placeById.get(id)?.name ?? unnamed(id);
  const nationOf = (id: string) => force?.nationById.get(id)?.name ?? nationName(id);
  const element = (id: string) => force?.elementById.get(id)?.name ?? titles.get(id) ?? unnamed(id);
  const pool = (id: string) => force?.poolNames.get(id) ?? unnamed(id);
  const sector = (id: string) => force?.sectorNames.get(id) ?? word(id);
  let titlesOfStocks: ReadonlyMap<string, string> | undefined;
  const stocks = () => named && (titlesOfStocks ??= stockTitles(named, nationOf));
  const facility = (code: string) => facilityTitle(code, stocks);
  const links = new Map(force?.links.map((link) => [link.id, link]));
  const airspaces = new Map(force?.airspaces.map(({ id, name }) => [id, name]));
  const stockById = new Map(named?.map((stock) => [stock.id, stock]));
  const supply = (id: string): string => {
    const row = stockById.get(id);
    if (row === undefined) return named === null ? '…' : unnamed(id);
    return t('Supply of {stock} at {place}', { stock: stocks()?.get(id) ?? id, place: place(row.place) });
  };
  const resource = (id: string): string => {
    if (id.startsWith(SUPPLY)) return supply(id.slice(SUPPLY.length));
    // What stands behind `outload:` is the id of a stock, which may hold slashes of its own.
    const outload = id.indexOf('/outload:');
    const cut = outload < 0 ? id.lastIndexOf('/') : outload;
    const [owner, part] = cut < 0 ? [id, ''] : [id.slice(0, cut), id.slice(cut + 1)];
    if (owner.startsWith('quota/'))
      return t('Hours of {nation} in {pool}', { nation: nationOf(part), pool: pool(owner.slice('quota/'.length)) });
    if (owner === 'gate')
      return titles.get(part) ?? force?.stepTitles.get(part) ?? conditionTitle(part, element, sector);
    if (owner === 'office') return force?.officeTitles.get(part) ?? unnamed(part);
    if (owner === 'permission') {
      const into = force?.placeById.get(part)?.into ?? null;
      return permissionTitle(place(part), into, nationOf);
    }
    if (owner === 'lift') return force?.liftNames.get(part) ?? unnamed(part);
    if (part === 'airspace') return airspaces.get(owner) ?? unnamed(owner);
    const link = links.get(owner === 'ban' ? part : owner);
    if (link !== undefined && owner === 'ban')
      return t('Driving ban {from} – {to}', { from: place(link.from), to: place(link.to) });
    if (link !== undefined) return `${wordTitle(link.mode)} ${place(link.from)} – ${place(link.to)}`;
    return part === '' ? element(owner) : `${place(owner)}, ${facility(part)}`;
  };
  const stock = ({ id, class: of }: { readonly id: string; readonly class: string }) =>
    named === null ? `${classTitle(of)}, …` : (stocks()?.get(id) ?? classTitle(of));
  return { element, place, nation: nationOf, facility, resource, stock, pool };
}

const NO_STOCKS: readonly NamedStock[] = [];

export function useNames(): Names {
  const { scenario, run } = useShown();
  return useNamesOf(scenario.id, run);
}

/** Names for any run, also of a scenario that is not on the screen. */
export function useNamesOf(
  scenarioId: string,
  run: Pick<RunSummary, 'id' | 'requirements' | 'gates'> | null | undefined,
): Names {
  const force = useLoaded(forceKey(scenarioId), () => loadForce(scenarioId));
  const id = run?.id ?? null;
  // Not below the key of the run: as many as a file brings, and the same at every step of it.
  const named = useLoaded(id === null ? null : `stock-names:${id}`, () => loadStockNames(id ?? ''));
  const stocks = named.data ?? (id !== null && named.loading ? null : NO_STOCKS);
  const { requirements, gates } = run ?? NO_TITLES;
  const of = [currentLanguage(), force.data, force.loading, stocks, requirements, gates];
  return keptNames(of, () =>
    makeNames(
      force.data,
      new Map([...requirements, ...gates].map(({ id, title }) => [id, title])),
      stocks,
      force.loading ? () => '…' : undefined,
    ),
  );
}

const NO_TITLES: Pick<RunSummary, 'requirements' | 'gates'> = { requirements: [], gates: [] };

interface KeptNames {
  readonly of: readonly unknown[];
  readonly names: Names;
}

/** As many runs as stand beside each other. */
const MOST_KEPT = 8;
let kept: readonly KeptNames[] = [];

/** Every row of a table asks for names, and those of thousands of stocks take a while to make: of the same data they are made once. */
export function keptNames(of: readonly unknown[], make: () => Names): Names {
  const known = kept.find((one) => one.of.length === of.length && one.of.every((part, i) => part === of[i]));
  if (known !== undefined) return known.names;
  const made = { of, names: make() };
  kept = [made, ...kept].slice(0, MOST_KEPT);
  return made.names;
}
