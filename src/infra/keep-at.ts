import { createFailures } from './failures.ts';
import { pause } from './pause.ts';

export interface Keeping {
  readonly signal: AbortSignal;
  /** Between a failure and the next attempt. */
  readonly retryMs: number;
  /** Hears of a failure where it is to be told, with how often the same was passed over. */
  readonly tell: (error: unknown, again: { readonly passedOver?: number }) => void;
}

/** Keeps at work that goes on for ever, until the signal aborts: where it fails, it is begun again after a pause. */
export async function keepAt(work: () => Promise<void>, { signal, retryMs, tell }: Keeping): Promise<void> {
  const failures = createFailures();
  while (!signal.aborted) {
    try {
      await work();
    } catch (error) {
      if (error === signal.reason) return;
      const again = failures.of(error);
      if (again !== undefined) tell(error, again);
      await pause(retryMs, signal);
    }
  }
}
