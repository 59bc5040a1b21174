/**
 * Every capacity of a world as one resource with a name that people read: `<place>/<facility>`, `<link>/path`, `<link>/path-back`,
 * `<place>/road-back`, `<place>/outload:<stock>`, `<place>/berths:<group>`, `<airspace>/airspace`. Damage, calendars, bottlenecks and the time ledger all speak of these names.
 */
import { mean, type Distribution } from '../../engine/distribution.ts';
import { RATE, SERVERS, STORE, type ResourceSpec } from '../../engine/resource.ts';
import type { Airspace, DailyRate, Link, Place } from '../../network/network.ts';
import type { World } from '../world.ts';

export type CapacityUnit = 'servers' | 'per-day' | 'm2' | 'persons' | 't-per-day' | 'kg';

export interface FacilityResource extends ResourceSpec {
  readonly id: string;
  readonly place: string | null;
  readonly link: string | null;
  readonly airspace: string | null;
  readonly facility: string;
  readonly unit: CapacityUnit;
  /** Capacity in the unit, for people. */
  readonly shownCapacity: number;
  /** Index of the share its nominal capacity follows, -1 when none. */
  readonly share: number;
  /** Berths of each group, of a port that tells its berths in groups. */
  readonly groups: readonly number[] | undefined;
}

/** Plain data, like all of a program: threads hand it to each other. */
export interface Facilities {
  readonly list: readonly FacilityResource[];
  readonly index: ReadonlyMap<string, number>;
  /** Resources of each place and link, by id. */
  readonly atPlace: ReadonlyMap<string, readonly number[]>;
  readonly onLink: ReadonlyMap<string, readonly number[]>;
  readonly inAirspace: ReadonlyMap<string, readonly number[]>;
}

/** What passes a link or place without a limit: so much that nobody waits, until it is closed. */
const NO_LIMIT_PER_DAY = 1e9;

/** Links that something changes: they can be closed although nothing limits them otherwise. */
export function linksThatMayClose({
  disruptions,
  effects,
  activities,
}: Pick<World, 'disruptions' | 'effects' | 'activities'>): ReadonlySet<string> {
  const resources = [...disruptions, ...effects, ...activities.flatMap(({ capacity }) => capacity)];
  return new Set([
    ...disruptions.flatMap(({ link }) => link ?? []),
    ...resources.flatMap(({ resource }) =>
      /\/path(-back)?$/.test(resource ?? '') ? resource!.replace(/\/[^/]*$/, '') : [],
    ),
  ]);
}

/** Airspaces that a condition opens, something closes or that refuses somebody's cargo; through all others one flies as if they were not there. */
export function airspacesInTheWay({ airspaces = [], disruptions }: World): readonly Airspace[] {
  const closed = new Set(disruptions.flatMap(({ airspace }) => airspace ?? []));
  return airspaces.filter(
    ({ id, opensWhen, refuses = [] }) => opensWhen !== undefined || refuses.length > 0 || closed.has(id),
  );
}

export function listFacilities(world: World): Facilities {
  const book = new FacilityBook(world.shares);
  const changeable = new Set([
    ...world.places.flatMap(({ id, opensWhen }) => (opensWhen === undefined ? [] : id)),
    ...[...world.disruptions, ...world.effects].flatMap(({ place }) => place ?? []),
  ]);
  for (const place of world.places) {
    book.addPlace(place);
    // A place without facilities can be closed all the same: then nobody passes or enters it.
    if (!book.atPlace.has(place.id) && changeable.has(place.id))
      book.add({ place: place.id }, 'passage', RATE, NO_LIMIT_PER_DAY, 'per-day');
  }
  const closable = linksThatMayClose(world);
  for (const link of world.links) book.addLink(link, closable.has(link.id));
  for (const { id } of airspacesInTheWay(world))
    book.add({ airspace: id }, 'airspace', RATE, NO_LIMIT_PER_DAY, 'per-day');
  for (const { id, place, outloadKgPerDay } of world.stocks)
    if (outloadKgPerDay) book.add({ place }, `outload:${id}`, RATE, outloadKgPerDay / 1000, 't-per-day');
  const { list, index, atPlace, onLink, inAirspace } = book;
  return { list, index, atPlace, onLink, inAirspace };
}

type Owner = { readonly place: string } | { readonly link: string } | { readonly airspace: string };
type Share = Pick<DailyRate, 'share'>;

/** Numbers the capacities of a world as they are told. */
class FacilityBook {
  readonly list: FacilityResource[] = [];
  readonly index = new Map<string, number>();
  readonly atPlace = new Map<string, number[]>();
  readonly onLink = new Map<string, number[]>();
  readonly inAirspace = new Map<string, number[]>();
  private readonly shares: ReadonlyMap<string, number>;

  constructor(shares: World['shares']) {
    this.shares = new Map(shares.map((share, i) => [share.id, i]));
  }

  add(
    at: Owner,
    facility: string,
    kind: 0 | 1 | 2,
    amount: number,
    unit: CapacityUnit,
    rate?: Share,
    groups?: readonly number[],
  ): void {
    const [owners, owner] =
      'place' in at ? [this.atPlace, at.place] : 'link' in at ? [this.onLink, at.link] : [this.inAirspace, at.airspace];
    const id = `${owner}/${facility}`;
    const number = this.list.length;
    this.list.push({
      id,
      // Field by field: rows made by spreading have a hidden class each, and the loop looks their fields up by name.
      place: 'place' in at ? at.place : null,
      link: 'link' in at ? at.link : null,
      airspace: 'airspace' in at ? at.airspace : null,
      facility,
      kind,
      unit,
      capacity: kind === RATE ? Math.round(amount * 1000) : Math.floor(amount),
      shownCapacity: amount,
      share: rate?.share !== undefined ? (this.shares.get(rate.share) ?? -1) : -1,
      groups,
    });
    this.index.set(id, number);
    const known = owners.get(owner);
    if (known) known.push(number);
    else owners.set(owner, [number]);
  }

