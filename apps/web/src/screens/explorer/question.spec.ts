import { examplesFor } from './examples.ts';
import { wordsOf } from './question.ts';

const about = (runId: string) => examplesFor({ scenarioId: 'of-a-scenario', runId });
const ofRun = about('run-1').findIndex(({ variables }) => JSON.stringify(variables).includes('run-1'));

test('an example asks about the run on the screen, also after another one is shown', () => {
  expect(wordsOf({ chosen: ofRun }, about('run-1')).variables).toContain('run-1');
  expect(wordsOf({ chosen: ofRun }, about('run-2')).variables).toContain('run-2');
});

test('where nothing has run the first example takes the place of one about a run', () => {
  const examples = examplesFor({ scenarioId: 'of-a-scenario', runId: null });
  expect(wordsOf({ chosen: ofRun }, examples).text).toBe(examples[0].query);
});

test('what was typed is not lost when another run is shown', () => {
  const typed = { text: '{ me { name } }', variables: '{}' };
  expect(wordsOf({ chosen: ofRun, typed }, about('run-2'))).toEqual(typed);
});

test('who sees no scenario is shown questions that need none', () => {
  const examples = examplesFor({ scenarioId: null, runId: null });
  expect(examples.map(({ variables }) => variables)).toEqual([{}, {}]);
  expect(wordsOf({ chosen: ofRun }, examples).text).toContain('auditTrail');
});
