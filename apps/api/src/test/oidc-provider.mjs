// A real OpenID provider for tests, in a process of its own: `node oidc-provider.mjs <port> <redirect address>`. Anybody may sign in
// under any name.
import Provider from 'oidc-provider';

const [port, redirect] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: 'muster',
      client_secret: 'a-secret-of-the-test-only-0123456789',
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ['sub'], profile: ['name'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: `Name of ${id}` }) }),
  cookies: { keys: ['test'] },
});
provider.listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