  addPlace(place: Place): void {
    const add = (facility: string, kind: 0 | 1 | 2, amount: number, unit: CapacityUnit, rate?: Share) =>
      this.add({ place: place.id }, facility, kind, amount, unit, rate);
    this.addAirfield(place);
    this.addSeaport(place);
    if (place.rail) {
      add('ramps', SERVERS, place.rail.ramps, 'servers', { share: place.rail.rampShare });
      if (place.rail.trains) add('trains', RATE, place.rail.trains.perDay, 'per-day', place.rail.trains);
    }
    for (const change of place.gaugeChanges ?? []) {
      if (change.wagons) add(`gauge-change:${change.method}`, RATE, change.wagons.perDay, 'per-day', change.wagons);
      else add(`gauge-change:${change.method}`, SERVERS, change.positions, 'servers');
    }
    for (const [facility, rate] of crossingQuotas(place)) {
      add(facility, RATE, rate.perDay, 'per-day', rate);
      if (hasTwoDirections(place)) add(back(facility), RATE, rate.perDay, 'per-day', inDirectionBack(rate));
    }
    if (place.reception?.stagingM2 !== undefined) add('reception', STORE, place.reception.stagingM2, 'm2');
    if (place.reception?.beds !== undefined) add('beds', STORE, place.reception.beds, 'persons');
    if (place.explosivesLimitKg !== undefined) add('explosives', STORE, place.explosivesLimitKg, 'kg');
  }

  private addAirfield({ id, airfield }: Place): void {
    if (!airfield) return;
    const share = airfield.parkingShare;
    this.add({ place: id }, 'parking-wide', SERVERS, airfield.parkingWide, 'servers', { share });
    this.add({ place: id }, 'parking-narrow', SERVERS, airfield.parkingNarrow, 'servers', { share });
    if (airfield.handlingTPerDay) this.add({ place: id }, 'handling', RATE, airfield.handlingTPerDay, 't-per-day');
    if (airfield.fuelTPerDay) this.add({ place: id }, 'fuel', RATE, airfield.fuelTPerDay, 't-per-day');
  }

  private addSeaport({ id, seaport }: Place): void {
    if (!seaport) return;
    const groups = seaport.berthGroups ?? [];
    const inGroups = groups.length > 0 ? groups.map(({ berths }) => berths) : undefined;
    const share = seaport.berthShare;
    this.add({ place: id }, 'berths', SERVERS, seaport.berths, 'servers', { share }, inGroups);
    for (const group of groups)
      this.add({ place: id }, `berths:${group.id}`, SERVERS, group.berths, 'servers', { share });
    if (seaport.stagingM2 !== undefined) this.add({ place: id }, 'staging', STORE, seaport.stagingM2, 'm2');
    if (seaport.clearanceVehiclesPerDay)
      this.add({ place: id }, 'clearance', RATE, seaport.clearanceVehiclesPerDay, 'per-day');
  }

  /** A link without a quota has a path only where something may close it. */
  addLink(link: Link, mayClose: boolean): void {
    const rate = link.mode === 'rail' ? link.trains : link.vehiclesPerHour;
    if (!rate && !mayClose) return;
    const perDay = rate ? (link.mode === 'rail' ? rate.perDay : rate.perDay * 24) : NO_LIMIT_PER_DAY;
    this.add({ link: link.id }, 'path', RATE, perDay, 'per-day', rate);
    if (!link.oneWay) this.add({ link: link.id }, back('path'), RATE, perDay, 'per-day', rate && inDirectionBack(rate));
  }
}

/** Name of the same facility in the direction back. */
const back = (facility: string): string => `${facility}-back`;

const inDirectionBack = (rate: DailyRate): DailyRate =>
  rate.backShare === undefined ? rate : { ...rate, share: rate.backShare };

const hasTwoDirections = ({ crossing }: Place): boolean => (crossing?.backFrom ?? []).length > 0;

function crossingQuotas({ crossing }: Place): [facility: string, rate: DailyRate][] {
  if (!crossing) return [];
  const rail = crossing.rail.map(({ gauge, trains }): [string, DailyRate] => [`rail-${gauge}`, trains]);
  return crossing.road ? [...rail, ['road', crossing.road]] : rail;
}

/** The quota of a crossing that counts for those who come from a neighbouring place. */
export function crossingFacility(place: Place, facility: string, from: string): string {
  return place.crossing?.backFrom?.includes(from) ? back(facility) : facility;
}

/** Index of a resource, -1 when the place has no such facility (it then does not limit). */
export const findFacility = ({ index }: Facilities, place: string, facility: string): number =>
  index.get(`${place}/${facility}`) ?? -1;

/** Resources that are beds of a reception, in order. */
export const bedsOf = ({ list }: Facilities): number[] =>
  list.flatMap(({ facility }, resource) => (facility === 'beds' ? resource : []));

/** Expected minutes of a gauge change for one train of `wagons`. */
export function gaugeChangeMinutes(
  change: { readonly trainTime?: Distribution; readonly wagons?: DailyRate },
  wagons = 30,
): number {
  if (change.trainTime) return mean(change.trainTime);
  return change.wagons ? (wagons * 1440) / change.wagons.perDay : Infinity;
}
