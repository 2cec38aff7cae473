import { randomBytes } from 'node:crypto';
import { deriveEducatorKey, KEY_BYTES } from '../../app/log/educator-key.ts';
import { ERASED } from '../../app/log/key-vault.ts';
import type { KeyAnswer, KeyVault } from '../../app/log/key-vault.ts';
import { lookupHash } from './lookup-hash.ts';
import { masterKeyFrom } from './master-key.ts';

/** A vault that forgets everything with the process, for tests. */
export function createMemoryVault(): KeyVault {
  const master = masterKeyFrom(randomBytes(KEY_BYTES).toString('base64'));
  const keys = new Map<string, KeyAnswer>();
  return {
    keyFor(educator) {
      const key = keys.get(educator) ?? deriveEducatorKey(randomBytes(KEY_BYTES));
      keys.set(educator, key);
      return Promise.resolve(key);
    },
    keysFor(educators) {
      const wanted = new Set(educators);
      return Promise.resolve(new Map([...keys].filter(([educator]) => wanted.has(educator))));
    },
    erase(educator) {
      keys.set(educator, ERASED);
      return Promise.resolve();
    },
    lookupHash: (name) => lookupHash(name, master),
  };
}
