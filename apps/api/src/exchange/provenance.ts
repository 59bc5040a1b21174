/** What every exported file says of where it comes from. */
import { contentHash, type ScenarioDocument } from '@muster/planning';
import { ENGINE_VERSION } from '@muster/planning/run';
import type { RequestContext } from '../identity/request-context.ts';
import { DEFAULT_MARKING } from '../scenarios/scenario.service.ts';

export function toProvenance(
  { principal }: RequestContext,
  document: ScenarioDocument,
  version: number,
  recipient?: string,
): string[] {
  return [
    document.marking ?? DEFAULT_MARKING,
    `Scenario "${document.title}" (${document.id}), version ${version}, content ${contentHash(document)}`,
    `Engine ${ENGINE_VERSION}`,
    `View of ${principal.nation ?? principal.name}${recipient === undefined ? '' : `, as released to ${recipient}`}`,
  ];
}
