import { shorten, type Issue } from './issue.ts';

const found = (code: string, count: number): Issue[] =>
  Array.from({ length: count }, (_, i) => ({ code, path: `links.${i}`, message: code, severity: 'error' }));
const countOf = (issues: readonly Issue[], code: string) => issues.filter((issue) => issue.code === code).length;

it('shows of each code what there is room for, in the order of the document', () => {
  const issues = [...found('many', 6000), ...found('few', 3), ...found('more', 700)];
  const shown = shorten(issues);
  expect(shown).toHaveLength(1000);
  expect(['few', 'more', 'many'].map((code) => countOf(shown, code))).toEqual([3, 498, 499]);
  expect(shown.map(({ code }) => code).indexOf('few')).toBe(499);
  expect(shorten(issues.slice(0, 900))).toHaveLength(900);
});
