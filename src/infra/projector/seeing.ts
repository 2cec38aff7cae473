import { holdsSealed, open, type OpenedEvent } from '../../app/log/envelope.ts';
import type { StoredEvent } from '../../app/log/event-log.ts';
import type { KeyAnswer, KeyVault } from '../../app/log/key-vault.ts';
import type { Seen } from '../../app/projections/projection.ts';

/** Makes events ready to be projected. */
export type Seeing = (events: readonly StoredEvent[]) => Promise<readonly Seen[]>;

/**
 * Fetches the keys that events need at once, and opens each when it is first looked at, for all who look at it:
 * most projections look at few of them.
 */
export function lazilySeen(vault: Pick<KeyVault, 'keysFor'>): Seeing {
  const keys = new Map<string, KeyAnswer>();
  const kept = new Map<number, Seen>();
  const seenOf = (stored: StoredEvent): Seen => {
    const known = kept.get(stored.ordinal);
    if (known !== undefined) return known;
    let opened: OpenedEvent | undefined;
    const seen = {
      stored,
      get event() {
        return (opened ??= open(stored, (educator) => keys.get(educator)));
      },
    };
    kept.set(stored.ordinal, seen);
    return seen;
  };
  return async (events) => {
    const educators = new Set(
      events.flatMap((event) => {
        const { educator } = event.metadata;
        return educator !== undefined && !keys.has(educator) && holdsSealed(event) ? [educator] : [];
      }),
    );
    if (educators.size > 0)
      for (const [educator, key] of await vault.keysFor([...educators])) keys.set(educator, key);
    return events.map(seenOf);
  };
}
