/** Who asks, and under which request. Every service takes it as first argument, and the database learns it in every transaction. */
import { randomUUID } from 'node:crypto';
import type { Principal } from '@muster/planning';
import { findPersona } from './personas.ts';

export type { Principal } from '@muster/planning';

export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
  /** Of a stream of events: aborted when its client has gone. */
  readonly gone?: AbortSignal;
}

export function createContext(principal: Principal, requestId: string = randomUUID()): RequestContext {
  return { requestId, principal };
}

/** Muster itself, for example when it loads the reference scenarios or computes runs. */
export function createSystemContext(name: string): RequestContext {
  return createContext({ kind: 'system', id: name, name: 'Muster', nation: null, grants: [], scopes: null });
}

/** A persona of the local demo; the coordination cell when none is named. */
export function createLocalContext(persona?: string): RequestContext {
  const principal = findPersona(persona);
  if (principal === undefined) throw new Error(`there is no persona ${persona}`);
  return createContext(principal);
}
