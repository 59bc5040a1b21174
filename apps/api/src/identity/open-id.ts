/**
 * Sign-in with an OpenID provider: authorisation code with PKCE. The browser gets a session cookie of ours and never a token; what the
 * provider says about roles is not read, only who it is.
 */
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as openid from 'openid-client';
import type { IdentitySettings } from './identity-settings.ts';

/** What has to survive the way to the provider and back, in a cookie that scripts cannot read. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where on the page to go afterwards. */
  readonly goal: string;
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

const SIGNATURES = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const NAME_MOST = 120;

export class OpenId {
  private configured: Promise<openid.Configuration> | undefined;
  private keys: JWTVerifyGetKey | undefined;

  constructor(private readonly settings: IdentitySettings) {}

  /** Asked once it is needed, and again when the provider was away. */
  private configuration(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const server = new URL(issuer);
    this.configured ??= openid
      .discovery(server, clientId, clientSecret, undefined, {
        // A provider on the machine itself, for demos and tests, has no certificate.
        execute: server.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
      })
      .catch((error: unknown) => {
        this.configured = undefined;
        throw error;
      });
    return this.configured;
  }

  private get callback(): string {
    return new URL('/auth/callback', this.settings.publicUrl).href;
  }

  async begin(goal: string): Promise<{ readonly address: string; readonly journey: Journey }> {
    const configuration = await this.configuration();
    const journey = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      goal,
    };
    const address = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope: 'openid profile',
      state: journey.state,
      nonce: journey.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(journey.verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, journey };
  }

  /** @throws when the answer of the provider does not belong to the journey, or is not genuine */
  async finish(query: string, { state, nonce, verifier }: Journey): Promise<Identity> {
    const configuration = await this.configuration();
    const tokens = await openid.authorizationCodeGrant(configuration, new URL(`${this.callback}${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('the provider did not say who it is');
    const { iss, sub } = claims;
    // Many providers keep the name out of the id token. Without one the subject does.
    const told = await openid.fetchUserInfo(configuration, tokens.access_token, sub).catch(() => claims);
    const name = [told.name, claims['name']].find((text) => typeof text === 'string' && text.length > 0);
    return { issuer: iss, subject: sub, name: String(name ?? sub).slice(0, NAME_MOST) };
  }

  /** The subject of a genuine, valid access token that is meant for us; undefined for every other. */
  async verifyToken(token: string): Promise<{ readonly issuer: string; readonly subject: string } | undefined> {
    const metadata = (await this.configuration()).serverMetadata();
    if (metadata.jwks_uri === undefined) return undefined;
    this.keys ??= createRemoteJWKSet(new URL(metadata.jwks_uri));
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: metadata.issuer,
        audience: this.settings.audience,
        algorithms: SIGNATURES,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 5,
      });
      return { issuer: metadata.issuer, subject: payload.sub ?? '' };
    } catch {
      return undefined;
    }
  }
}
