import { setImmediate } from 'node:timers/promises';
import { fault } from '../../../app/fault.ts';
import { followingEnded } from './failure.ts';

const MOST = 500;

/** Between one who is told of events one by one and one who takes them by the many. */
export class Inbox<T> {
  readonly #signal: AbortSignal;
  #waiting: T[] = [];
  #end: { readonly because: unknown } | undefined;
  #closed = false;
  /** Wakes whoever waits for there to be something, or for there to be room. */
  #wake: (() => void) | undefined;
  #room: (() => void) | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  isStopped(): boolean {
    return this.#signal.aborted;
  }

  /** Takes in what the source gives, no faster than it is taken out. Its error, or its end, is thrown by `take`. */
  async fill(source: AsyncIterable<T>): Promise<void> {
    try {
      for await (const item of source) {
        if (this.#closed) return;
        this.#waiting.push(item);
        this.#wake?.();
        if (this.#waiting.length >= MOST) await new Promise<void>((resolve) => (this.#room = resolve));
      }
      this.#end = { because: fault('subscription_ended', 'The EventStoreDB ended the subscription.') };
    } catch (error) {
      this.#end = { because: followingEnded(error) };
    }
    this.#wake?.();
  }

  /** All there is, as soon as there is something; nothing when the time is over or the signal aborts. */
  async take(ms: number): Promise<readonly T[]> {
    if (this.#waiting.length === 0 && this.#end === undefined) await this.#something(ms);
    // What came in one piece with it is taken along.
    await setImmediate();
    const taken = this.#waiting;
    // What came before the end is given first.
    if (taken.length === 0 && this.#end !== undefined) throw this.#end.because;
    this.#waiting = [];
    this.#room?.();
    return taken;
  }

  close(): void {
    this.#closed = true;
    this.#room?.();
  }

  async #something(ms: number): Promise<void> {
    if (this.#signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(wake, ms);
      const signal = this.#signal;
      function wake() {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      }
      signal.addEventListener('abort', wake);
      this.#wake = wake;
    });
    this.#wake = undefined;
  }
}
