/** `npm run generate`: writes `apps/api/schema.graphql`, which partner tools and the web client are generated from. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSchema, toSdl } from './print-schema.ts';

const file = join(import.meta.dirname, '..', '..', 'schema.graphql');
writeFileSync(file, toSdl(await createSchema()));
process.stderr.write(`Wrote ${file}\n`);
