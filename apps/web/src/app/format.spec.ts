import { chooseLanguage } from '../i18n/text.ts';
import { changePreferences } from '../state/preferences.ts';
import {
  amountRange,
  amountText,
  areaText,
  capacityText,
  elapsedText,
  chanceText,
  rangeText,
  toHundredth,
  toPercent,
  withRange,
} from './format.ts';

beforeAll(() => {
  // There is no page in a unit test; the language of its element is all that would be set.
  Object.assign(globalThis, { document: { documentElement: {} } });
});
afterEach(() => changePreferences({ units: 'metric', language: 'en' }));

test('what is nearly none or nearly all is not written as none or all', () => {
  expect([0, 0.004, 0.5, 199 / 200, 1, 1.4].map(toPercent)).toEqual([
    '0\u00a0%',
    '<\u202f1\u00a0%',
    '50\u00a0%',
    '>\u202f99\u00a0%',
    '100\u00a0%',
    '140\u00a0%',
  ]);
});

test('a median and its band are in one unit', async () => {
  const tonnes = { p10: 907.18474, p50: 1814.36948, p90: 2721.55422 };
  expect(amountRange(tonnes, 't')).toEqual({ middle: '1\u202f814\u00a0t', range: '907–2\u202f722' });
  await changePreferences({ units: 'us' });
  expect(amountRange(tonnes, 't')).toEqual({ middle: '2\u202f000\u00a0ST', range: '1\u202f000–3\u202f000' });
  expect(amountRange({ p10: 12, p50: 12, p90: 12 }, 'formations').range).toBeNull();
  expect(amountText(185.2, 'km')).toBe('100\u00a0NM');
  expect([1, 12].map((count) => amountText(count, 'formations'))).toEqual(['1\u00a0formation', '12\u00a0formations']);
  expect([1, 1.4, 0].map((count) => capacityText(count, 'persons'))).toEqual([
    '1\u00a0person',
    '1\u00a0person',
    '0\u00a0persons',
  ]);
  expect(amountText(120, 'million-eur')).toBe('120\u00a0million EUR');
  expect(areaText(343)).toBe('100\u00a0NM²');
  expect(capacityText(907.18474, 't-per-day')).toBe('1\u202f000\u00a0ST/d');
  expect(capacityText(4535.9237, 'kg')).toBe('10\u202f000\u00a0lb');
});

test('the decimal sign and the units are those of the language', async () => {
  await chooseLanguage('fr');
  expect([toHundredth(1.5), elapsedText(3.25), elapsedText(600), capacityText(4, 'per-day')]).toEqual([
    '1,50',
    '3,3\u00a0s',
    '10,0\u00a0min',
    '4/j',
  ]);
});

test.each([
  ['3', '5', '3–5'],
  ['−0.1', '0.2', '−0.1\u00a0–\u00a00.2'],
  ['+1.0', '+2.5', '+1.0\u00a0–\u00a0+2.5'],
  ['70\u00a0%', '97\u00a0%', '70–97\u00a0%'],
  ['98\u00a0%', '>\u202f99\u00a0%', '98\u00a0%\u00a0–\u00a0>\u202f99\u00a0%'],
  ['D−3.0', 'D+1.0', 'D−3.0\u00a0–\u00a0D+1.0'],
])('from %s to %s is %s', (low, high, text) => expect(rangeText(low, high)).toBe(text));

test('a range is said where it is wider than its middle', () => {
  expect(withRange('89\u00a0%', '80\u00a0%', '98\u00a0%')).toBe('89\u00a0% (80–98\u00a0%)');
  expect(withRange('100\u00a0%', '100\u00a0%', '100\u00a0%')).toBe('100\u00a0%');
  expect(chanceText({ value: 0.5, low: 0.4, high: 0.6 })).toBe('50\u00a0% (40–60\u00a0%)');
  expect(chanceText({ value: 1, low: 1, high: 1 })).toBe('100\u00a0%');
});
