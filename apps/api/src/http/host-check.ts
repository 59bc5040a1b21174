/**
 * Muster listens on the machine itself only, and answers only to the machine's own names: a site that lets its name point to 127.0.0.1
 * (DNS rebinding) is refused.
 */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

export function isHostAllowed(header: string | undefined): boolean {
  const host = (header ?? '').replace(/:\d+$/, '').toLowerCase();
  return isLoopback(host);
}
