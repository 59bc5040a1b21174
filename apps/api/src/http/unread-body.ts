/** What the parser of bodies could not read, in a sentence of its own: all that cannot be read has the same one otherwise. */
import type { NextFunction, Request, Response } from 'express';
import { toErrors, type Reason } from '../exchange/refusal.ts';

const ENCODING: Reason = {
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'The body is in an encoding that is not read: send it as it is.',
};

/** By the types of faults of the parser. */
const TOLD: Readonly<Record<string, readonly [status: number, reason: Reason] | undefined>> = {
  'entity.parse.failed': [400, { code: 'BAD_REQUEST', message: 'The body is no object of JSON.' }],
  'encoding.unsupported': [415, ENCODING],
  'charset.unsupported': [415, ENCODING],
};

/** Comes after the parser. */
export function tellUnreadBody(
  error: { readonly type?: string },
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  const told = TOLD[error.type ?? ''];
  if (told === undefined) next(error);
  else response.status(told[0]).json(toErrors([told[1]]));
}
