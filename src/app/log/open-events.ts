import { holdsSealed, open } from './envelope.ts';
import type { OpenedEvent } from './envelope.ts';
import type { StoredEvent } from './event-log.ts';
import type { KeyVault } from './key-vault.ts';
import { type LeaveOut, orLeftOut } from './leave-out.ts';

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

/** The same without those of whoever has one that cannot be read, where somebody hears who that is. */
export async function openReadable(
  events: readonly StoredEvent[],
  vault: KeyVault,
  leaveOut: LeaveOut | undefined,
  fields?: ReadonlySet<string>,
): Promise<readonly OpenedEvent[]> {
  try {
    return await openEvents(events, vault, fields);
  } catch (error) {
    if (leaveOut === undefined) throw error;
    return openOneByOne(events, vault, leaveOut, fields);
  }
}

async function openOneByOne(
  events: readonly StoredEvent[],
  vault: KeyVault,
  leaveOut: LeaveOut,
  fields: ReadonlySet<string> | undefined,
): Promise<readonly OpenedEvent[]> {
  const opened: OpenedEvent[] = [];
  const unread = new Set<string>();
  for (const event of events) {
    const who = whose(event);
    if (unread.has(who)) continue;
    const one = await orLeftOut(who, leaveOut, () => openEvents([event], vault, fields));
    if (one === undefined) unread.add(who);
    else opened.push(...one);
  }
  return opened.filter((event) => !unread.has(whose(event)));
}

/** Whom an event concerns: its educator, or its stream where it concerns nobody alone. */
export function whose({ stream, metadata }: Pick<StoredEvent, 'stream' | 'metadata'>): string {
  return metadata.educator ?? stream;
}
