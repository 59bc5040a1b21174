/** Words that data brings - closed lists of the schema, reliefs, assumptions, facilities - stand in the catalogue, so that no screen is half in English. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELIEFS, SENSITIVITY_WORDS } from '@muster/logistics';
import { buildSchema, isEnumType } from 'graphql';
import { CAUSE_TITLES, GROUP_TITLES } from '../charts/causes.ts';
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
