import { pause } from '../pause.ts';

/** Says that something may have arrived. Whoever hears it looks; hearing it for nothing does no harm. */
export interface Bell {
  /** For those who listen for that alone, and for whoever listens for everything; for all when nothing is named. */
  readonly ring: (what?: string) => void;
  /** Hears every ring when nothing is named. */
  readonly listen: (what?: string) => Listener;
}

/** A ring between two waits is not lost: the next wait ends at once. */
export interface Listener {
  /**
   * Ends at the next ring, after the time, or when the signal aborts, whichever is first. Answers whether it had rung
   * already, since the wait before.
   */
  readonly wait: (timeoutMs: number, signal: AbortSignal) => Promise<boolean>;
  readonly close: () => void;
}

interface Ear {
  readonly what: string | undefined;
  rung: boolean;
  wake: (() => void) | undefined;
}

/** `onListeners` hears how many listen whenever that changes. */
export function createBell(onListeners: (count: number) => void = () => undefined): Bell {
  const ears = new Set<Ear>();
  return {
    ring(what) {
      for (const ear of ears) {
        if (what !== undefined && ear.what !== undefined && ear.what !== what) continue;
        ear.rung = true;
        ear.wake?.();
      }
    },
    listen(what) {
      const ear: Ear = { what, rung: false, wake: undefined };
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

async function waitOn(ear: Ear, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
  const hadRung = ear.rung;
  if (!hadRung) {
    await pause(timeoutMs, signal, (end) => {
      ear.wake = end;
    });
  }
  ear.wake = undefined;
  ear.rung = false;
  return hadRung;
}
