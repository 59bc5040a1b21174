/**
 * Who asks, and under which request. Every service takes it as first argument, and the database learns it in every transaction, so that
 * access control has its place before there is any.
 */
import { randomUUID } from 'node:crypto';

export interface Principal {
  /** `local`: whoever sits at the machine; `system`: Muster itself, for example when it loads the reference scenarios. */
  readonly kind: 'local' | 'system';
  readonly name: string;
  /** Nation that the principal speaks for; null for all. */
  readonly nation: string | null;
}

export interface RequestContext {
  readonly requestId: string;
  readonly principal: Principal;
}

export function createLocalContext(requestId: string = randomUUID()): RequestContext {
  return { requestId, principal: { kind: 'local', name: 'local', nation: null } };
}

export function createSystemContext(name: string): RequestContext {
  return { requestId: randomUUID(), principal: { kind: 'system', name, nation: null } };
}
