import { LogGone } from './log/log-gone.ts';
import { codeOf } from './passing-errors.ts';

/** What fails in the same way again and again is told so often. */
const TELL_EACH_MS = 600_000;
/** What is tried again fails again sooner: after so long without it, it had gone well, and is told as new. */
const NEW_AFTER_MS = 60_000;

/** The failures of one who goes on trying. */
export interface Failures {
  /**
   * Hears of a failure, and of which part of the work. Answers what to tell beside it: how often the same was passed
   * over since it was last told; undefined where it is not to be told now.
   */
  of(error: unknown, part?: string): { readonly passedOver?: number } | undefined;
}

interface Kind {
  toldAt: number;
  failedAt: number;
  passedOver: number;
}

/** A log that an outage fills line by line hides what else is wrong: each kind of failure is told once, then rarely. */
export function createFailures(now: () => number = () => performance.now()): Failures {
  const kinds = new Map<string, Kind>();
  return {
    of(error, part = '') {
      if (error instanceof LogGone) return undefined;
      const kind = `${part} ${kindOf(error)}`;
      const known = kinds.get(kind);
      const at = now();
      if (known === undefined || at - known.failedAt > NEW_AFTER_MS) {
        kinds.set(kind, { toldAt: at, failedAt: at, passedOver: 0 });
        return {};
      }
      known.failedAt = at;
      if (at - known.toldAt < TELL_EACH_MS) {
        known.passedOver += 1;
        return undefined;
      }
      const { passedOver } = known;
      known.toldAt = at;
      known.passedOver = 0;
      return { passedOver };
    },
  };
}

/** Its code; what has none is known by its words. */
function kindOf(error: unknown): string {
  const code = codeOf(error);
  return error instanceof Error && code === error.name ? `${code} ${error.message}` : code;
}
