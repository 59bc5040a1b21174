/** JSON of a request in which an object has a key twice: every reader keeps the last without a word, and what the sender meant by the first is lost. */
import type { IncomingMessage } from 'node:http';
import { findDoubledKeys } from '@muster/planning';
import type { NextFunction, Request, Response } from 'express';
import { toErrors, type Reason } from '../exchange/refusal.ts';

const MOST = 20;

/** Every key that stands twice; none where the text is no JSON, which whoever reads it says better. */
export function findSaidTwice(text: string): Reason[] {
  try {
    JSON.parse(text);
  } catch {
    return [];
  }
  return findDoubledKeys(text, MOST).map(({ code, message, path }) => ({ code, message, path: path.split('.') }));
}

const ofBodies = new WeakMap<IncomingMessage, readonly Reason[]>();

/** For the parser of bodies, which shows the text before it reads it. */
export function noteSaidTwice(request: IncomingMessage, _response: unknown, body: Buffer, charset: string): void {
  const reasons = findSaidTwice(new TextDecoder(charset).decode(body));
  if (reasons.length > 0) ofBodies.set(request, reasons);
}

/** Comes after the parser of bodies: of an error of its own that one keeps no more than the status. */
export function refuseSaidTwice(request: Request, response: Response, next: NextFunction): void {
  const reasons = ofBodies.get(request);
  if (reasons === undefined) next();
  else response.status(400).json(toErrors(reasons));
}
