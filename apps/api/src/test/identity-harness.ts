/** What tests of signing in have in hand: a question with headers of its own, and a browser in small. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const WHO = '{ viewer { name nation roles } }';

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export const ask = ({ url }: { readonly url: string }, headers: Record<string, string>, query = WHO) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

/** A browser in small: it keeps cookies and follows redirects itself. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  async go(
    address: string,
    form?: Record<string, string>,
  ): Promise<{ readonly url: string; readonly response: Response }> {
    let url = address;
    let body: URLSearchParams | undefined = form && new URLSearchParams(form);
    for (let hop = 0; hop < 15; hop++) {
      const jar = this.jarOf(url);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        body,
        redirect: 'manual',
        headers: { cookie, accept: 'text/html' },
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair] = line.split(';');
        const at = pair.indexOf('=');
        jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const next = response.headers.get('location');
      if (next === null) return { url, response };
      url = new URL(next, url).href;
      body = undefined;
    }
    throw new Error('too many redirects');
  }

  /** Two servers under one name, as a balancer has them. */
  takeForOne(url: string, other: string): void {
    this.cookies.set(new URL(other).host, this.jarOf(url));
  }

  jarOf(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    return jar;
  }
}
