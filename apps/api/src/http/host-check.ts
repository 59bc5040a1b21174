/**
 * While Muster listens on the machine itself only, it answers only to the machine's own names: a site that lets its name point to
 * 127.0.0.1 (DNS rebinding) is refused.
 */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

let onlyLoopback = true;

export function setListeningHost(host: string): void {
  onlyLoopback = isLoopback(host);
}

export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127\.\d+\.\d+\.\d+$/.test(host);

export function isHostAllowed(header: string | undefined): boolean {
  if (!onlyLoopback) return true;
  const host = (header ?? '').replace(/:\d+$/, '').toLowerCase();
  return isLoopback(host);
}
