/**
 * H10: mutated scenarios. Values are replaced in up to four rows of a document at once: parsing never throws, and every issue that one of the mutations
 * causes by itself is among those of all of them together.
 */
import fc from 'fast-check';
import { parseScenario } from '../parse/parse.ts';
import { amberStrait, parisDeclaration } from '../reference/index.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import { seedOf, timesOf } from './seeds.ts';

type Row = Record<string, unknown>;
type Sections = Record<string, Row[]>;

interface Mutation {
  readonly section: number;
  readonly row: number;
  readonly field: number;
  readonly kind: number;
}

/** What is put in place of a value: of another type, out of every range, a name of nothing, or nothing; last a field that does not exist. */
const KINDS: readonly ((value: unknown, nothing: string) => unknown)[] = [
  (value) => (typeof value === 'object' ? true : {}),
  (value) => (typeof value === 'number' ? 'x' : 7),
  (value) => (typeof value === 'number' ? -1e300 : '\u0000'),
  (value, nothing) => (typeof value === 'number' ? Number.MAX_VALUE : nothing),
  (value, nothing) => (Array.isArray(value) ? [...(value as unknown[]), nothing] : null),
  () => undefined,
];

const sectionsOf = (document: object) =>
  Object.entries(document).flatMap(([name, rows]) => (Array.isArray(rows) && rows.length > 0 ? [name] : []));

/** A copy with one row changed; the row that was changed as `section.index`. */
function mutate(document: object, { section, row, field, kind }: Mutation): { where: string; document: object } {
  const names = sectionsOf(document);
  const name = names[section % names.length];
  const rows = [...(document as Sections)[name]];
  const at = row % rows.length;
  const fields = Object.keys(rows[at]);
  const picked = fields[field % fields.length];
  const change = KINDS[kind];
  rows[at] =
    change === undefined
      ? { ...rows[at], nonsense: 1 }
      : { ...rows[at], [picked]: change(rows[at][picked], `nowhere-${name}-${at}`) };
  return { where: `${name}.${at}`, document: { ...document, [name]: rows } };
}

/** Told whatever else is wrong. Other rules compare rows, and are not judged where one of them cannot be read. */
const ALWAYS = /^(shape|text|reference|id|distribution|range)\./;
const UNREADABLE = /^(shape|text)\./;

interface Told {
  readonly ok: boolean;
  /** So many that only the first are told. */
  readonly isCut: boolean;
  readonly issues: readonly string[];
}

function told(document: object): Told {
  const parsed = parseScenario(document);
  if (parsed.ok) return { ok: true, isCut: false, issues: [] };
  expect(parsed.issues.length).toBeGreaterThan(0);
  for (const issue of parsed.issues) expect(issue.code && issue.message).toBeTruthy();
  return {
    ok: false,
    isCut: parsed.total > parsed.issues.length,
    issues: parsed.issues.map(({ code, path }) => `${code} ${path}`),
  };
}

const mutation = fc.record({
  section: fc.nat(),
  row: fc.nat(),
  field: fc.nat(),
  kind: fc.nat(KINDS.length),
});

/** Mutated documents that were read, and those with more than one row that is wrong by itself. */
function check(document: object, numRuns: number): { read: number; several: number } {
  let several = 0;
  let read = 0;
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
      let together = document;
      const rows = new Set<string>();
      const singles = mutations.flatMap((one) => {
        const single = mutate(document, one);
        if (rows.has(single.where)) return [];
        rows.add(single.where);
        const alone = told(single.document);
        read++;
        if (alone.ok || alone.isCut) return [];
        together = mutate(together, one).document;
        return [{ ...alone, where: single.where }];
      });
      if (singles.length === 0) return;
      const { isCut, issues: found } = told(together);
      read++;
      if (isCut) return;
      if (singles.length > 1) several++;
      const all = new Set(found);
      const isReadable = !found.some((issue) => UNREADABLE.test(issue));
      // A row that was changed itself is left out where it cannot be read: what another change would do to it is not told then.
      // What names a row that another change has taken away is told as that; the two cannot be compared any more.
      const isGone = (issue: string) => all.has(`reference.unknown ${issue.split(' ')[1]}`);
      const isOf = (issue: string, row: string) => `${issue}.`.includes(` ${row}.`);
      for (const { where, issues } of singles)
        for (const issue of issues)
          if (
            !all.has(issue) &&
            (ALWAYS.test(issue) || (isReadable && !isGone(issue))) &&
            ![...rows].some((row) => row !== where && isOf(issue, row))
          )
            throw new Error(`${issue}, of ${where} alone, is not told of all: ${found.join('; ')}`);
    }),
    { numRuns: timesOf(numRuns), seed: seedOf(20260109), endOnFailure: true },
  );
  return { read, several };
}

describe('H10 mutated scenarios', () => {
  test('H10.1 5,000 mutations of two invented scenarios: every issue of each is told of all together', () => {
    const small = check(smallScenario(), 1300);
    const whole = check(amberStrait, 400);
    expect(small.read + whole.read).toBeGreaterThan(5000);
    expect(whole.several).toBeGreaterThan(200);
  });

  test('H10.2 the same of some of the reference scenario', () => {
    expect(check(parisDeclaration, 12).several).toBeGreaterThan(5);
  });
});
