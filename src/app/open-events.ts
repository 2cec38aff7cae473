import { holdsSealed, open } from './envelope.ts';
import type { OpenedEvent } from './envelope.ts';
import type { StoredEvent } from './event-log.ts';
import type { KeyVault } from './key-vault.ts';

/**
 * Opens events in their order, asking the vault once for all the keys they need. `fields`: the personal fields that
 * are wanted, all when not given.
 */
export async function openEvents(
  events: readonly StoredEvent[],
  vault: KeyVault,
  fields?: ReadonlySet<string>,
): Promise<readonly OpenedEvent[]> {
  const educators = new Set(events.filter(holdsSealed).flatMap(({ metadata }) => metadata.educator ?? []));
  const keys = await vault.keysFor([...educators]);
  return events.map((event) => open(event, (educator) => keys.get(educator), fields));
}
