import type { Stretch } from './event-store.ts';

export interface Bounds {
  readonly events: number;
  /** Of their data. */
  readonly characters: number;
}

const NOTHING_YET = Symbol('nothing yet');

/**
 * Puts together what is there already, up to about so much, so that it is written at once: who is far behind goes in
 * great steps, and who has caught up waits for nothing. Nothing is read ahead but one stretch. The signal must also be
 * the one that ends the stretches: whoever stops taking aborts it.
 */
export async function* gatherStretches(
  stretches: AsyncIterable<Stretch>,
  most: Bounds,
): AsyncGenerator<Stretch, void, undefined> {
  const iterator = stretches[Symbol.asyncIterator]();
  const take = () => {
    const taken = iterator.next();
    // Whoever stops taking does not hear how the last one ended.
    taken.catch(() => undefined);
    return taken;
  };
  try {
    let next = take();
    for (;;) {
      const first = await next;
      if (first.done === true) return;
      const events = [...first.value.events];
      let { position } = first.value;
      let characters = sizeOf(first.value);
      let ended = false;
      next = take();
      while (events.length < most.events && characters < most.characters) {
        const more = await Promise.race([next, turn()]);
        if (more === NOTHING_YET) break;
        ended = more.done === true;
        if (more.done === true) break;
        events.push(...more.value.events);
        ({ position } = more.value);
        characters += sizeOf(more.value);
        next = take();
      }
      yield { events, position };
      if (ended) return;
    }
  } finally {
    // Not awaited: one that is being taken ends only with the signal.
    iterator.return?.().catch(() => undefined);
  }
}

function sizeOf({ events }: Stretch): number {
  return events.reduce((sum, { data }) => sum + data.length, 0);
}

function turn(): Promise<typeof NOTHING_YET> {
  return new Promise((resolve) => {
    setImmediate(resolve, NOTHING_YET);
  });
}
