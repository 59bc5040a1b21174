/**
 * Muster answers only to the machine's own names, and to the name under which it is published: a site that lets its name point to
 * 127.0.0.1 (DNS rebinding) is refused.
 */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

/** @param publicUrl address under which the server is reached over a network */
export function isHostAllowed(header: string | undefined, publicUrl?: string): boolean {
  const named = (header ?? '').toLowerCase();
  return isLoopback(named.replace(/:\d+$/, '')) || (publicUrl !== undefined && named === new URL(publicUrl).host);
}
