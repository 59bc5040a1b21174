/** Documentation that holds together: no link into nothing, one number a decision and a test, every decision and every topic of tests listed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.nx', '.muster', 'coverage', 'test-results']);

const markdownBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? markdownBelow(path) : entry.name.endsWith('.md') ? [path] : [];
  });

/** Targets of links and pictures inside the repository, without what follows `#`. */
const linksOf = (text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.split('#')[0])
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

test('every link of the documentation leads somewhere', () => {
  const broken = markdownBelow(root).flatMap((file) =>
    linksOf(readFileSync(file, 'utf8'))
      .filter((target) => !existsSync(resolve(dirname(file), target)))
      .map((target) => `${relative(root, file)}: ${target}`),
  );
  expect(broken).toEqual([]);
});

/** Rows of the table that says where a rule is: files, each in the folder of the one before where it names none, and names declared there. */
const RULES = /^\| [^|]+ \| (`.+?) +\|$/;

test('the table of rules names files that are there, and what they declare', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const rows = text
    .slice(text.indexOf('## Where is the rule'))
    .split('\n')
    .flatMap((line) => RULES.exec(line)?.[1] ?? []);
  expect(rows.length).toBeGreaterThan(50);
  const wrong = rows.flatMap((cell) => {
    let folder = '';
    let file = '';
    return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => {
      if (!/[/.]/.test(name)) {
        const declared = new RegExp(
          `\\b(function|const|class|interface)\\s+${name}\\b|^\\s+(private )?(async )?${name}\\(`,
          'm',
        );
        return declared.test(readFileSync(join(root, file), 'utf8')) ? [] : [`${file} declares no ${name}`];
      }
      // Named after another one, a file stands beside it or below the same `src`.
      const above = folder.replace(/\/src\/.*/, '/src');
      file = [name, `${folder}/${name}`, `${above}/${name}`].find((path) => existsSync(join(root, path))) ?? '';
      if (file === '') return [`there is no ${name} (${cell})`];
      folder = dirname(file);
      return [];
    });
  });
  expect(wrong).toEqual([]);
});

test('the architecture lists every event of the engine', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const table = text.slice(text.indexOf('**Event codes**'), text.indexOf('**Calendar**'));
  const listed = [...table.replace(/\([^)]*\)/g, '').matchAll(/`([A-Za-z]+)`/g)].map(([, name]) => name);
  const code = readFileSync(join(root, 'libs/logistics/src/operation/run.ts'), 'utf8');
  const events = [...(/EVENT = Object\.freeze\(\{(.*?)\}\)/s.exec(code)?.[1] ?? '').matchAll(/^ {2}(\w+):/gm)];
  expect(listed.sort()).toEqual(events.map(([, name]) => name).sort());
});

test('decisions have a number each, say it, and are listed in order', () => {
  const files = readdirSync(join(root, 'docs/decisions')).sort();
  const numbers = files.map((name) => name.slice(0, 4));
  expect(new Set(numbers).size).toBe(files.length);
  for (const file of files)
    expect(readFileSync(join(root, 'docs/decisions', file), 'utf8')).toMatch(new RegExp(`^# ${file.slice(0, 4)}\\. `));
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
  expect([...index.matchAll(/\(decisions\/([^)]+\.md)\)/g)].map(([, name]) => name)).toEqual(files);
});

/** Titles of tests begin with their number: the topic, which is that of the file, and the number in it. */
const NUMBERED = /^\s*(?:test|it)?[^'"`\n]*['"`](([A-Z]\d{2})\.\d+[a-z]?) /gm;

const stories = ['logistics', 'planning'].flatMap((project) => {
  const folder = join(root, 'libs', project, 'src/test');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => ({
      project,
      file,
      topic: file.slice(0, 3).toUpperCase(),
      text: readFileSync(join(folder, file), 'utf8'),
    }));
});

test('the number of a story stands once in its project, and in the file of its topic', () => {
  const seen = new Map<string, string>();
  const wrong = stories.flatMap(({ project, file, topic, text }) =>
    [...text.matchAll(NUMBERED)].flatMap(([, number, of]) => {
      const name = `${project} ${number}`;
      const before = seen.get(name);
      seen.set(name, file);
      return [
        ...(of === topic ? [] : [`${name} stands in ${file}`]),
        ...(before === undefined ? [] : [`${name} stands in ${before} and in ${file}`]),
      ];
    }),
  );
  expect(seen.size).toBeGreaterThan(350);
  expect(wrong).toEqual([]);
});

test('the table of tests names every topic, with its project', () => {
  const text = readFileSync(join(root, 'docs/validation.md'), 'utf8');
  const table = text.slice(text.indexOf('## Tests by topic'));
  const listed = [...table.matchAll(/^\| (logistics|planning) ([^|]+) \|/gm)].flatMap(([, project, topics]) =>
    topics
      .trim()
      .split(', ')
      .map((range) => ({ project, ends: range.split('-') })),
  );
  const isListed = (one: (typeof stories)[number]) =>
    listed.some(({ project, ends }) => project === one.project && ends[0] <= one.topic && one.topic <= ends.at(-1)!);
  expect(stories.filter((one) => !isListed(one)).map(({ project, file }) => `${project}: ${file}`)).toEqual([]);
  const topics = stories.map(({ project, topic }) => `${project} ${topic}`);
  expect(topics.filter((topic, i) => topics.indexOf(topic) !== i)).toEqual([]);
});
