import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Keep } from './log.ts';
import type { LogRecord } from './record.ts';

export interface LogFile {
  /** What an earlier process was answered for. */
  readonly before: readonly LogRecord[];
  readonly keep: Keep;
  close(): void;
}

/** One record as text; numbers of 64 bits are strings. */
interface Line {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly json: boolean;
  readonly data: string;
  readonly metadata: string;
  readonly created: string;
}

/** What `keep` throws once the file may grow no further; a part of the line stands there. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
}

/**
 * A file of one line for each append, `<checksum> <records>`, synced before it returns. A last line that is torn was
 * never answered for, and is cut off; any other damage throws. It grows to so many bytes at most.
 */
export function openLogFile(path: string, mostBytes = Number.POSITIVE_INFINITY): LogFile {
  const { before, length } = readLogFile(path);
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+');
  ftruncateSync(file, length);
  fsyncSync(file);
  let end = length;
  return {
    before,
    keep: (records) => {
      const whole = Buffer.from(lineOf(records));
      const line = whole.subarray(0, Math.max(0, mostBytes - end));
      let written = 0;
      while (written < line.length)
        written += writeSync(file, line, written, line.length - written, end + written);
      if (line.length < whole.length) throw new NoRoom(`${path} may have ${mostBytes} bytes`);
      fsyncSync(file);
      end += line.length;
    },
    close: () => {
      closeSync(file);
    },
  };
}

/** What stands in a file, up to which byte; throws where it is damaged before its last line. */
export function readLogFile(path: string): {
  readonly before: readonly LogRecord[];
  readonly length: number;
} {
  const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const before: LogRecord[] = [];
  let length = 0;
  while (length < text.length) {
    const end = text.indexOf('\n', length);
    const records = end < 0 ? undefined : recordsOf(text.toString('utf8', length, end));
    if (records === undefined) {
      if (end >= 0 && end < text.length - 1) throw new Error(`${path} is damaged at byte ${length}`);
      break;
    }
    before.push(...records);
    length = end + 1;
  }
  return { before, length };
}

function lineOf(records: readonly LogRecord[]): string {
  const lines = records.map(({ position, revision, data, metadata, created, ...rest }): Line => ({
    ...rest,
    position: position.toString(),
    revision: revision.toString(),
    created: created.toString(),
    data: Buffer.from(data).toString('base64'),
    metadata: Buffer.from(metadata).toString('base64'),
  }));
  const text = JSON.stringify(lines);
  return `${crc32(text)} ${text}\n`;
}

/** Undefined when the line is not what was written. */
function recordsOf(line: string): readonly LogRecord[] | undefined {
  const space = line.indexOf(' ');
  const text = line.slice(space + 1);
  if (line.slice(0, space) !== String(crc32(text))) return undefined;
  const lines = JSON.parse(text) as readonly Line[];
  return lines.map((record) => ({
    ...record,
    position: BigInt(record.position),
    revision: BigInt(record.revision),
    created: BigInt(record.created),
    data: Buffer.from(record.data, 'base64'),
    metadata: Buffer.from(record.metadata, 'base64'),
  }));
}
