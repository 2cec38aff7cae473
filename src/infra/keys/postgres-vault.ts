import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { fault } from '../../app/fault.ts';
import { deriveEducatorKey, KEY_BYTES } from '../../app/log/educator-key.ts';
import { ERASED, isErased } from '../../app/log/key-vault.ts';
import type { KeyAnswer, KeyVault } from '../../app/log/key-vault.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { addKey, claimMasterKey, eraseKey, findKeys } from './key-table.ts';
import type { KeyRow } from './key-table.ts';
import { lookupHash } from './lookup-hash.ts';
import type { MasterKey } from './master-key.ts';
import { unwrap, wrap } from './wrapping.ts';

const MOST_CACHED = 10_000;
/** An erasure by another process takes effect here within this time. */
const MAX_CACHED_MS = 60_000;

/**
 * The vault over ledger.educator_keys. Throws `wrong_master_key` when this ledger began with another one:
 * starting would only find out later, and half of the educators would be unreadable to each half of the keys.
 */
export async function openPostgresVault(pool: Pool, master: MasterKey): Promise<KeyVault> {
  await refuseOtherMasterKey(pool, master);
  const cache = createBoundedCache<KeyAnswer>(MOST_CACHED, MAX_CACHED_MS, () => performance.now());

  /** An erasure that came between reading a key and keeping it stays. */
  function keep(educator: string, answer: KeyAnswer): KeyAnswer {
    const cached = cache.get(educator);
    const kept = cached !== undefined && isErased(cached) ? cached : answer;
    cache.set(educator, kept);
    return kept;
  }

  async function load(educators: readonly string[]): Promise<ReadonlyMap<string, KeyAnswer>> {
    const rows = educators.length === 0 ? [] : await findKeys(pool, educators);
    return new Map(rows.map((row) => [row.educator, keep(row.educator, answerOf(row, master))]));
  }

  async function make(educator: string): Promise<KeyAnswer> {
    await addKey(pool, educator, wrap(randomBytes(KEY_BYTES), educator, master), master.id);
    // Read back rather than trusted: another process may have made one at the same time, and that one stands.
    const made = (await load([educator])).get(educator);
    if (made !== undefined) return made;
    throw fault('key_not_made', `The key made for educator ${educator} is not in ledger.educator_keys.`);
  }

  return {
    async keyFor(educator) {
      return cache.get(educator) ?? (await load([educator])).get(educator) ?? (await make(educator));
    },
    async keysFor(educators) {
      const cached = educators.flatMap((educator): readonly (readonly [string, KeyAnswer])[] => {
        const answer = cache.get(educator);
        return answer === undefined ? [] : [[educator, answer]];
      });
      const known = new Map(cached);
      const loaded = await load(educators.filter((educator) => !known.has(educator)));
      return new Map([...known, ...loaded]);
    },
    async erase(educator) {
      await eraseKey(pool, educator, master.id);
      cache.set(educator, ERASED);
    },
    lookupHash: (name) => lookupHash(name, master),
  };
}

function answerOf({ educator, wrapped_key }: KeyRow, master: MasterKey): KeyAnswer {
  return wrapped_key === null ? ERASED : deriveEducatorKey(unwrap(wrapped_key, educator, master));
}

async function refuseOtherMasterKey(pool: Pool, master: MasterKey): Promise<void> {
  const first = await claimMasterKey(pool, master.id);
  if (first === master.id) return;
  throw fault(
    'wrong_master_key',
    `This ledger was begun with master key ${String(first)}, but the one given is ${master.id}: ` +
      'start with the MASTER_KEY (or the master.key file in DATA_DIR) it was begun with.',
  );
}
