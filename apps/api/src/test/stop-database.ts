import { rmSync } from 'node:fs';

export default async function stopDatabase(): Promise<void> {
  const running = globalThis.musterTestServer;
  await running?.server.stop();
  if (running !== undefined) rmSync(running.folder, { recursive: true, force: true });
}
