// `npm run worker`: a process that computes runs and serves nothing, in the foreground until Ctrl-C. Any number may run beside a server.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, workspaceRoot } from './install.mjs';

ensureInstalled();
ensureBuilt(['api']);
const { main } = await import(pathToFileURL(join(workspaceRoot, 'apps/api/dist/bundle/worker.js')).href);
await main();
