import type { WhatIfStore } from './what-if-store.ts';

interface Hearing {
  /** Hears that it does not run any more: it was cancelled, or taken for lost. */
  readonly onEnded: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Says again and again that a what-if is carried out, however long one part of it takes, until it is stopped. */
export function beating(
  store: Pick<WhatIfStore, 'beat'>,
  id: string,
  everyMs: number,
  { onEnded, onFailure }: Hearing,
): { readonly stop: () => Promise<void> } {
  let beat: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    beat = store.beat(id).then((runs) => {
      if (!runs) onEnded();
    }, onFailure);
  }, everyMs);
  return {
    stop: () => {
      clearInterval(timer);
      return beat;
    },
  };
}
