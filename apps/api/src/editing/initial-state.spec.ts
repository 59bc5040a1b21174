import 'reflect-metadata';
import { createEditing } from '../test/editing-harness.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const { ask, load, mutate, documentOf } = createEditing(() => test);

describe('the state that a plan begins with', () => {
  const asOf = { anchor: 'CF', offset: 2 };
  const asOfMin = async (scenarioId: string) =>
    (await ask(`{ scenario(id: "${scenarioId}") { asOfMin } }`, {}, 'cell')).data.scenario.asOfMin as number | null;

  it('is set, told in the document, undone and taken away', async () => {
    const scenarioId = await load();
    const initialState = { asOf, gates: [] };
    expect((await mutate('initialStateSet', { scenarioId, expectedVersion: 1, initialState })).userErrors).toEqual([]);
    expect((await documentOf(scenarioId)).initialState).toEqual(initialState);
    expect(await asOfMin(scenarioId)).toBe(2880);
    expect(
      (await mutate('initialStateSet', { scenarioId, expectedVersion: 2, initialState: null })).userErrors,
    ).toEqual([]);
    expect((await documentOf(scenarioId)).initialState).toBeUndefined();
    expect((await mutate('scenarioUndo', { scenarioId, expectedVersion: 3 })).userErrors).toEqual([]);
    expect(await asOfMin(scenarioId)).toBe(2880);
  });

  it('of 2,500 elements, each with a minute of its own, is looked at, and what does not fit into a body is told so', async () => {
    const scenarioId = await load();
    const set = (count: number) => {
      const elements = Array.from({ length: count }, (_, i) => ({
        element: `element-${String(i).padStart(5, '0')}`,
        state: 'READY',
        since: { anchor: 'CF', offset: 100_000 + i, unit: 'MIN' },
      }));
      const query = `mutation ($input: InitialStateSetInput!) { initialStateSet(input: $input) { userErrors { code } } }`;
      return test.query(query, { input: { scenarioId, expectedVersion: 1, initialState: { asOf, elements } } });
    };
    const { status, body } = await set(2500);
    expect(status).toBe(200);
    expect(body.data.initialStateSet.userErrors.length).toBeGreaterThan(100);
    const over = await set(3000);
    expect(over.status).toBe(413);
    expect(over.body.errors[0].extensions.code).toBe('LIMIT_EXCEEDED');
  });

  it('is refused with all that is wrong, by the path that was sent', async () => {
    const scenarioId = await load();
    const elements = [{ element: 'nobody', state: 'READY' }];
    const { userErrors } = await mutate('initialStateSet', {
      scenarioId,
      expectedVersion: 1,
      initialState: { asOf: { anchor: 'CF', offset: 500 }, elements },
    });
    expect(userErrors.map(({ code, path }) => [code, path?.join('.')])).toEqual(
      expect.arrayContaining([
        ['reference.unknown', 'input.initialState.elements.0.element'],
        ['date.order', 'input.initialState.asOf'],
      ]),
    );
  });
});
