/**
 * Turns the headers of a request into a principal. Tokens only authenticate: nation and roles are looked up on each request, so that what
 * is taken away is gone at once. The scopes of a tool, by key or token, narrow its role and never widen it.
 *
 * - `Authorization: Bearer muster_...`: the key of a partner tool.
 * - `Authorization: Bearer <JWT>`: an access token of the identity provider, for a person or a tool.
 * - A session cookie: a person who has signed in with the provider.
 * - None of them: a persona of the local demo, where no provider is set. Where one is set: nobody.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@muster/planning';
import { IDENTITY_SETTINGS, type IdentitySettings } from './identity-settings.ts';
import { OpenId } from './open-id.ts';
import { DEFAULT_PERSONA, findPersona } from './personas.ts';
import { PrincipalStore } from './principal-store.ts';

export const PERSONA_COOKIE = 'muster-persona';
export const PERSONA_HEADER = 'x-muster-persona';
export const SESSION_COOKIE = 'muster-session';

const TOKEN_MOST = 8000;

/** The request names somebody and cannot prove it, or names nobody where somebody is needed. */
export class Unauthenticated extends Error {}

@Injectable()
export class Authenticator {
  /** Undefined in the local demo. */
  readonly openId: OpenId | undefined;

  constructor(
    @Inject(IDENTITY_SETTINGS) readonly settings: IdentitySettings | null,
    private readonly principals: PrincipalStore,
  ) {
    this.openId = settings === null ? undefined : new OpenId(settings);
  }

  /** @throws Unauthenticated, or ServiceAway when whether it is so cannot be found out now */
  async identify(headers: IncomingHttpHeaders): Promise<Principal> {
    const { authorization, cookie } = headers;
    if (authorization !== undefined) return this.identifyToken(authorization);
    if (this.openId !== undefined) {
      const session = readCookie(cookie, SESSION_COOKIE);
      if (session === undefined) throw new Unauthenticated('Sign in first.');
      return known(await this.principals.findBySession(session), 'The session has ended; sign in again.');
    }
    const named = headers[PERSONA_HEADER] ?? readCookie(cookie, PERSONA_COOKIE) ?? DEFAULT_PERSONA;
    return known(findPersona(String(named)), 'There is no such persona.');
  }

  private async identifyToken(authorization: string): Promise<Principal> {
    const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization) ?? [];
    const refusal = 'The key or token is not valid.';
    if (token === undefined || token.length > TOKEN_MOST) throw new Unauthenticated(refusal);
    if (token.startsWith('muster_')) return known(await this.principals.findByKey(token), refusal);
    const bearer = await this.openId?.verifyToken(token);
    if (bearer === undefined) throw new Unauthenticated(refusal);
    return known(await this.principals.findBySubject(bearer), refusal);
  }
}

function known(principal: Principal | undefined, refusal: string): Principal {
  if (principal === undefined) throw new Unauthenticated(refusal);
  return principal;
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
