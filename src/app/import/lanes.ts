export interface Lanes<T, R> {
  /** How many pieces of work run at a time. */
  readonly lanes: number;
  /** How many items are held at most, from being read to having been emitted. */
  readonly ahead: number;
  /** Items with the same key are worked on one after another, in their order. */
  readonly keyOf: (item: T) => string;
  readonly work: (item: T) => Promise<R>;
  /** Gets each result in the order of the items, one at a time. */
  readonly emit: (result: R) => Promise<void>;
}

/**
 * Works through any number of items in bounded memory: the source is read only as fast as the work is
 * done. When a piece of work throws, nothing more is read, and what runs is awaited before it throws on.
 */
export async function inLanes<T, R>(
  items: AsyncIterable<T>,
  { lanes, ahead, keyOf, work, emit }: Lanes<T, R>,
): Promise<void> {
  const tails = new Map<number, Promise<unknown>>();
  const held: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const lane = hash(keyOf(item)) % lanes;
      const result = (tails.get(lane) ?? Promise.resolve()).then(() => work(item));
      // The failure is seen when the result is emitted; until then nobody may call it unhandled.
      result.catch(() => undefined);
      tails.set(lane, result);
      held.push(result);
      if (held.length >= ahead) await emitOldest(held, emit);
    }
    while (held.length > 0) await emitOldest(held, emit);
  } finally {
    await Promise.allSettled(tails.values());
  }
}

async function emitOldest<R>(held: Promise<R>[], emit: (result: R) => Promise<void>): Promise<void> {
  const oldest = held.shift();
  if (oldest !== undefined) await emit(await oldest);
}

/** FNV-1a, to spread keys evenly over the lanes. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
