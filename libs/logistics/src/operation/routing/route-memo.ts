/**
 * What compilations have in common: a what-if changes dates and amounts, seldom the network, and finding routes and making lanes of them is most
 * of compiling.
 */
import type { Route } from '../../network/route.ts';
import type { BanWindow } from '../../network/network.ts';
import type { Ways } from '../compile/ways.ts';

/** Of these a route or lane knows only whether there are any. */
const COUNTS = new Set([
  'beds',
  'berths',
  'clearanceVehiclesPerDay',
  'handlingTPerDay',
  'parkingNarrow',
  'parkingWide',
  'positions',
  'ramps',
  'stagingM2',
]);
/** Dates of requirements, on which no way depends. */
const DATES = new Set([
  'availableToLoadMin',
  'earliestArrivalMin',
  'latestArrivalMin',
  'readyToLoadMin',
  'requiredMin',
]);

/** A text that is the same for all that gives the same routes or ways. */
function textOf(basis: readonly unknown[]): string {
  return JSON.stringify(basis, (name, value: unknown) => {
    if (COUNTS.has(name) && typeof value === 'number') return value > 0;
    if (DATES.has(name)) return undefined;
    // A run that ends later has more days with bans; whom there are some for is what counts.
    if (name === 'datedBans' && value) return [...new Set((value as readonly BanWindow[]).map(({ who }) => who))];
    return value;
  });
}

interface KeptWays {
  readonly basis: string;
  readonly ways: Ways;
}

export class RouteMemo {
  private network = '';
  private routes = new Map<string, Route[]>();
  /** Those of the first compilation, which is the plan that levers are pulled on, and the latest others. */
  private first: KeptWays | undefined;
  private latest: KeptWays | undefined;

  /** The routes found so far on a network; another network begins anew. @param network everything that a route depends on */
  routesFor(network: readonly unknown[]): Map<string, Route[]> {
    const key = textOf(network);
    if (key !== this.network) {
      this.network = key;
      this.routes = new Map();
    }
    return this.routes;
  }

  /**
   * The ways of a compilation before that had the same basis, else new ones. What is wrong with them is told as they are found: such ways are not kept.
   * @param basis everything that ways depend on
   */
  waysFor(basis: readonly unknown[], find: () => Ways, isSound: () => boolean): Ways {
    const text = textOf(basis);
    const kept = [this.first, this.latest].find((one) => one?.basis === text);
    if (kept) return kept.ways;
    const found = { basis: text, ways: find() };
    if (isSound()) {
      this.first ??= found;
      this.latest = found;
    }
    return found.ways;
  }
}
