/**
 * `npm run verify:long`: checks that take too long for every commit. Each part is a module with `run(args)`, which prints what it found and
 * returns whether it holds; add one line here for another.
 *
 *   npm run verify:long                                   all parts
 *   npm run verify:long -- planted-faults --sample 40     one of them, with options of its own
 */
const PARTS = {
  'planted-faults': './planted-faults.mjs',
  'one-berth': './one-berth.mjs',
  systems: './systems.mjs',
  properties: './properties.mjs',
  faults: './faults.mjs',
};

const args = process.argv.slice(2);
const unknown = args.filter((arg, i) => /^[a-z]/.test(arg) && !(arg in PARTS) && !args[i - 1]?.startsWith('--'));
if (unknown.length > 0) {
  console.error(`Unknown part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
const asked = Object.keys(PARTS).filter((part) => args.includes(part));
let failed = 0;
for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) {
  console.log(`\n${part}`);
  const { run } = await import(PARTS[part]);
  const holds = await run(args);
  console.log(`${part}: ${holds ? 'holds' : 'DOES NOT HOLD'}`);
  if (!holds) failed++;
}
process.exit(failed > 0 ? 1 : 0);
