/** Who looks at the page, and as whom else it may be looked at in the local demo. */
import { request } from './client.ts';
import type { Loadable } from './model.ts';
import { useLoaded } from './store.ts';

export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly nation: string | null;
  readonly nationName: string | null;
  readonly roles: readonly string[];
  /** As the provider of identity names who signed in; null in the local demo. */
  readonly subject?: string | null;
}

export interface Session {
  readonly mode: 'personas' | 'sign-in';
  readonly principal: Principal;
  readonly personas: readonly Principal[];
}

export const useSession = (): Loadable<Session> =>
  useLoaded('session', async () => (await (await request('/auth/session')).json()) as Session);

/** Id of the person who looks; empty where it is not known. */
export const personOf = (session: Session | undefined): string => session?.principal.id ?? '';

const post = (address: string, body: object) =>
  request(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const choosePersona = (id: string): Promise<Response> => post('/auth/persona', { id });
export const signOut = (): Promise<Response> => post('/auth/sign-out', {});
