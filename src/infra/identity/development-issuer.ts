import { createLocalJWKSet, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import type { Identity } from '../../app/access.ts';
import { claimsOf } from './claims.ts';
import { DEVELOPMENT_ALGORITHM, developmentKey } from './development-key.ts';
import { MOST_TOKEN_AGE, TOKEN_TYPE, type VerifierSettings } from './verifier.ts';

const ISSUER = 'urn:licensure-ledger:development';
const AUDIENCE = 'licensure-ledger';

/** Signs people in where no real issuer is configured. It exists in development only. */
export interface DevelopmentIssuer {
  /** How its tokens are verified: as those of any other issuer. */
  readonly verification: VerifierSettings;
  /** Its public key, as served at /.well-known/jwks.json. */
  readonly jwks: JSONWebKeySet;
  /** A token for the identity; `ttl` as jose reads it (`1 day`), never longer than any token may live. */
  issueToken(identity: Identity, ttl?: string): Promise<string>;
}

export async function createDevelopmentIssuer(dataDir: string): Promise<DevelopmentIssuer> {
  const jwk = await developmentKey(dataDir);
  const key = await importJWK(jwk, DEVELOPMENT_ALGORITHM);
  const jwks = { keys: [publicPart(jwk)] };
  return {
    verification: { issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet(jwks) },
    jwks,
    issueToken: (identity, ttl = MOST_TOKEN_AGE) =>
      new SignJWT(claimsOf(identity))
        .setProtectedHeader({ alg: DEVELOPMENT_ALGORITHM, typ: TOKEN_TYPE, kid: jwk.kid ?? '' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(ttl)
        .sign(key),
  };
}

/** Named field by field: what is not named here, the private part above all, stays at home. */
function publicPart({ kty, crv, x, y, kid, alg }: JWK): JWK {
  return {
    ...(kty === undefined ? {} : { kty }),
    ...(crv === undefined ? {} : { crv }),
    ...(x === undefined ? {} : { x }),
    ...(y === undefined ? {} : { y }),
    ...(kid === undefined ? {} : { kid }),
    ...(alg === undefined ? {} : { alg }),
    use: 'sig',
  };
}
