import type { Hash } from 'node:crypto';
import type { ImportProgress } from '../../app/import/progress.ts';

const LINE_FEED = 10;

export interface Counted {
  rows: number;
  bytes: number;
}

/** Passes on what COPY writes or reads, and counts: in COPY's text format each row ends with the one line feed it has. */
export function counting(counted: Counted, hash: Hash | undefined, progress: ImportProgress) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash?.update(chunk);
      counted.bytes += chunk.length;
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) {
        counted.rows += 1;
        progress.row(counted.rows);
      }
      yield chunk;
    }
  };
}
