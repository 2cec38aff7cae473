import type { webcrypto } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  createLocalJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  SignJWT,
} from 'jose';
import { isRefusal } from '../../src/domain/decider.ts';
import { createDevelopmentIssuer } from '../../src/infra/identity/development-issuer.ts';
import { DEVELOPMENT_PEOPLE } from '../../src/infra/identity/development-people.ts';
import { createVerifier, type Verifier } from '../../src/infra/identity/verifier.ts';

const ISSUER = 'https://identity.example';
const AUDIENCE = 'the-ledger';
const HOUR = 3600;

const now = () => Math.floor(Date.now() / 1000);

interface Forgery {
  readonly header?: Partial<JWTHeaderParameters>;
  readonly claims?: { readonly [name: string]: unknown };
  readonly key?: webcrypto.CryptoKey | Uint8Array;
}

let keys: webcrypto.CryptoKeyPair;
let others: webcrypto.CryptoKeyPair;
let verifier: Verifier;

function token({ header = {}, claims = {}, key = keys.privateKey }: Forgery): Promise<string> {
  const payload = {
    ...{ iss: ISSUER, aud: AUDIENCE, sub: 'someone', iat: now(), exp: now() + HOUR, roles: ['teacher'] },
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'the-key', ...header })
    .sign(key);
}

async function refusalOf(authorization: string | undefined): Promise<string | undefined> {
  const answer = await verifier.verify(authorization);
  return isRefusal(answer) ? answer.refused : undefined;
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true });
  others = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'the-key', alg: 'ES256' };
  verifier = createVerifier({
    issuer: ISSUER,
    audience: AUDIENCE,
    keys: createLocalJWKSet({ keys: [jwk] }),
  });
});

describe('a token of our issuer', () => {
  test('says who its bearer is', async () => {
    const claims = { sub: 'a-1', roles: ['approver', 'agency'], state: 'TN', issuer_of: 'an-issuer' };
    expect(await verifier.verify(`Bearer ${await token({ claims })}`)).toEqual({
      subject: 'a-1',
      roles: ['approver', 'agency'],
      state: 'TN',
      issuer: 'an-issuer',
    });
  });

  const bad: Readonly<Record<string, () => Forgery | Promise<Forgery>>> = {
    'signed by another key': () => ({ key: others.privateKey }),
    'signed by an embedded key': async () => ({
      header: { jwk: await exportJWK(others.publicKey) },
      key: others.privateKey,
    }),
    'that points to keys of its own': () => ({
      header: { jku: 'https://evil.example/keys', kid: 'mine' },
      key: others.privateKey,
    }),
    'signed with our public key as a shared secret': async () => ({
      header: { alg: 'HS256' },
      key: new TextEncoder().encode(await exportSPKI(keys.publicKey)),
    }),
    'of an unknown key': () => ({ header: { kid: 'another' } }),
    'of an unknown critical extension': () => ({ header: { crit: ['unheard'], unheard: true } }),
    'of another type': () => ({ header: { typ: 'JWT' } }),
    'of another issuer': () => ({ claims: { iss: 'https://evil.example' } }),
    'for another audience': () => ({ claims: { aud: 'another' } }),
    'that expired': () => ({ claims: { exp: now() - 60 } }),
    'that never expires': () => ({ claims: { exp: undefined } }),
    'that does not say when it was made': () => ({ claims: { iat: undefined } }),
    'made too long ago': () => ({ claims: { iat: now() - 30 * 24 * HOUR } }),
    'made in the future': () => ({ claims: { iat: now() + HOUR } }),
    'not valid yet': () => ({ claims: { nbf: now() + HOUR } }),
    'of nobody': () => ({ claims: { sub: undefined } }),
    'of nobody in particular': () => ({ claims: { sub: '  ' } }),
    'without roles': () => ({ claims: { roles: undefined } }),
    'of an unknown role': () => ({ claims: { roles: ['teacher', 'superuser'] } }),
    'of an unknown state': () => ({ claims: { roles: ['agency'], state: 'XX' } }),
    'of an impossible educator': () => ({ claims: { educator: 'TN-1; DROP' } }),
  };

  test.each(Object.entries(bad))('%s is refused', async (_, forgery) => {
    const forged = await forgery();
    const unsigned = 'crit' in (forged.header ?? {});
    const sent = unsigned ? await unsignedWith(forged.header ?? {}) : await token(forged);
    expect(await refusalOf(`Bearer ${sent}`)).toBe('unauthenticated');
  });

  /** No library signs a header with an extension it does not know, so its signature is another token's. */
  async function unsignedWith(header: object): Promise<string> {
    const [, payload, signature] = (await token({})).split('.');
    return `${encoded({ alg: 'ES256', typ: 'at+jwt', kid: 'the-key', ...header })}.${payload}.${signature}`;
  }

  test('without a signature is refused', async () => {
    const claims = { iss: ISSUER, aud: AUDIENCE, sub: 's', iat: now(), exp: now() + HOUR, roles: ['admin'] };
    const header = encoded({ alg: 'none', typ: 'at+jwt' });
    expect(await refusalOf(`Bearer ${header}.${encoded(claims)}.`)).toBe('unauthenticated');
    expect(await refusalOf(`Bearer ${header}.${encoded(claims)}.AAAA`)).toBe('unauthenticated');
  });

  test('has one spelling only', async () => {
    const good = await token({});
    expect(await refusalOf(`Bearer ${good}`)).toBeUndefined();
    for (const spelling of [`${good} `, `${good}\n`, `${good}=`, `${good}.`, `x${good}`, `${good}.${good}`]) {
      expect(await refusalOf(`Bearer ${spelling}`)).toBe('unauthenticated');
    }
  });

  test.each([undefined, '', 'Bearer', 'Bearer a.b.c', 'Basic dTpw', 'Bearer …'])(
    'is missed in the header %p',
    async (header) => {
      expect(await refusalOf(header)).toBe('unauthenticated');
    },
  );

  test('cannot be judged while the keys cannot be fetched: that is our trouble, not the caller’s', async () => {
    const unreachable = createVerifier({
      issuer: ISSUER,
      audience: AUDIENCE,
      keys: () => Promise.reject(Object.assign(new Error('no answer'), { code: 'ERR_JWKS_TIMEOUT' })),
    });
    await expect(unreachable.verify(`Bearer ${await token({})}`)).rejects.toMatchObject({
      code: 'ERR_JWKS_TIMEOUT',
    });
  });
});

describe('the development issuer', () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'issuer-'));
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true });
  });

  test('keeps one key, for its owner only, and shows no more than the public part', async () => {
    const issuers = await Promise.all([1, 2, 3].map(() => createDevelopmentIssuer(dataDir)));
    const file = join(dataDir, 'development-issuer.json');
    const kept = JSON.parse(await readFile(file, 'utf8')) as { d: string; x: string };
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    for (const { jwks } of issuers) {
      expect(jwks.keys).toEqual([expect.objectContaining({ x: kept.x, use: 'sig' })]);
      expect(JSON.stringify(jwks)).not.toContain(kept.d);
    }
  });

  test('signs in each of its people, also after a restart', async () => {
    const before = await createDevelopmentIssuer(dataDir);
    const after = createVerifier((await createDevelopmentIssuer(dataDir)).verification);
    for (const { identity } of DEVELOPMENT_PEOPLE) {
      const issued = await before.issueToken(identity);
      expect(await after.verify(`Bearer ${issued}`)).toEqual(identity);
    }
  });
});
