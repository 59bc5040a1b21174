/** What places, links and lift must satisfy beyond their shape. Part of `validateScenario`. */
import { MINUTES_PER_DAY } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import { bansAllWeek } from '../scenario/driving-bans.ts';
import { findOutlineFault } from './area.ts';
import type { Checks } from './checks.ts';

export function validateNetwork(checks: Checks): void {
  network(checks);
  airspaces(checks);
  lift(checks);
}

type Place = ScenarioDocument['places'][number];

function network(checks: Checks): void {
  const countries = neighbouringCountries(checks.document);
  checks.document.places.forEach((place, i) => {
    const path = `places.${i}`;
    checks.gate(place.opensWhen, `${path}.opensWhen`);
    const hours = place.airfield?.hours;
    if (hours && hours.openMin === hours.closeMin % MINUTES_PER_DAY && hours.closeMin - hours.openMin < MINUTES_PER_DAY)
      checks.add('hours.order', `${path}.airfield.hours`, `${place.id} closes in the minute in which it opens.`);
    berthGroups(checks, place, path);
    rooms(checks, place, path);
    sharesOfPlace(checks, place, path);
    const into = place.crossing?.into;
    if (into !== undefined && !(countries.get(place.id) ?? new Set()).has(into))
      checks.add('crossing.into', `${path}.crossing.into`, `No link leads from ${place.id} to a place in ${into}.`);
  });
  (checks.document.links ?? []).forEach((link, i) => linkRow(checks, link, `links.${i}`));
  (checks.document.efficiencies ?? []).forEach(({ id, least, likeliest, most }, i) => {
    if (least > likeliest || likeliest > most)
      checks.add('distribution.order', `efficiencies.${i}`, `Least, likeliest and most of ${id} must not decrease.`);
  });
  (checks.document.shares ?? []).forEach((share, i) =>
    checks.ascending(
      share.steps.map((s) => s.from),
      `shares.${i}.steps`,
    ),
  );
}

function berthGroups(checks: Checks, place: Place, path: string): void {
  const groups = place.seaport?.berthGroups;
  const inGroups = groups?.reduce((sum, group) => sum + group.berths, 0);
  if (groups && inGroups !== place.seaport!.berths)
    checks.add(
      'port.berths',
      `${path}.seaport.berths`,
      `${place.id} has ${place.seaport!.berths} berths, its groups have ${inGroups}.`,
    );
  groups?.forEach((group, k) => {
    const at = `${path}.seaport.berthGroups.${k}`;
    if (groups.findIndex((other) => other.id === group.id) < k)
      checks.add('id.duplicate', `${at}.id`, `${place.id} has two groups of berths ${group.id}.`);
    for (const field of ['maxLengthM', 'maxDraughtM'] as const)
      if ((group[field] ?? 0) > (place.seaport![field] ?? Infinity))
        checks.add('port.limit', `${at}.${field}`, `Ships of the group ${group.id} could not enter ${place.id}.`);
  });
}

function rooms(checks: Checks, place: Place, path: string): void {
  const found = [
    ['seaport.stagingM2', place.seaport?.stagingM2, 'room for discharged vehicles'],
    ['reception.stagingM2', place.reception?.stagingM2, 'room for vehicles being received'],
    ['reception.beds', place.reception?.beds, 'bed'],
  ] as const;
  for (const [field, amount, what] of found)
    if (amount !== undefined && amount < 1)
      checks.add(
        'place.no-room',
        `${path}.${field}`,
        `${place.id} has no ${what}: who needs one waits for ever. Leave it out where it does not limit.`,
        'warning',
      );
}

/** Shares of nominal capacity that a place names are known, and a change of gauge has one rate. */
function sharesOfPlace(checks: Checks, place: Place, path: string): void {
  for (const [facility, share] of [
    ['rail.share', place.rail?.share],
    ['rail.rampShare', place.rail?.rampShare],
    ['airfield.parkingShare', place.airfield?.parkingShare],
    ['seaport.berthShare', place.seaport?.berthShare],
    ['crossing.road.share', place.crossing?.road?.share],
  ] as const)
    checks.known(['shares'], share, `${path}.${facility}`);
  checks.known(['shares'], place.crossing?.road?.backShare, `${path}.crossing.road.backShare`);
  place.gaugeChange?.forEach((change, k) => {
    checks.known(['shares'], change.share, `${path}.gaugeChange.${k}.share`);
    if ((change.wagonsPerDay === undefined) === (change.trainTime === undefined))
      checks.add(
        'gauge-change.rate',
        `${path}.gaugeChange.${k}`,
        'A gauge change has either wagonsPerDay or trainTime.',
      );
  });
  place.crossing?.rail?.forEach((rail, k) => {
    checks.known(['shares'], rail.share, `${path}.crossing.rail.${k}.share`);
    checks.known(['shares'], rail.backShare, `${path}.crossing.rail.${k}.backShare`);
  });
}

