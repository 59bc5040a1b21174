/** What all parts of the compiler share: indices of ids, distributions and owners by number, resources, and the problems found. */
import { FIXED_ZERO, type Distribution } from '../../engine/distribution.ts';
import { listFacilities, type Facilities } from '../facilities.ts';
import type { World } from '../world.ts';

export interface WorldProblem {
  readonly code: 'reference.unknown' | 'route.none' | 'too-large';
  /** Id of the row that has the problem. */
  readonly id: string;
  readonly message: string;
}

/** Sections that rows refer to, and what a reader calls a row of them. */
const NAMES = {
  place: 'place',
  link: 'link',
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
  readonly distributions: Distribution[] = [];
  readonly problems: WorldProblem[] = [];
  private readonly indices: Readonly<Record<Section, ReadonlyMap<string, number>>>;
  private readonly distributionIndex = new Map<string, number>();
  private readonly owners = new Map<string, number>();

  constructor(readonly world: World) {
    const indexOf = (rows: readonly { readonly id: string }[]) => new Map(rows.map((row, i) => [row.id, i]));
    this.facilities = listFacilities(world);
    this.indices = {
      place: indexOf(world.places),
      link: indexOf(world.links),
      condition: indexOf(world.conditions),
      element: indexOf(world.elements),
      activity: indexOf(world.activities),
      office: indexOf(world.offices),
      stock: indexOf(world.stocks),
      requirement: indexOf(world.requirements),
      resource: this.facilities.index,
    };
    // Number 0 is "no time", so that arrays of distributions may start with zeros.
    this.distribution(FIXED_ZERO);
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
