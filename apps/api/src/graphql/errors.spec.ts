/** What a caller learns of errors that were not meant for him, and what the log does. */
import { Logger } from '@nestjs/common';
import { openTestApp, type TestApp } from '../test/test-app.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const post = (body: string, headers: Record<string, string>) =>
  fetch(`${test.url}/graphql`, { method: 'POST', headers, body });

describe('errors', () => {
  it('that nobody expected are masked, with an id that the log has', async () => {
    await test.source.query('ALTER TABLE gate RENAME TO gate_away');
    const { status, body } = await test.query('{ scenarios { nodes { gates { nodes { key } } } } }');
    await test.source.query('ALTER TABLE gate_away RENAME TO gate');
    expect(status).toBe(200);
    expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL', requestId: expect.stringMatching(/^[\w-]{8,64}$/) });
    expect(JSON.stringify(body)).not.toMatch(/gate_away|relation|SELECT|node_modules|\.ts|\.js/);
  });

  it('name no field that exists', async () => {
    for (const query of [
      '{ scenario { titel } }',
      '{ scenaros { totalCount } }',
      '{ scenarios { nodes { places(kinds: [HUBB]) { totalCount } } } }',
      '{ scenarios(frist: 1) { totalCount } }',
    ]) {
      const { body } = await test.query(query);
      expect(body.errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(body)).not.toContain('Did you mean');
    }
    const { body } = await test.query(
      'query ($kinds: [PlaceKind!]) { scenarios { nodes { places(kinds: $kinds) { totalCount } } } }',
      { kinds: ['HUBB'] },
    );
    expect(body.errors[0].message).toContain('PlaceKind');
    expect(JSON.stringify(body)).not.toContain('Did you mean');
  });

  it('that nobody expected have the id of their request, in the answer and in the log', async () => {
    const logged: unknown[] = [];
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation((told: unknown) => void logged.push(told));
    await test.source.query('ALTER TABLE gate RENAME TO gate_away');
    const query = '{ scenarios { nodes { gates { nodes { key } } } } }';
    const response = await post(JSON.stringify({ query }), {
      'content-type': 'application/json',
      'x-request-id': 'partner-23456',
    });
    await test.source.query('ALTER TABLE gate_away RENAME TO gate');
    log.mockRestore();
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors[0].extensions).toEqual({ code: 'INTERNAL', requestId: 'partner-23456' });
    expect(logged).toContainEqual({ requestId: 'partner-23456', msg: expect.stringContaining('gate') });
  });

  it('carry the request id of the caller', async () => {
    const response = await post('{"query":"{ scenarios { totalCount } }"}', {
      'content-type': 'application/json',
      'x-request-id': 'partner-12345',
    });
    expect(response.headers.get('x-request-id')).toBe('partner-12345');
  });
});
