/** Which method a kind of cargo takes through a change of gauge, and why it takes none. */
import type { CargoKind } from '../../movement/requirement.ts';
import type { GaugeChange, Place } from '../../network/network.ts';
import { gaugeChangeMinutes } from '../compile/facilities.ts';

/** What each kind goes by where that is to be had, most wanted first (an assumption); all others by the quickest. */
const PREFERRED: Readonly<Partial<Record<CargoKind, readonly string[]>>> = {
  wheeled: ['ramp-to-ramp'],
  tracked: ['ramp-to-ramp'],
  outsized: ['ramp-to-ramp'],
  supply: ['transload', 'bogie-exchange'],
  ammunition: ['transload'],
  fuel: ['bogie-exchange', 'transload'],
};

/** The method that a kind of cargo takes at a place: of those that take it the one it prefers, else the quickest; undefined when none does. */
export function chooseGaugeChange({ gaugeChanges = [] }: Place, kind: CargoKind): GaugeChange | undefined {
  const taking = gaugeChanges.filter(({ takes }) => takes?.includes(kind) ?? true);
  for (const method of PREFERRED[kind] ?? []) {
    const found = taking.find((change) => change.method === method);
    if (found) return found;
  }
  return taking.sort((a, b) => gaugeChangeMinutes(a) - gaugeChangeMinutes(b)).at(0);
}

/** Minutes that the change of gauge at a place takes a kind of cargo; Infinity where there is none for it. */
export function gaugeChangeMinFor(place: Place, kind: CargoKind): number {
  const change = chooseGaugeChange(place, kind);
  return change ? gaugeChangeMinutes(change) : Infinity;
}

/** Why cargo of a kind does not get through the change of gauge at a place, in words. */
export function whyRefused({ id, gaugeChanges = [] }: Place, kind: CargoKind): string {
  const methods = gaugeChanges.map(({ method, takes = [] }) => `${method} takes ${takes.join(' and ')}`);
  return `the gauge change at ${id} takes no ${kind}: ${methods.join('; ')}`;
}
