// Makes the secrets that compose.yaml mounts, once: `node docker/make-secrets.mjs`. They live in docker/secrets, which is in no image and no
// commit; what is there already stays.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'secrets');
mkdirSync(folder, { recursive: true, mode: 0o700 });

function keep(name, make, mode = 0o600) {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode });
  return readFileSync(file, 'utf8').trim();
}

const password = keep('database-password', () => randomBytes(24).toString('base64url'));
keep('database-url', () => `postgres://muster:${password}@database/muster`, 0o644);
const secret = keep('oidc-client-secret', () => randomBytes(24).toString('base64url'), 0o644);
const template = readFileSync(join(import.meta.dirname, 'identity', 'dex.yaml'), 'utf8');
keep('dex.yaml', () => template.replace('CLIENT_SECRET', secret), 0o644);
process.stdout.write(`The secrets are in ${folder}.\n`);
