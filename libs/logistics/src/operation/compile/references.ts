/** What all parts of the compiler share: indices of ids, distributions and owners by number, resources, and the problems found. */
import { FIXED_ZERO, type Distribution } from '../../engine/distribution.ts';
import { listFacilities, type Facilities } from './facilities.ts';
import { PLAIN_MARCH, type MarchRules } from '../routing/march.ts';
import type { World } from '../world.ts';

export interface WorldProblem {
  readonly code: 'reference.unknown' | 'id.duplicate' | 'route.none' | 'too-large';
  /** Id of the row that has the problem. */
  readonly id: string;
  readonly message: string;
}

/** Sections that rows refer to, and what a reader calls a row of them. */
const NAMES = {
  place: 'place',
  link: 'link',
  airspace: 'airspace',
  condition: 'condition',
  element: 'element',
  activity: 'activity',
  office: 'office',
  stock: 'stock',
  requirement: 'movement',
  resource: 'resource',
};
export type Section = keyof typeof NAMES;

export class References {
  readonly facilities: Facilities;
  readonly march: MarchRules;
  readonly distributions: Distribution[] = [];
  readonly problems: WorldProblem[] = [];
  private readonly indices: Readonly<Record<Section, ReadonlyMap<string, number>>>;
  private readonly distributionIndex = new Map<string, number>();
  private readonly owners = new Map<string, number>();

  constructor(readonly world: World) {
    this.facilities = listFacilities(world);
    this.march = world.march ?? PLAIN_MARCH;
    this.indices = {
      place: this.indexOf('place', world.places),
      link: this.indexOf('link', world.links),
      airspace: this.indexOf('airspace', world.airspaces ?? []),
      condition: this.indexOf('condition', world.conditions),
      element: this.indexOf('element', world.elements),
      activity: this.indexOf('activity', world.activities),
      office: this.indexOf('office', world.offices),
      stock: this.indexOf('stock', world.stocks),
      requirement: this.indexOf('requirement', world.requirements),
      resource: this.facilities.index,
    };
    // Number 0 is "no time", so that arrays of distributions may start with zeros.
    this.distribution(FIXED_ZERO);
  }

  /** Where each row stands. Two that differ and have one name would act for each other; planning gives names to what it makes of a document too. */
  private indexOf(section: Section, rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
    const index = new Map<string, number>();
    rows.forEach((row, i) => {
      const other = index.get(row.id);
      if (other !== undefined && JSON.stringify(rows[other]) !== JSON.stringify(row))
        this.problem(
          'id.duplicate',
          row.id,
          `${row.id} is the name of more than one ${NAMES[section]}, and not all of them are rows: give the row another id`,
        );
      index.set(row.id, i);
    });
    return index;
  }

  problem(code: WorldProblem['code'], id: string, message: string): void {
    this.problems.push({ code, id, message });
  }

  has(section: Section, id: string): boolean {
    return this.indices[section].has(id);
  }

  /** Index of a row, -1 when absent; an id that no row has is a problem of the row that names it. */
  find(section: Section, id: string | undefined, row: string): number {
    if (id === undefined) return -1;
    const found = this.indices[section].get(id);
    if (found === undefined) this.problem('reference.unknown', row, `${row} names the unknown ${NAMES[section]} ${id}`);
    return found ?? -1;
  }

  /** Number of a distribution; equal ones share it. */
  distribution(d: Distribution): number {
    const key = JSON.stringify(d);
    let index = this.distributionIndex.get(key);
    if (index === undefined) {
      index = this.distributions.push(d) - 1;
      this.distributionIndex.set(key, index);
    }
    return index;
  }

  get ownerCount(): number {
    return this.owners.size;
  }

  /** Number of an owner, -1 for none. */
  owner(name: string | undefined): number {
    if (name === undefined) return -1;
    let code = this.owners.get(name);
    if (code === undefined) {
      code = this.owners.size;
      this.owners.set(name, code);
    }
    return code;
  }
}
