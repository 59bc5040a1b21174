/**
 * Sign-in with an OpenID provider: authorisation code with PKCE. The browser gets a session cookie of ours and never a token; what the
 * provider says about roles is not read, only who it is; of the access token of a tool also its scopes, which narrow what the tool may.
 */
import { SCOPES, type Scope } from '@muster/planning';
import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as openid from 'openid-client';
import { ServiceAway } from '../database/outage.ts';
import type { IdentitySettings } from './identity-settings.ts';

/** What has to survive the way to the provider and back, in a cookie that scripts cannot read. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where on the page to go afterwards. */
  readonly goal: string;
}

/** Who an access token stands for, and the scopes that it was given (RFC 9068, claim `scope`). */
export interface Bearer {
  readonly issuer: string;
  readonly subject: string;
  readonly scopes: readonly Scope[];
}

export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
}

const SIGNATURES = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const NAME_MOST = 120;

/** Says nothing about who asks: a genuine token is not to be thrown away because of it. */
const providerAway = (cause: unknown): ServiceAway =>
  new ServiceAway('The provider of identities does not answer at the moment; try again.', cause);

/** A request to the provider that was not answered, in the words of Node and of the OpenID client. */
const isUnanswered = (error: unknown): boolean =>
  (error instanceof TypeError && error.message === 'fetch failed') ||
  ['TimeoutError', 'AbortError'].includes((error as Error).name) ||
  (error as { code?: string }).code === 'OAUTH_TIMEOUT';

/** What is the token's own fault when its key is looked for; all else means that the keys could not be had. */
const NO_SUCH_KEY = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];

function createKeys(address: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(address));
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      throw NO_SUCH_KEY.some((kind) => error instanceof kind) ? error : providerAway(error);
    }
  };
}

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
        throw providerAway(error);
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

  /** @throws ServiceAway; every other error when the answer of the provider does not belong to the journey, or is not genuine */
  async finish(query: string, { state, nonce, verifier }: Journey): Promise<Identity> {
    const configuration = await this.configuration();
    const tokens = await openid
      .authorizationCodeGrant(configuration, new URL(`${this.callback}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      .catch((error: unknown) => {
        throw isUnanswered(error) ? providerAway(error) : error;
      });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('the provider did not say who it is');
    const { iss, sub } = claims;
    // Many providers keep the name out of the id token. Without one the subject does.
    const told = await openid.fetchUserInfo(configuration, tokens.access_token, sub).catch(() => claims);
    const name = [told.name, claims['name']].find((text) => typeof text === 'string' && text.length > 0);
    return { issuer: iss, subject: sub, name: String(name ?? sub).slice(0, NAME_MOST) };
  }

  /**
   * Whom a genuine, valid access token that is meant for us stands for; undefined for every other.
   *
   * @throws ServiceAway
   */
  async verifyToken(token: string): Promise<Bearer | undefined> {
    const metadata = (await this.configuration()).serverMetadata();
    if (metadata.jwks_uri === undefined) return undefined;
    this.keys ??= createKeys(metadata.jwks_uri);
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: metadata.issuer,
        audience: this.settings.audience,
        algorithms: SIGNATURES,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 5,
      });
      return { issuer: metadata.issuer, subject: payload.sub ?? '', scopes: readScopes(payload['scope']) };
    } catch (error) {
      if (error instanceof ServiceAway) throw error;
      return undefined;
    }
  }
}

/** Words that are scopes of others (`openid`, `email`) say nothing here. */
function readScopes(claim: unknown): Scope[] {
  const words = typeof claim === 'string' ? claim.split(' ') : [];
  return SCOPES.filter((scope) => words.includes(scope));
}
