import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { fault } from '../../app/fault.ts';
import { hasCode } from '../../app/has-code.ts';

export const DEVELOPMENT_ALGORITHM = 'ES256';
const FILE = 'development-issuer.json';

/** The private key of the development issuer: made once and kept, so that tokens outlive a restart. */
export async function developmentKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true });
  return (await readKey(file)) ?? keepKey(file);
}

/** The private part of a key on the curve that the algorithm names, as `keepKey` wrote it. */
const KEY = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal(DEVELOPMENT_ALGORITHM),
});

/** Undefined when there is none. Throws `bad_development_key` when the file holds something else. */
async function readKey(file: string): Promise<JWK | undefined> {
  try {
    const key = KEY.parse(JSON.parse(await readFile(file, 'utf8')));
    await importJWK(key, DEVELOPMENT_ALGORITHM);
    return key;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'EACCES', 'EPERM')) throw error;
    throw fault(
      'bad_development_key',
      `${file} does not hold the key of the development issuer: delete it, and the next start makes another; ` +
        'the tokens printed so far stop working.',
      error,
    );
  }
}

/** Written aside and linked into place: of two that start at once, the first one's key is everybody's. */
async function keepKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(DEVELOPMENT_ALGORITHM, { extractable: true });
  const key = await exportJWK(privateKey);
  const named = { ...key, kid: await calculateJwkThumbprint(key), alg: DEVELOPMENT_ALGORITHM };
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(named), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
    return named;
  } catch (error) {
    const first = hasCode(error, 'EEXIST') ? await readKey(file) : undefined;
    if (first === undefined) throw error;
    return first;
  } finally {
    await rm(draft);
  }
}
