/** Why a request does not become a WebSocket, in the form of all errors: the answer is written by hand, for no framework has the connection any more. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { STATUS_CODES } from 'node:http';
import { RETRY_AFTER_S } from '../database/outage.ts';
import { toErrors, type Reason } from '../exchange/refusal.ts';

interface Refusal extends Reason {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | number>>;
}

const LATER = { 'Retry-After': RETRY_AFTER_S };

export const MISDIRECTED: Refusal = {
  status: 421,
  code: 'MISDIRECTED_REQUEST',
  message: 'This server answers to its own names only.',
};
export const NOTHING_HERE: Refusal = { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' };
export const OTHER_ORIGIN: Refusal = {
  status: 403,
  code: 'ORIGIN_REFUSED',
  message: 'A page of another site opens no WebSocket here.',
};
export const TOO_MANY_OPEN: Refusal = {
  status: 503,
  code: 'OVERLOADED',
  message: 'Too many WebSockets are open; try again later.',
  headers: LATER,
};
export const TOO_MANY_OF_YOURS: Refusal = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many WebSockets of yours are open; close one.',
  headers: LATER,
};
export const NOBODY_KNOWS: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: 'It cannot be looked up at the moment who asks; try again.',
  headers: LATER,
};
export const UNREADABLE: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'This is no handshake of a WebSocket.',
};

export const unauthenticated = (message: string): Refusal => ({ status: 401, code: 'UNAUTHENTICATED', message });

export const tooManyFailures = (seconds: number): Refusal => ({
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: `Too many attempts to sign in: try again in ${seconds} s.`,
  headers: { 'Retry-After': seconds },
});

/** What the protocol found wrong with a handshake that was let in. */
export const noHandshake = ({ message }: Error, { method }: IncomingMessage): Refusal => ({
  ...UNREADABLE,
  status: method === 'GET' ? UNREADABLE.status : 405,
  message: `This is no handshake of a WebSocket: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`,
  headers: { 'Sec-WebSocket-Version': '13, 8', ...(method !== 'GET' && { Allow: 'GET' }) },
});

export function refuse(socket: Duplex, { status, headers = {}, ...reason }: Refusal): void {
  const body = JSON.stringify(toErrors([reason]));
  const told = {
    Connection: 'close',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...headers,
  };
  const lines = Object.entries(told).map(([name, value]) => `${name}: ${value}`);
  socket.once('finish', () => socket.destroy());
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}
