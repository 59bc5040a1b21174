/** How callers prove who they are where Muster is reached over a network. Without it the local demo runs with built-in personas. */
export interface IdentitySettings {
  /** The OpenID provider. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** Audience that access tokens of partner tools have to name. */
  readonly audience: string;
  /** Address under which browsers reach Muster, through whatever stands before it. */
  readonly publicUrl: string;
  /** Subject at the provider that becomes administrator when it signs in, so that somebody can give out the first roles. */
  readonly administrator: string | undefined;
}

export const IDENTITY_SETTINGS = Symbol('IDENTITY_SETTINGS');
