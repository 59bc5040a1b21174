// `npm start`: installs when needed, builds what is older than its sources, then serves in this very process until Ctrl-C.
// Plain Node, so that it works on a fresh clone.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, workspaceRoot } from './install.mjs';

ensureInstalled();
ensureBuilt(['api', 'web']);
const { main } = await import(pathToFileURL(join(workspaceRoot, 'apps/api/dist/bundle/main.js')).href);
await main();
