/** What the command says when there is no database to verify. */
import { main } from './main.ts';

it('tells in a sentence that the database cannot be reached', async () => {
  const told: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(String(text));
    return true;
  });
  const before = { url: process.env['DATABASE_URL'], code: process.exitCode };
  process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/none';
  try {
    await main('audit:verify', []);
    expect([process.exitCode, told.join('')]).toEqual([
      32,
      expect.stringMatching(/^The database does not answer: .*\.\n$/),
    ]);
  } finally {
    write.mockRestore();
    process.env['DATABASE_URL'] = before.url ?? '';
    process.exitCode = before.code;
  }
});
