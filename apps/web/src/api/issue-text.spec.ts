import { chooseLanguage } from '../i18n/text.ts';
import { causeText } from './issue-text.ts';

beforeEach(() => Object.assign(globalThis, { document: { documentElement: {} } }));
afterEach(() => chooseLanguage('en'));

test('why a run failed is said in the language of the page', async () => {
  expect(causeText('It took longer than 30 minutes.')).toBe('It took longer than 30 minutes.');
  expect(causeText(null)).toBe('It gives no reason.');
  await chooseLanguage('fr');
  expect(causeText('It took longer than 30 minutes.')).toBe('Il a duré plus de 30 minutes.');
  expect(causeText('The worker that computed it ended 3 times.')).toBe(
    'Ce qui le calculait s’est arrêté 3 fois avant la fin.',
  );
  expect(causeText('It was started under engine 1.4.0, and the workers have 1.5.0; start it again.')).toContain(
    '1.5.0',
  );
});

test('an unknown cause keeps the words of the server as the detail', async () => {
  expect(causeText('No candidate site has a road.')).toBe('No candidate site has a road.');
  await chooseLanguage('uk');
  expect(causeText('No candidate site has a road.')).toBe('Щось не так. (No candidate site has a road.)');
});
