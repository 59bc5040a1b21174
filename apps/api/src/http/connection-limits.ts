/** How long a client may take. Whoever sends his request or reads his answer too slowly is let go, and with him the place that he holds. */
import type { Server } from 'node:http';

/** For all of a request, with its body. */
const REQUEST_MS = 30_000;
/** For the next request on a connection. */
const IDLE_MS = 65_000;
/** Without a byte either way while a request is answered: longer than any answer takes, and than the beat of a stream of events. */
const QUIET_MS = 100_000;

export function limitConnections(server: Server, quietMs = QUIET_MS): void {
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  server.keepAliveTimeout = IDLE_MS;
  // WebSockets take it off theirs, and beat by themselves.
  server.timeout = quietMs;
}
