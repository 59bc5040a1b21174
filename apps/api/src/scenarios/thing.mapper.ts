/**
 * What every mapper from a stored row to a thing of the API does alike. Mappers take the fields that are named otherwise out of a copy of the body and assign the
 * rest to it: a literal with several spreads takes ten times as long where bodies have many shapes.
 */
import type { DurationSpec, ScenarioDate as DocumentDate } from '@muster/planning';
import { toGlobalId } from '../graphql/node.ts';
import type { ScenarioDate, ScenarioDuration } from '../graphql/quantities.ts';
import { fromColumns, toLabel } from '../release/label.types.ts';
import type { OwnedRowEntity, ScenarioRowEntity } from './scenario-row.entity.ts';

interface Provenance {
  readonly confidence?: string;
  readonly notional?: boolean;
  readonly note?: string;
  readonly source?: string;
}

export function toThing(type: string, row: ScenarioRowEntity<Provenance>) {
  const { confidence, notional, note, source } = row.body;
  return {
    __typename: type,
    id: toGlobalId(type, row.id),
    uuid: row.id,
    scenarioId: row.scenarioId,
    key: row.key,
    version: row.version,
    confidence,
    notional: notional ?? false,
    note,
    sourceKey: source,
  };
}

/** The same for a row that a nation may own: who may see it is shown wherever it is. */
export function toOwnedThing(type: string, row: OwnedRowEntity<Provenance>) {
  return Object.assign(toThing(type, row), { label: toLabel(fromColumns(row)) });
}

/** Instant and minute are resolved by `ScenarioDateResolver`, which knows the clock of the scenario. */
export function toDate(date: DocumentDate, scenarioId: string): ScenarioDate {
  const isUtc = date.anchor === 'UTC';
  return {
    anchor: date.anchor,
    offset: isUtc ? null : date.offset,
    unit: isUtc ? null : (date.unit ?? 'd'),
    scenarioId,
    date,
  } as unknown as ScenarioDate;
}

export function findDate(date: DocumentDate | undefined, scenarioId: string): ScenarioDate | undefined {
  return date && toDate(date, scenarioId);
}

export function toDuration(spec: DurationSpec): ScenarioDuration {
  const unit = spec.unit ?? 'd';
  if ('fixed' in spec) return { distribution: 'fixed', parameters: [spec.fixed], unit };
  if ('uniform' in spec) return { distribution: 'uniform', parameters: spec.uniform, unit };
  if ('triangular' in spec) return { distribution: 'triangular', parameters: spec.triangular, unit };
  if ('pert' in spec) return { distribution: 'pert', parameters: spec.pert, unit };
  if ('exponential' in spec) return { distribution: 'exponential', parameters: [spec.exponential], unit };
  if ('lognormal' in spec)
    return { distribution: 'lognormal', parameters: [spec.lognormal.median, spec.lognormal.sigma], unit };
  if ('gamma' in spec)
    return { distribution: 'gamma', parameters: [spec.gamma.shape, spec.gamma.mean, spec.gamma.shift ?? 0], unit };
  return { distribution: 'empirical', parameters: spec.empirical, unit };
}

export function findDuration(spec: DurationSpec | undefined): ScenarioDuration | undefined {
  return spec && toDuration(spec);
}
