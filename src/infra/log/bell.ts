import { pause } from '../pause.ts';

/** Says that something may have arrived. Whoever hears it looks; hearing it for nothing does no harm. */
export interface Bell {
  readonly ring: () => void;
  readonly listen: () => Listener;
}

/** A ring between two waits is not lost: the next wait ends at once. */
export interface Listener {
  /** Ends at the next ring, after the time, or when the signal aborts, whichever is first. */
  readonly wait: (timeoutMs: number, signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

interface Ear {
  rung: boolean;
  wake: (() => void) | undefined;
}

/** `onListeners` hears how many listen whenever that changes. */
export function createBell(onListeners: (count: number) => void = () => undefined): Bell {
  const ears = new Set<Ear>();
  return {
    ring() {
      for (const ear of ears) {
        ear.rung = true;
        ear.wake?.();
      }
    },
    listen() {
      const ear: Ear = { rung: false, wake: undefined };
      ears.add(ear);
      onListeners(ears.size);
      return {
        wait: (timeoutMs, signal) => waitOn(ear, timeoutMs, signal),
        close() {
          if (ears.delete(ear)) onListeners(ears.size);
        },
      };
    },
  };
}

async function waitOn(ear: Ear, timeoutMs: number, signal: AbortSignal): Promise<void> {
  if (!ear.rung) {
    await pause(timeoutMs, signal, (end) => {
      ear.wake = end;
    });
  }
  ear.wake = undefined;
  ear.rung = false;
}
