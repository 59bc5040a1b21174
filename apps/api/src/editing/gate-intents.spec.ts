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

const { load, mutate, documentOf } = createEditing(() => test);

describe('what planners intend with a gate', () => {
  it('delays, withdraws and decides beforehand', async () => {
    const scenarioId = await load({
      gates: [
        {
          id: 'approval',
          title: 'Approval',
          kind: 'national-approval',
          duration: { triangular: [2, 3, 9] },
          refusal: 0.2,
        },
        { id: 'order', title: 'Order', kind: 'order', opensAt: { anchor: 'D', offset: 12, unit: 'h' } },
      ],
    });
    const gate = 'gate { duration { parameters } opensAt { offset unit } withdrawnAt { offset } refusal }';
    const delayed = await mutate(
      'gateDelay',
      { scenarioId, expectedVersion: 1, key: 'approval', by: 24, unit: 'H' },
      gate,
    );
    expect(delayed).toMatchObject({ gate: { duration: { parameters: [3, 4, 10] } } });
    expect(await mutate('gateDelay', { scenarioId, expectedVersion: 1, key: 'order', by: 1 }, gate)).toMatchObject({
      gate: { opensAt: { offset: 36, unit: 'H' } },
    });
    expect(
      (await mutate('gateDelay', { scenarioId, expectedVersion: 3, key: 'approval', by: -90 })).userErrors,
    ).toMatchObject([{ code: 'gate.delay' }]);
    const beforeCf = { scenarioId, expectedVersion: 3, key: 'approval', at: { anchor: 'CF', offset: -4000 } };
    expect((await mutate('gateWithdraw', beforeCf)).userErrors[0].path.slice(0, 2)).toEqual(['input', 'at']);
    expect(
      await mutate(
        'gateWithdraw',
        { scenarioId, expectedVersion: 3, key: 'approval', at: { anchor: 'CF', offset: 20 } },
        gate,
      ),
    ).toMatchObject({ gate: { withdrawnAt: { offset: 20 } } });
    const decided = await mutate('gatePreAuthorise', { scenarioId, expectedVersion: 4, key: 'approval' }, gate);
    expect(decided).toMatchObject({ gate: { duration: { parameters: [0] } } });
    expect((await documentOf(scenarioId)).gates?.[0]).not.toHaveProperty('refusal');
  });

  it('refuses to delay or pre-authorise what takes the time of the kind of breach, or has a record', async () => {
    const scenarioId = await load({
      attack: { breach: 'overt' },
      gates: [
        { id: 'seen', title: 'Seen', kind: 'detection' },
        { id: 'named', title: 'Named', kind: 'attribution' },
        {
          id: 'asked',
          title: 'Asked',
          kind: 'host-request',
          record: [{ event: 'met', at: { anchor: 'CF', offset: 1 } }],
        },
      ],
      latencies: [{ id: 'look', process: 'detection', breach: 'overt', duration: { fixed: 3 }, coverageShortens: 0 }],
    });
    const errorsOf = async (name: string, key: string, input: object = {}) =>
      (await mutate(name, { scenarioId, expectedVersion: 1, key, ...input })).userErrors;
    for (const key of ['seen', 'asked'])
      for (const answer of [await errorsOf('gateDelay', key, { by: 2 }), await errorsOf('gatePreAuthorise', key)])
        expect(answer).toMatchObject([{ code: 'gate.duration-unused', path: ['input', 'key'] }]);
    // No latency stands in the place of its own duration.
    expect(await errorsOf('gateDelay', 'named', { by: 2 })).toEqual([]);
  });
});
