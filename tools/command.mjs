// `npm run simulate`, `npm run schema`, `npm run audit:verify`: commands of apps/api/src/cli. Everything but their data goes to
// stderr.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, workspaceRoot } from './install.mjs';

ensureInstalled();
ensureBuilt(['api']);
const { main } = await import(pathToFileURL(join(workspaceRoot, 'apps/api/dist/cli/main.js')).href);
await main(process.argv[2], process.argv.slice(3));
