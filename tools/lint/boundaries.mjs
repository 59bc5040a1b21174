// ESLint rule: who may import what. The table below is the architecture; entry points are read from each library's
// package.json `exports`, so that they are written down once.

import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspaceRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @type {Record<string, { mayImport: string[], bannedPackages: RegExp[], nodeBuiltins: boolean }>} */
const projects = {
  'libs/logistics': { mayImport: [], bannedPackages: [/^@nestjs\//, /^react(-dom)?$/], nodeBuiltins: false },
  'libs/planning': {
    mayImport: ['@muster/logistics'],
    bannedPackages: [/^@nestjs\//, /^react(-dom)?$/],
    nodeBuiltins: false,
  },
  'apps/api': {
    mayImport: ['@muster/logistics', '@muster/planning'],
    bannedPackages: [/^react(-dom)?$/],
    nodeBuiltins: true,
  },
  'apps/web': {
    mayImport: ['@muster/logistics', '@muster/planning'],
    bannedPackages: [/^@nestjs\//],
    nodeBuiltins: false,
  },
};

/**
 * Folders of libs/planning/src in the direction of the data: a folder imports itself and those before it, so none is reached by two ways round.
 * `testing` and specs may import all.
 */
const planningFolders = [
  'scenario',
  'activation',
  'hypothesis',
  'force',
  'command',
  'capability',
  'parse',
  'mapping',
  'readiness',
  'result',
  'figures',
  'check',
  'replication',
  'monitoring',
  'cooperation',
  'posture',
  'response',
  'assessment',
  'what-if',
  'run',
  'optimisation',
  'matching',
  'release',
  'interchange',
  'reference',
];

/** What is wrong with an import from one folder of libs/planning/src to another, or undefined. */
export function findFolderFault(file, target) {
  const [, from] = /^libs\/planning\/src\/([^/]+)\//.exec(file) ?? [];
  const [, to] = /^libs\/planning\/src\/([^/]+)\//.exec(target) ?? [];
  if (from === undefined || to === undefined || from === to || from === 'testing' || isTestFile(file)) return undefined;
  const [own, other] = [planningFolders.indexOf(from), planningFolders.indexOf(to)];
  if (own < 0)
    return `The folder ${from} is not in the list of tools/lint/boundaries.mjs; say there what comes before it.`;
  return other >= 0 && other < own ? undefined : `Data of libs/planning flow one way: ${from} must not import ${to}.`;
}

const readJson = (path) => JSON.parse(readFileSync(resolve(workspaceRoot, path), 'utf8'));
const declared = (manifest, fields) => fields.flatMap((field) => Object.keys(manifest[field] ?? {}));
const manifests = Object.fromEntries(
  Object.keys(projects).map((folder) => [folder, readJson(`${folder}/package.json`)]),
);
const manifestByName = Object.fromEntries(Object.values(manifests).map((manifest) => [manifest.name, manifest]));
const rootPackages = declared(readJson('package.json'), ['dependencies', 'devDependencies']);

const builtins = new Set(builtinModules);
/** Tests, and the configuration files at the top of a project, also use what the root package.json declares. */
const isTestFile = (path) => /\.spec\.tsx?$|\/src\/test\/|^[^/]+\/[^/]+\/[^/]+$/.test(path);

/** @returns {string | undefined} what is wrong with the import, or undefined */
function findFault(file, source) {
  const folder = file.split('/').slice(0, 2).join('/');
  if (!/^(apps|libs)\//.test(file)) return undefined;
  const project = projects[folder];
  if (project === undefined)
    return `${folder} is not in the table of tools/lint/boundaries.mjs; say there what it may import.`;
  if (source.startsWith('.') || source.startsWith('/')) return findRelativeFault(file, folder, source);

  const name = source.replace(/\?.*$/, '');
  const packageName = name.split('/', name.startsWith('@') ? 2 : 1).join('/');
  if (name.startsWith('node:') || builtins.has(packageName)) {
    return project.nodeBuiltins || isTestFile(file)
      ? undefined
      : `${folder} runs in browsers too: no Node built-in ("${source}").`;
  }
  if (project.bannedPackages.some((banned) => banned.test(packageName)))
    return `${folder} must not know "${packageName}".`;
  if (packageName.startsWith('@muster/')) return findWorkspaceFault(folder, project, packageName, name);
  return findUndeclaredFault(file, folder, packageName);
}

function findRelativeFault(file, folder, source) {
  // A leading slash is Vite's way to say "from the project's folder".
  const target = posix.join(source.startsWith('/') ? folder : posix.dirname(file), source);
  // A document of the project that is shown as text is no code.
  if (/^docs\/[\w-]+\.md\?raw$/.test(target)) return undefined;
  return target.startsWith(`${folder}/`)
    ? findFolderFault(file, target)
    : `"${source}" leaves ${folder}; import another project by its package name.`;
}

function findWorkspaceFault(folder, project, packageName, name) {
  if (!project.mayImport.includes(packageName)) return `${folder} must not import ${packageName}.`;
  const entry = `.${name.slice(packageName.length)}`;
  return Object.hasOwn(manifestByName[packageName].exports, entry)
    ? undefined
    : `"${name}" is not an entry point; ${packageName} declares its own in package.json "exports".`;
}

function findUndeclaredFault(file, folder, packageName) {
  const manifest = manifests[folder];
  const known = isTestFile(file)
    ? [...declared(manifest, ['dependencies', 'devDependencies']), ...rootPackages]
    : declared(manifest, ['dependencies', 'devDependencies']);
  return known.includes(packageName) || known.includes(`@types/${packageName}`)
    ? undefined
    : `"${packageName}" is not declared in ${folder}/package.json.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const boundaries = {
  meta: { type: 'problem', schema: [], messages: { fault: '{{ text }}' } },
  create(context) {
    const file = relative(workspaceRoot, context.filename).split(sep).join('/');
    const check = (node, source) => {
      if (source === undefined || source === null) return;
      if (typeof source !== 'string') {
        if (/^libs\//.test(file) && !isTestFile(file)) {
          context.report({
            node,
            messageId: 'fault',
            data: { text: 'An import in a library names its module literally.' },
          });
        }
        return;
      }
      const text = findFault(file, source);
      if (text !== undefined) context.report({ node, messageId: 'fault', data: { text } });
    };
    const literal = (node) =>
      node?.type === 'TemplateLiteral' && node.quasis.length === 1
        ? node.quasis[0].value.cooked
        : (node?.value ?? node);
    const byArgument = (node) => check(node, literal(node.arguments[0]));
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
      ImportExpression: (node) => check(node, literal(node.source)),
      TSImportType: (node) => check(node, literal(node.source ?? node.argument?.literal)),
      TSExternalModuleReference: (node) => check(node, literal(node.expression)),
      'CallExpression[callee.name="require"]': byArgument,
      'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|unstable_mockModule|requireActual|doMock)$/]':
        byArgument,
      // new URL('./x.ts', import.meta.url): how a worker is named.
      'NewExpression[callee.name="URL"][arguments.1.type="MemberExpression"]': (node) => {
        const source = literal(node.arguments[0]);
        if (typeof source === 'string' && !isTestFile(file)) check(node, source);
      },
    };
  },
};
