import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

export const DEVELOPMENT_ALGORITHM = 'ES256';
const FILE = 'development-issuer.json';

/** The private key of the development issuer: made once and kept, so that tokens outlive a restart. */
export async function developmentKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, FILE);
  await mkdir(dataDir, { recursive: true });
  return (await readKey(file)) ?? keepKey(file);
}

async function readKey(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
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

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
