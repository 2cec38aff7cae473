import type { LogRecord } from './record.ts';

/** Every record stands this far, and its own bytes, behind the one before it. */
const FRAME_BYTES = 117n;

/** All records in the order of the log, and whoever waits for the next. */
export class KeptRecords {
  readonly #all: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #waiting = new Set<() => void>();
  #end = FRAME_BYTES;

  get all(): readonly LogRecord[] {
    return this.#all;
  }

  /** Where the next record will stand. */
  get end(): bigint {
    return this.#end;
  }

  /** Everything of a stream, also what its metadata hides. */
  of(stream: string): readonly LogRecord[] {
    return this.#streams.get(stream) ?? [];
  }

  /** Index in `all` of the first at or after a position. */
  indexOf(position: bigint): number {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = this.#all[middle];
      if (found !== undefined && found.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(records: readonly LogRecord[]): void {
    for (const record of records) {
      this.#all.push(record);
      const stream = this.#streams.get(record.stream);
      if (stream === undefined) this.#streams.set(record.stream, [record]);
      else stream.push(record);
      this.#end = behind(record);
    }
    for (const wake of this.#waiting) wake();
  }

  /** Resolves when something is added, or the signal aborts. */
  async changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }
}

/** Where what follows a record stands. */
export const behind = ({ position, stream, type, data, metadata }: LogRecord): bigint =>
  position + FRAME_BYTES + BigInt(stream.length + type.length + data.length + metadata.length);
