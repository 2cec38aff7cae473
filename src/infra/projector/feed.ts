import type { StoredEvent } from '../../app/log/event-log.ts';
import type { Ledger } from '../../app/log/ledger.ts';
import { createConvoy } from './convoy.ts';
import { keptLately } from './kept-lately.ts';
import { lazilySeen, type Seeing } from './seeing.ts';

/** Most events in one piece: it bounds memory. */
export const PIECE = 4_000;
/** So many pieces are kept, for whoever is a little behind. */
const KEPT = 4;
/** Whoever is further ahead than this waits a moment for those behind. */
const AHEAD = 2;
/** Those who are further apart than this read for themselves. */
const TOGETHER = 8;

/** Every event after a place up to another, read and opened once for all who want it. */
export interface SharedPiece {
  readonly events: readonly StoredEvent[];
  readonly from: number;
  readonly until: number;
  readonly see: Seeing;
}

/** One who reads the log from a place on, perhaps together with others. */
export interface FeedReader {
  /** Whether somebody else reads about the same part of the log. */
  readonly isTogether: (place: number) => boolean;
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
  const enter = createConvoy();
  const keep = keptLately<SharedPiece>(KEPT);
  const pieceAt = (number: number, head: number) => {
    const until = Math.min((number + 1) * PIECE, head);
    return keep(`${number} ${until}`, () => read(ledger, number * PIECE, until));
  };
  return {
    join: (from) => {
      const me = enter();
      me.reach(from);
      return {
        isTogether: (place) => me.hasCompany((other) => Math.abs(place - other) <= TOGETHER * PIECE),
        next: async (place, head, signal) => {
          me.reach(place);
          const number = numberOf(place);
          await me.waitFor((other) => {
            const behind = number - numberOf(other);
            return behind > AHEAD && behind <= TOGETHER;
          }, signal);
          const piece = await pieceAt(number, head);
          // While this one is written, the next is on its way.
          if ((number + 2) * PIECE <= head) void pieceAt(number + 1, head).catch(() => undefined);
          return piece;
        },
        leave: me.leave,
      };
    },
  };
}

function numberOf(place: number): number {
  return Math.floor(place / PIECE);
}

async function read(ledger: Ledger, from: number, until: number): Promise<SharedPiece> {
  const events = await ledger.log.readAll(from, PIECE, { until });
  return { events, from, until, see: lazilySeen(ledger.vault) };
}
