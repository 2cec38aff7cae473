import { createRemoteJWKSet, decodeJwt, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Identity } from '../../app/access.ts';
import { type Refusal, refuse } from '../../domain/decider.ts';
import { identityOf } from './claims.ts';

/** Tells who sent a request, from its Authorization header; refuses with the code `unauthenticated`. */
export interface Verifier {
  verify(authorization: string | undefined): Promise<Identity | Refusal>;
}

export interface VerifierSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** Public keys only: with a shared secret, whoever can check a token could also make one. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256'];
export const TOKEN_TYPE = 'at+jwt';
export const MOST_TOKEN_AGE = '1 day';
const CLOCK_TOLERANCE_SECONDS = 5;

/** jose decodes base64 leniently; without this, one token would have many spellings. */
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;

/** Something was sent as a token, whatever it is. */
const HAS_TOKEN = /^Bearer +\S/i;

const NO_TOKEN = 'Send your token as "Authorization: Bearer …".';
const UNREADABLE = 'The token cannot be read: it is not an access token in three parts. Sign in again.';

/** Checks access tokens as RFC 9068 describes them, against one issuer and its keys. */
export function createVerifier({ issuer, audience, keys }: VerifierSettings): Verifier {
  return {
    async verify(authorization) {
      const token = BEARER.exec(authorization ?? '')?.[1];
      if (token === undefined)
        return unauthenticated(HAS_TOKEN.test(authorization ?? '') ? UNREADABLE : NO_TOKEN);
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: ALGORITHMS,
          typ: TOKEN_TYPE,
          requiredClaims: ['exp', 'sub', 'iat'],
          maxTokenAge: MOST_TOKEN_AGE,
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
        });
        return identityOf(payload) ?? unauthenticated('The token names a role or a scope unknown here.');
      } catch (error) {
        if (isBadToken(error)) return unauthenticated(explain(error.code));
        throw error;
      }
    },
  };
}

/** In how many milliseconds a token that was verified ends. */
export function endsInMs(authorization: string): number {
  const { exp = 0 } = decodeJwt(BEARER.exec(authorization)?.[1] ?? '');
  return Math.max(0, exp * 1000 - Date.now());
}

/** The issuer's own keys, fetched when first needed and again when an unknown one is named. */
export function remoteKeys(jwksUrl: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUrl));
}

/** Keys that cannot be fetched are our trouble, not the caller's: everything else jose throws is the token's. */
function isBadToken(error: unknown): error is { readonly code: string } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  const { code } = error;
  const ours: readonly string[] = [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code];
  return typeof code === 'string' && code.startsWith('ERR_J') && !ours.includes(code);
}

function explain(code: string): string {
  return code === errors.JWTExpired.code
    ? 'The token has expired. Sign in again.'
    : 'The token was not made for this ledger, or was changed. Sign in again.';
}

function unauthenticated(because: string): Refusal {
  return refuse('unauthenticated', because);
}
