/** Before the browser specs: one server for all of them. It comes up while the first specs run; each waits with `readyMuster`. */
import { findChromium } from './chromium.ts';
import { MusterServer } from './server.ts';

declare global {
  var musterEndToEnd: MusterServer | undefined;
}

export default async function startServer(): Promise<void> {
  if (findChromium() === undefined || (process.env['MUSTER_URL'] ?? '') !== '') return;
  // What is walked through is the page: a run with a tenth of the replications has all of it, and leaves the processor to the browsers.
  globalThis.musterEndToEnd = await MusterServer.start({ MUSTER_FIRST_REPLICATIONS: '20' });
  process.env['MUSTER_URL'] = globalThis.musterEndToEnd.url;
  process.env['E2E_SERVER_LOG'] = globalThis.musterEndToEnd.log;
}
