import type { ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Fate } from './faults.ts';
import type { ReadCall } from './read.ts';
import { type Service, settle } from './service.ts';

/** The answers of a read or a subscription on their way: no faster than they are taken, and through every fault. */
export interface Outgoing {
  readonly signal: AbortSignal;
  /** Meets what a call meets that was asked for; false when it has ended. */
  open(): Promise<boolean>;
  /** False when the call has ended, or will never go on. */
  send(message: ReadResp): Promise<boolean>;
  end(): void;
}

export function outgoing({ meet }: Service, call: ReadCall, name: 'read' | 'subscribe'): Outgoing {
  const ended = new AbortController();
  const abort = (): void => {
    ended.abort();
  };
  call.on('cancelled', abort);
  call.on('error', abort);
  const met = (fate: Fate): number => {
    const copies = settle(call, fate);
    // A call that is silent holds nothing more, and stays.
    if (copies === 0 && fate.fate !== 'never') abort();
    return copies;
  };
  return {
    signal: ended.signal,
    open: async () => met(await meet(name, 'asked')) > 0 && !ended.signal.aborted,
    send: async (message) => {
      const copies = met(await meet(name, 'answering'));
      for (let copy = 0; copy < copies && !ended.signal.aborted; copy += 1) {
        if (!call.write(message)) await drained(call, ended.signal);
      }
      return copies > 0 && !ended.signal.aborted;
    },
    end: () => {
      if (!ended.signal.aborted) call.end();
      abort();
    },
  };
}

async function drained(call: ReadCall, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      call.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    call.once('drain', done);
    signal.addEventListener('abort', done);
  });
}
