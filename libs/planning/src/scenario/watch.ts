/**
 * What a monitor adds to the coverage of its sectors: what it reaches of them times what it sees there. Teams and sensors are spread evenly over
 * the length or area of all its sectors, and beside each other, so that it adds the same share to each (assumptions).
 */
import { polygonAreaKm2 } from '@muster/logistics';
import type { ScenarioDocument } from './document.ts';
import type { MonitorRow } from './monitoring-section.ts';
import { personsBook } from './persons.ts';

export interface Reach {
  /** Teams or sensors. */
  readonly count: number;
  /** What those reach that are on watch, and how much there is of its sectors. */
  readonly amount: number;
  readonly of: number;
  readonly unit: 'km' | 'km2';
}

export interface Watch {
  /** Share of each of its sectors, 0 to 1. */
  readonly share: number;
  /** null where the row does not say what it reaches: then it reaches all of its sectors. */
  readonly reach: Reach | null;
}

/** Of each monitor of a document. */
export function watchesOf(document: ScenarioDocument): (monitor: MonitorRow) => Watch {
  const sectors = new Map((document.sectors ?? []).map((sector) => [sector.id, sector]));
  const sizeOf = (unit: Reach['unit'], id: string): number => {
    const sector = sectors.get(id);
    return unit === 'km' ? (sector?.lengthKm ?? 0) : polygonAreaKm2(sector?.area ?? []);
  };
  const personsOf = personsBook(document);
  return (monitor) => {
    const { coverage, watches } = monitor;
    if (watches === undefined) return { share: coverage, reach: null };
    const { count, personsEach = 1, lengthKm, areaKm2, onWatch = 1 } = watches;
    const teams = count ?? Math.floor(personsOf(monitor.element) / personsEach);
    const unit = lengthKm === undefined ? 'km2' : 'km';
    const of = [...new Set(monitor.sectors)].reduce((sum, id) => sum + sizeOf(unit, id), 0);
    const amount = teams * (lengthKm ?? areaKm2 ?? 0) * onWatch;
    return {
      share: coverage * (of > 0 ? Math.min(1, amount / of) : 0),
      reach: { count: teams, amount, of, unit },
    };
  };
}

/** Shares in whole thousandths that add up to their sum, however small each of them is: what is rounded off of one goes over to the next. */
export function toThousandths(shares: readonly number[]): number[] {
  let sum = 0;
  return shares.map((share) => {
    const before = Math.round(1000 * sum);
    sum += share;
    return Math.round(1000 * sum) - before;
  });
}
