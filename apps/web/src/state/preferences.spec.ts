import { parsePreferences } from './preferences.ts';

test('what was stored, else what the browser speaks, else English and metric', () => {
  expect(parsePreferences('{"language":"uk","units":"us"}')).toEqual({ language: 'uk', units: 'us', symbols: 'app6' });
  expect(parsePreferences(null, ['de-DE', 'fr-CA']).language).toBe('fr');
  expect(parsePreferences(null, ['de-DE']).language).toBe('en');
});

test('rubbish in the store is passed over', () => {
  for (const text of ['', '{', '[]', '{"language":"xx","units":1}'])
    expect(parsePreferences(text)).toEqual({ language: 'en', units: 'metric', symbols: 'app6' });
});
