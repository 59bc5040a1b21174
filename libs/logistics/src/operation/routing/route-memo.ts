/** Routes between compilations: a what-if changes dates and amounts, seldom the network, and finding routes is most of compiling. */
import type { Route } from '../../network/route.ts';

/** Of these a route knows only whether there are any. */
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

export class RouteMemo {
  private network = '';
  private routes = new Map<string, Route[]>();

  /** The routes found so far on a network; another network begins anew. @param network everything that a route depends on */
  routesFor(network: readonly unknown[]): Map<string, Route[]> {
    const key = JSON.stringify(network, (name, value: unknown) =>
      COUNTS.has(name) && typeof value === 'number' ? value > 0 : value,
    );
    if (key !== this.network) {
      this.network = key;
      this.routes = new Map();
    }
    return this.routes;
  }
}
