/** Words that data brings - closed lists of the schema, reliefs, assumptions, facilities - stand in the catalogue, so that no screen is half in English. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELIEFS, SENSITIVITY_WORDS } from '@muster/logistics';
import { buildSchema, isEnumType } from 'graphql';
import { toJsonSchema } from '@muster/planning';
import { CAUSE_TITLES, GROUP_TITLES } from '../charts/causes.ts';
import { fieldTitle } from '../screens/scenario/row/titles.ts';
import { catalogue } from './catalogue/index.ts';
import { chooseLanguage, word } from './text.ts';

const has = (text: string) => Object.hasOwn(catalogue, text);

/** Lists that no screen shows as words: they are switched on, written as they are, or worded by the screen itself. */
const NOT_SPOKEN = new Set([
  'BottleneckStage',
  'ClosureKind',
  'ComparedKind',
  'Confidence',
  'ClockAnchor',
  'PackagePlanKind',
  'PackageProof',
  'PlanGoal',
  'PrecisionMeasure',
  'RequestKind',
  'ResourceUnit',
  'RunStageName',
  'RunState',
  'Scope',
  'SiteMethod',
  'SupplyClass',
  'VerdictCode',
  'DifferenceKind',
  'RiskPer',
  'PrincipalKind',
  'ProgressUnit',
]);

test('every name of a closed list of the schema', async () => {
  Object.assign(globalThis, { document: { documentElement: {} } });
  await chooseLanguage('uk');
  const sdl = readFileSync(join(import.meta.dirname, '../../../api/schema.graphql'), 'utf8');
  const lists = Object.values(buildSchema(sdl).getTypeMap()).filter(
    (type) => isEnumType(type) && !type.name.startsWith('__') && !NOT_SPOKEN.has(type.name),
  );
  const missing = lists.flatMap((type) =>
    isEnumType(type)
      ? type.getValues().flatMap(({ name }) => (/[a-z]{4}/.test(word(name)) ? [`${type.name}.${name}`] : []))
      : [],
  );
  await chooseLanguage('en');
  expect(lists.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test('every field of the scenario document has a title in the catalogue', () => {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: object };
    Object.keys(properties ?? {}).forEach((name) => names.add(name));
    Object.values(node).forEach(visit);
  };
  visit(toJsonSchema());
  names.delete('$schema');
  // The unit after the comma is written as it is.
  const titles = [...names].map((name) => fieldTitle(name).replace(/, (\/?[a-z]+²?(\/[a-z])?|°)$/, ''));
  expect(names.size).toBeGreaterThan(150);
  expect([...new Set(titles)].filter((title) => !has(title)).sort()).toEqual([]);
});

test('reliefs, and the assumptions that are changed', () =>
  expect([...Object.values(RELIEFS), ...SENSITIVITY_WORDS].filter((text) => !has(text))).toEqual([]));

test('causes and their groups', () =>
  expect([...Object.values(CAUSE_TITLES), ...Object.values(GROUP_TITLES)].filter((text) => !has(text))).toEqual([]));

test('a code in words', async () => {
  expect([word('NATIONAL_DECISION'), word('host-request'), word('salis')]).toEqual([
    'national decision',
    'host request',
    'SALIS',
  ]);
  await chooseLanguage('fr');
  expect([word('NATIONAL_DECISION'), word('BORDER_CROSSING'), word('no such code')]).toEqual([
    'décision nationale',
    'point de passage',
    'no such code',
  ]);
  await chooseLanguage('en');
});
