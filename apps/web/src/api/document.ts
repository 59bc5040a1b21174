/** The whole scenario document, as the one who asks may see it, for what computes in the page. */
import type { ScenarioDocument } from '@muster/planning';
import { faultOf, RequestError } from './client.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';
import { t } from '../i18n/text.ts';

export interface LoadedDocument {
  readonly document: ScenarioDocument;
  readonly hash: string;
  /** Version that is shown: an edit of it says so, and what others changed since is a conflict. */
  readonly version: number;
}

export async function loadDocument(scenarioId: string): Promise<LoadedDocument> {
  let response: Response;
  try {
    response = await fetch(`/exports/scenarios/${encodeURIComponent(scenarioId)}.json`);
  } catch {
    throw new RequestError('The server does not answer.', true);
  }
  if (!response.ok)
    throw new RequestError(
      response.status === 404
        ? 'There is no such scenario.'
        : t('The server answered {status}.', { status: response.status }),
      response.status >= 500,
      faultOf(response.status),
    );
  return {
    document: (await response.json()) as ScenarioDocument,
    hash: response.headers.get('x-snapshot-hash') ?? '',
    version: Number(response.headers.get('x-scenario-version')),
  };
}

export const useDocument = (scenarioId: string): Loadable<LoadedDocument> =>
  useLoaded(`scenario:${scenarioId}:document`, () => loadDocument(scenarioId));