function linkRow(checks: Checks, link: NonNullable<ScenarioDocument['links']>[number], path: string): void {
  checks.known(['places'], link.from, `${path}.from`);
  checks.known(['places'], link.to, `${path}.to`);
  checks.known(['shares'], link.share, `${path}.share`);
  checks.known(['shares'], link.backShare, `${path}.backShare`);
  if (link.from === link.to) checks.add('link.loop', path, `The link ${link.id} leads from ${link.from} to itself.`);
  if (link.bans && link.mode !== 'road') checks.add('link.ban', `${path}.bans`, 'Only roads have driving bans.');
  if (link.bans && bansAllWeek(link.bans))
    checks.add('link.ban', `${path}.bans`, `The bans of ${link.id} leave no minute of the week to set out over it.`);
  if (link.gauge !== undefined && link.mode !== 'rail')
    checks.add('link.gauge', `${path}.gauge`, 'Only rail links have a gauge.');
}

function airspaces(checks: Checks): void {
  (checks.document.airspaces ?? []).forEach((airspace, i) => {
    const path = `airspaces.${i}`;
    checks.gate(airspace.opensWhen, `${path}.opensWhen`);
    airspace.refuses?.forEach((nation, k) => checks.nation(nation, `${path}.refuses.${k}`));
    const fault = findOutlineFault(airspace.outline);
    if (fault) checks.add('airspace.outline', `${path}.outline`, `${airspace.id}: ${fault}`);
  });
}

/** Countries next to each place that has a link. */
function neighbouringCountries({ places, links = [] }: ScenarioDocument): Map<string, Set<string>> {
  const countryOf = new Map(places.map(({ id, country }) => [id, country]));
  const found = new Map<string, Set<string>>();
  for (const { from, to } of links)
    for (const [at, next] of [
      [from, to],
      [to, from],
    ]) {
      const country = countryOf.get(next);
      if (country !== undefined) found.set(at, (found.get(at) ?? new Set()).add(country));
    }
  return found;
}

function lift(checks: Checks): void {
  (checks.document.liftTypes ?? []).forEach((type, i) => {
    if (!Object.values(type.payload).some((amount) => amount > 0))
      checks.add('lift.payload', `liftTypes.${i}.payload`, `The lift type ${type.id} has no payload.`);
    if (type.fuelKgPerHour !== undefined && type.mode !== 'air')
      checks.add('lift.fuel', `liftTypes.${i}.fuelKgPerHour`, 'Only aircraft take fuel from an airfield.');
    if (type.gauge !== undefined && type.mode !== 'rail')
      checks.add('lift.gauge', `liftTypes.${i}.gauge`, 'Only trains have a gauge.');
  });
  (checks.document.liftPools ?? []).forEach((pool, i) => {
    const path = `liftPools.${i}`;
    checks.known(['liftTypes'], pool.liftType, `${path}.liftType`);
    checks.known(['places'], pool.base, `${path}.base`);
    // Railways and hauliers of a country that only looks on are hired like others.
    checks.nation(pool.owner, `${path}.owner`);
    checks.gate(pool.releasedBy, `${path}.releasedBy`);
    if (Array.isArray(pool.availableFrom) && pool.availableFrom.length !== pool.count)
      checks.add(
        'lift.dates',
        `${path}.availableFrom`,
        `The pool ${pool.id} has ${pool.count} assets but ${pool.availableFrom.length} dates.`,
      );
    if (pool.reservedForOwner && pool.owner === undefined)
      checks.add('lift.owner', `${path}.reservedForOwner`, 'A pool that is reserved for its owner needs an owner.');
    pool.quotas?.forEach((quota, k, quotas) => {
      checks.nation(quota.nation, `${path}.quotas.${k}.nation`);
      if (quotas.findIndex(({ nation }) => nation === quota.nation) < k)
        checks.add(
          'lift.quota',
          `${path}.quotas.${k}.nation`,
          `${quota.nation} has two quotas in the pool ${pool.id}.`,
        );
    });
    if (pool.quotas && pool.reservedForOwner)
      checks.add(
        'lift.quota',
        `${path}.quotas`,
        `The pool ${pool.id} is reserved for its owner, so others have no hours in it.`,
      );
  });
}
