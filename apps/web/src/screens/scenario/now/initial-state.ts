/** The state that a plan begins with, as an order to the server: set, taken away, and run on from. */
import { toJsonSchema, type InitialState } from '@muster/planning';
import { order } from '../../../api/client.ts';
import { mutate } from '../../../api/editing.ts';
import { toInput, type SchemaNode } from '../../../api/editing-input.ts';
import { issueTexts } from '../../../api/issue-text.ts';
import { RUN_START } from '../../../api/queries/run-queries.ts';
import { store } from '../../../api/store.ts';
import { t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';

/** Sets the state, or takes it away: null where all went well, else what is wrong. `onVersion` gets the version that this or somebody else has made. */
export async function setState(
  scenarioId: string,
  expectedVersion: number,
  state: InitialState | null,
  onVersion: (version: number) => void = () => undefined,
) {
  const schema = (toJsonSchema() as SchemaNode).properties?.['initialState'];
  const initialState = state === null ? null : toInput(state, schema);
  const input = { scenarioId, expectedVersion, initialState };
  const { userErrors, conflicts, scenario } = await mutate('initialStateSet', input);
  store.refresh(`scenario:${scenarioId}:`);
  if (conflicts.length > 0) {
    onVersion(conflicts[0].currentVersion);
    return t('Somebody changed the head of the scenario meanwhile. Look at it, then save again.');
  }
  if (userErrors.length > 0) return issueTexts(userErrors).join(' ');
  if (scenario !== null) onVersion(scenario.version);
  return null;
}

interface RunOrder {
  readonly scenarioId: string;
  readonly seed: number;
  readonly replications: number;
  readonly clientMutationKey: string;
}

/** Runs on from the state that was saved, and goes to where runs are followed; else what is wrong. */
export async function runOn(input: RunOrder, onStarted: () => void): Promise<string | null> {
  const { runStart } = await order(RUN_START, { input });
  if (runStart.userErrors.length > 0)
    return t('The state is saved, but its run has not started: {why}', {
      why: issueTexts(runStart.userErrors).join(' '),
    });
  onStarted();
  store.refresh(`scenario:${input.scenarioId}:runs`);
  navigate({
    screen: 'runs',
    query: { now: null, run: runStart.run === null ? null : String(runStart.run.number) },
  });
  return null;
}
