import type { EventStore, KeptEvent } from './event-store.ts';

const PAGE = 500;

/** All that a server has of the ledger, in its order, as far as its log goes when it is asked; no page is empty. */
export async function* pagesOf(
  store: Pick<EventStore, 'readAll'>,
  size = PAGE,
): AsyncGenerator<readonly KeptEvent[], void, undefined> {
  let seen: number | undefined;
  for (;;) {
    // Asked twice: a server that stops in the middle of an answer looks like one that has no more.
    const page = (await next(store, seen, size)) ?? (await next(store, seen, size));
    if (page === undefined) return;
    yield page;
    seen = page.at(-1)?.position;
  }
}

/** A position must be an event's, so each answer begins with the last event of the one before. */
async function next(
  store: Pick<EventStore, 'readAll'>,
  seen: number | undefined,
  size: number,
): Promise<readonly KeptEvent[] | undefined> {
  const found = await store.readAll(seen, size);
  const fresh = found.filter(({ position }) => seen === undefined || position > seen);
  return fresh.length === 0 ? undefined : fresh;
}
