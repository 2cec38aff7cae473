import { setTimeout as sleep } from 'node:timers/promises';

/** What a look at one part found. Facts are counts and names of ours, never data about people. */
export type Finding =
  | { readonly well: true; readonly facts?: Readonly<Record<string, unknown>> }
  | {
      readonly well: false;
      readonly because: string;
      readonly facts?: Readonly<Record<string, unknown>>;
    };

/** A look at one part of what the server rests on. */
export interface Check {
  readonly name: string;
  readonly look: () => Promise<Finding>;
}

/**
 * The same check, answered in time: not well when it takes longer or fails. While a look has not come back no second
 * one is begun, so that probes of a database that hangs do not take its last connections.
 */
export function bounded({ name, look }: Check, timeoutMs: number): Check {
  let underWay: Promise<Finding> | undefined;
  return {
    name,
    look: async () => {
      underWay ??= look()
        .catch(failed)
        .finally(() => {
          underWay = undefined;
        });
      const waiting = new AbortController();
      const late = sleep(timeoutMs, tooLate(timeoutMs), { signal: waiting.signal }).catch(() =>
        tooLate(timeoutMs),
      );
      const found = await Promise.race([underWay, late]);
      waiting.abort();
      return found;
    },
  };
}

function tooLate(timeoutMs: number): Finding {
  return { well: false, because: `No answer came within ${timeoutMs} ms.` };
}

/** A driver's own words may hold an address or a value; its code says enough. */
function failed(error: unknown): Finding {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const said = typeof code === 'string' ? ` (${code})` : '';
  return { well: false, because: `It could not be asked${said}.` };
}
