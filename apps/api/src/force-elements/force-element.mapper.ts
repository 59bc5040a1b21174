import { findDate, findDuration, toOwnedThing, toThing } from '../scenarios/thing.mapper.ts';
import type { ForceElementEntity } from './force-element.entity.ts';
import type { ForceElement, UnitTemplate } from './force-element.types.ts';
import type { UnitTemplateEntity } from './unit-template.entity.ts';

/** Priority of a row that names none. */
export const DEFAULT_PRIORITY = 50;

export function toForceElement(row: ForceElementEntity): ForceElement {
  const { nation, contribution, parent, template, cargo, sidc, home, destination, via, peopleVia, needs, ...body } =
    row.body;
  return Object.assign(body, toOwnedThing('ForceElement', row), {
    nationKey: nation,
    contributionKey: contribution,
    parentKey: parent,
    templateKey: template,
    ownCargo: cargo,
    ownSidc: sidc,
    homeKey: home,
    destinationKey: destination,
    viaKeys: via ?? [],
    peopleViaKeys: peopleVia ?? [],
    needsKeys: needs ?? [],
    deployment: body.deployment ?? 'move',
    priority: body.priority ?? DEFAULT_PRIORITY,
    modes: body.modes ?? [],
    peopleModes: body.peopleModes ?? [],
    earliest: findDate(body.earliest, row.scenarioId),
    requiredAt: findDate(body.requiredAt, row.scenarioId),
    notice: findDuration(body.notice),
    marryUp: findDuration(body.marryUp),
    integration: findDuration(body.integration),
  });
}

export function toUnitTemplate(row: UnitTemplateEntity): UnitTemplate {
  const { title, component, sidc, cargo, equipment, consumptionKgPerPersonDay } = row.body;
  return {
    ...toThing('UnitTemplate', row),
    ...{ title, component, sidc, cargo, equipment, consumptionKgPerPersonDay },
  };
}
