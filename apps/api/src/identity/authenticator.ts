/**
 * Turns the headers of a request into a principal. Tokens only authenticate: nation and roles are looked up on each request, so that what
 * is taken away is gone at once.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@muster/planning';
import { DEFAULT_PERSONA, findPersona } from './personas.ts';

export const PERSONA_COOKIE = 'muster-persona';
export const PERSONA_HEADER = 'x-muster-persona';

/** The request names somebody and cannot prove it, or names nobody where somebody is needed. */
export class Unauthenticated extends Error {}

@Injectable()
export class Authenticator {
  /** @throws Unauthenticated */
  async identify(headers: IncomingHttpHeaders): Promise<Principal> {
    if (headers.authorization !== undefined)
      throw new Unauthenticated('This server knows no keys and tokens: no identity provider is set.');
    const named = headers[PERSONA_HEADER] ?? readCookie(headers.cookie, PERSONA_COOKIE) ?? DEFAULT_PERSONA;
    const persona = findPersona(String(named));
    if (persona === undefined) throw new Unauthenticated('There is no such persona.');
    return persona;
  }
}

export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
