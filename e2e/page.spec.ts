import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';

const built = resolve(import.meta.dirname, '../apps/web/dist');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

describeInBrowser('the built page', (opened) => {
  let server: Server;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    if (!existsSync(built)) throw new Error('apps/web/dist is missing: run `npm run build` first.');
    server = createServer((request, response) => {
      // Nobody answers: what is told is a network that fails.
      if (request.url?.startsWith('/graphql')) return void response.destroy();
      const path = join(built, new URL(request.url ?? '/', 'http://page').pathname);
      const file = extname(path) !== '' && existsSync(path) ? path : join(built, 'index.html');
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    page = await newPage(opened.browser);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });

  afterAll(async () => {
    await new Promise((done) => (server === undefined ? done(undefined) : server.close(done)));
  });

  test('shows its name and reports no error', async () => {
    await page.getByRole('heading', { name: 'Muster', level: 1 }).waitFor();
    expect(faults).toEqual([]);
  });

  test('says so when no server answers, and stays a page', async () => {
    await page.getByText('Waiting for the server: scenario').waitFor();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  });

  test('passes the accessibility rules of axe', async () => {
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
  });
});
