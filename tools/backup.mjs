// `npm run backup -- FILE` and `npm run restore -- FILE [--replace]`: everything that the database holds, in one file.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, workspaceRoot } from './install.mjs';

ensureInstalled();
ensureBuilt(['api']);
const { main } = await import(pathToFileURL(join(workspaceRoot, 'apps/api/dist/backup/main.js')).href);
await main(process.argv[2], process.argv.slice(3));
