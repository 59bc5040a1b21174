/** What sectors, monitors, latencies and remedies must satisfy beyond their shape. Part of `validateScenario`. */
import type { MonitorRow } from '../scenario/monitoring-section.ts';
import { findAreaFault } from './area.ts';
import { participant, type Checks } from './checks.ts';

export function validateMonitoring(checks: Checks): void {
  const { document, add, known, gate } = checks;
  checks.ascending(
    (document.attack?.intensity ?? []).map((step) => step.from),
    'attack.intensity',
  );
  (document.offices ?? []).forEach((row, i) => known(['places'], row.place, `offices.${i}.place`));
  (document.sectors ?? []).forEach((sector, i) => {
    const fault = sector.area && findAreaFault(sector.area, sector);
    if (fault) add('sector.area', `sectors.${i}.area`, `${sector.id}: ${fault}`);
    checks.ascending(
      (sector.intensity ?? []).map((step) => step.from),
      `sectors.${i}.intensity`,
    );
    sector.requirements?.forEach((id, k) => known(['requirements'], id, `sectors.${i}.requirements.${k}`));
  });
  const standsInside = standing(checks);
  (document.monitors ?? []).forEach((monitor, i) => {
    const path = `monitors.${i}`;
    participant(checks, monitor.nation, `${path}.nation`);
    monitor.sectors.forEach((id, k) => known(['sectors'], id, `${path}.sectors.${k}`));
    known(['forceElements'], monitor.element, `${path}.element`);
    gate(monitor.releasedBy, `${path}.releasedBy`);
    watches(checks, monitor, path);
    standsInside(monitor, path);
  });
  const latencies = new Set<string>();
  (document.latencies ?? []).forEach((row, i) => {
    const key = `${row.process} of ${row.breach}`;
    if (latencies.has(key)) add('latency.duplicate', `latencies.${i}`, `There are two rows for ${key}.`);
    latencies.add(key);
  });
  const steps = new Map((document.remedies ?? []).map((remedy) => [remedy.id, remedy.step]));
  (document.remedies ?? []).forEach((remedy, i) => {
    const path = `remedies.${i}`;
    known(['offices'], remedy.office, `${path}.office`);
    remedy.requires.forEach((id, k) => {
      gate(id, `${path}.requires.${k}`);
      if ((steps.get(id) ?? 0) > remedy.step)
        add('remedy.order', `${path}.requires.${k}`, `${remedy.id} is a lower rung than ${id}, which it requires.`);
    });
  });
}

/** Teams watch a line in the supported nation from where they stand: those of a nation that stays outside do not get there. */
function standing({ document, add }: Checks): (monitor: MonitorRow, path: string) => void {
  const { nations = [], forceElements = [], places } = document;
  const supported = new Set(nations.flatMap(({ id, role }) => (role === 'supported' ? [id] : [])));
  const countryOf = new Map(places.map(({ id, country }) => [id, country]));
  const standsAt = new Map(forceElements.map(({ id, destination }) => [id, destination]));
  return ({ id, kind, element = '' }, path) => {
    const country = countryOf.get(standsAt.get(element) ?? '');
    if (kind !== 'observer-team' || supported.size === 0 || country === undefined || supported.has(country)) return;
    add(
      'monitor.outside',
      `${path}.element`,
      `${id} sends teams into sectors of the supported nation, and ${element} stands in ${country}.`,
      'warning',
    );
  };
}

/** Teams or sensors need a number, what one reaches, and sectors that are measured in the same. */
function watches({ document, add }: Checks, monitor: MonitorRow, path: string): void {
  const { watches: own } = monitor;
  if (own === undefined) return;
  const wrong = (at: string, message: string) => add('monitor.watches', `${path}.${at}`, `${monitor.id} ${message}`);
  if ((own.count === undefined) === (own.personsEach === undefined))
    wrong('watches', 'needs either count or personsEach.');
  if ((own.lengthKm === undefined) === (own.areaKm2 === undefined))
    wrong('watches', 'needs either lengthKm or areaKm2.');
  if (own.personsEach !== undefined && monitor.element === undefined)
    wrong('watches.personsEach', 'names no element whose persons make teams.');
  const measure = own.lengthKm !== undefined ? 'lengthKm' : own.areaKm2 !== undefined ? 'area' : undefined;
  monitor.sectors.forEach((id, k) => {
    const sector = document.sectors?.find((row) => row.id === id);
    if (measure !== undefined && sector !== undefined && sector[measure] === undefined)
      wrong(`sectors.${k}`, `is measured by the ${measure} of its sectors, and ${id} has none.`);
    if (monitor.sectors.indexOf(id) < k)
      add('id.duplicate', `${path}.sectors.${k}`, `${monitor.id} names ${id} twice.`);
  });
}
