import { OF_PROVIDERS } from '../../app/facts/provider-register.ts';
import type { Changes, Listening } from '../../app/live/changes.ts';
import type { EventLog, StoredEvent } from '../../app/log/event-log.ts';
import { pause } from '../pause.ts';

/** Law, with the providers approved under it, and days concern everybody. */
const WIDE: ReadonlySet<string> = new Set([
  'policy.Published',
  'policy.SettingConfirmed',
  'calendar.DayBegan',
  ...OF_PROVIDERS,
]);
const AGAIN_MS = 500;

interface Ear {
  readonly educator: string;
  rung: boolean;
  wake: () => void;
}

const SLEEPING = () => undefined;

/**
 * Follows the log once for all who listen in this process, for as long as anybody does. `onLost` hears why it had to
 * begin anew, after which everybody looks.
 */
export function followLog(log: EventLog, onLost: (error: unknown) => void): Changes {
  const ears = new Set<Ear>();
  let running: { readonly stopping: AbortController; readonly began: Promise<void> } | undefined;

  const ring = (concerns: (ear: Ear) => boolean) => {
    for (const ear of ears) {
      if (!concerns(ear)) continue;
      ear.rung = true;
      ear.wake();
    }
  };
  const tell = (events: readonly StoredEvent[]) => {
    const everybody = events.some(({ type }) => WIDE.has(type));
    const whose = new Set(events.map(({ metadata }) => metadata.educator));
    ring(({ educator }) => everybody || whose.has(educator));
  };
  const run = async (place: number, signal: AbortSignal) => {
    for (let after = place; !signal.aborted;) {
      try {
        for await (const events of log.subscribeAll(after, signal)) {
          tell(events);
          after = events.at(-1)?.ordinal ?? after;
        }
      } catch (error) {
        onLost(error);
        await pause(AGAIN_MS, signal);
      }
    }
  };
  const begin = () => {
    const stopping = new AbortController();
    const began = log.head().then((head) => void run(head, stopping.signal));
    return { stopping, began };
  };
  const leave = (ear: Ear) => {
    ear.wake();
    if (!ears.delete(ear) || ears.size > 0) return;
    running?.stopping.abort();
    running = undefined;
  };
  return {
    async listen(educator): Promise<Listening> {
      const ear: Ear = { educator, rung: false, wake: SLEEPING };
      ears.add(ear);
      running ??= begin();
      try {
        await running.began;
      } catch (error) {
        leave(ear);
        throw error;
      }
      return {
        wait: () => (ears.has(ear) ? untilRung(ear) : Promise.resolve()),
        close: () => {
          leave(ear);
        },
      };
    },
  };
}

async function untilRung(ear: Ear): Promise<void> {
  if (!ear.rung) {
    await new Promise<void>((resolve) => {
      ear.wake = resolve;
    });
  }
  ear.wake = SLEEPING;
  ear.rung = false;
}
