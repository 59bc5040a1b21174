// What a container runs: `server`, `worker`, `backup FILE`, `restore FILE` or `audit:verify [HEAD]`.

const ENTRIES = {
  server: '../apps/api/dist/bundle/main.js',
  worker: '../apps/api/dist/bundle/worker.js',
  backup: '../apps/api/dist/backup/main.js',
  restore: '../apps/api/dist/backup/main.js',
  'audit:verify': '../apps/api/dist/cli/main.js',
};

const [name = 'server', ...rest] = process.argv.slice(2);
if (ENTRIES[name] === undefined) {
  process.stderr.write(`There is no command ${name}; there are ${Object.keys(ENTRIES).join(', ')}.\n`);
  process.exit(2);
}
const { main } = await import(ENTRIES[name]);
await main(name, rest);
