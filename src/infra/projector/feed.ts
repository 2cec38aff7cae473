import type { StoredEvent } from '../../app/event-log.ts';
import type { Ledger } from '../../app/ledger.ts';
import { pause } from '../pause.ts';
import { lazilySeen, type Seeing } from './seeing.ts';

/** Most events in one piece: it bounds memory. */
export const PIECE = 4_000;
/** So many pieces are kept, for whoever is a little behind. */
const KEPT = 4;
/** Whoever is further ahead than this waits a moment for those behind. */
const AHEAD = 2;
/** Those who are further behind than this read for themselves. */
const TOGETHER = 8;
const LONGEST_WAIT_MS = 500;
const SHORTLY_MS = 2;

/** Every event after a place up to another, read and opened once for all who want it. */
export interface SharedPiece {
  readonly events: readonly StoredEvent[];
  readonly until: number;
  readonly see: Seeing;
}

/** One who reads the log from a place on, perhaps together with others. */
export interface FeedReader {
  /** Whether somebody else reads about the same part of the log. */
  readonly isTogether: () => boolean;
  /** What follows the place, up to the head at most. */
  readonly next: (place: number, head: number, signal: AbortSignal) => Promise<SharedPiece>;
  /** Nobody waits for it any more. */
  readonly leave: () => void;
}

/** Reads of the log by those who build beside each other: what they all need is read and opened once. */
export interface Feed {
  readonly join: (place: number) => FeedReader;
}

export function createFeed(ledger: Ledger): Feed {
  const places = new Map<object, number>();
  const kept = new Map<string, Promise<SharedPiece>>();

  function pieceAt(number: number, head: number): Promise<SharedPiece> {
    const until = Math.min((number + 1) * PIECE, head);
    const key = `${number} ${until}`;
    const known = kept.get(key) ?? read(ledger, number * PIECE, until);
    kept.delete(key);
    kept.set(key, known);
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
    // What could not be read is read again by whoever asks next.
    known.catch(() => kept.delete(key));
    return known;
  }

  /** Whoever stands still, on an event that cannot be projected or for a comparison, holds nobody up for long. */
  async function waitForOthers(me: object, number: number, signal: AbortSignal): Promise<void> {
    const until = performance.now() + LONGEST_WAIT_MS;
    const isBehind = (place: number) => {
      const behind = number - Math.floor(place / PIECE);
      return behind > AHEAD && behind <= TOGETHER;
    };
    while (!signal.aborted && performance.now() < until) {
      if (![...places].some(([other, place]) => other !== me && isBehind(place))) return;
      await pause(SHORTLY_MS, signal);
    }
  }

  return {
    join: (from) => {
      const me = {};
      places.set(me, from);
      return {
        isTogether: () => {
          const mine = places.get(me) ?? from;
          return [...places].some(
            ([other, place]) => other !== me && Math.abs(place - mine) <= TOGETHER * PIECE,
          );
        },
        next: async (place, head, signal) => {
          places.set(me, place);
          const number = Math.floor(place / PIECE);
          await waitForOthers(me, number, signal);
          const piece = await pieceAt(number, head);
          // While this one is written, the next is on its way.
          if ((number + 2) * PIECE <= head) void pieceAt(number + 1, head).catch(() => undefined);
          return piece;
        },
        leave: () => places.delete(me),
      };
    },
  };
}

async function read(ledger: Ledger, after: number, until: number): Promise<SharedPiece> {
  const events = await ledger.log.readAll(after, PIECE, { until });
  return { events, until, see: lazilySeen(ledger.vault) };
}
