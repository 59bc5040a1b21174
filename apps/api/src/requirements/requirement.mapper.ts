import { DEFAULT_PRIORITY } from '../force-elements/force-element.mapper.ts';
import { toDate, toThing } from '../scenarios/thing.mapper.ts';
import type { RequirementEntity } from './requirement.entity.ts';
import type { Requirement } from './requirement.types.ts';

const DEFAULT_CONFIDENCE = 0.5;

export function toRequirement(row: RequirementEntity): Requirement {
  const { place, elements, by, ...body } = row.body;
  return Object.assign(body, toThing('Requirement', row), {
    placeKey: place,
    elementKeys: elements ?? [],
    countries: body.countries ?? [],
    by: toDate(by, row.scenarioId),
    priority: body.priority ?? DEFAULT_PRIORITY,
    confidenceAsked: body.confidenceAsked ?? DEFAULT_CONFIDENCE,
  });
}
