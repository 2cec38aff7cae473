import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DoubleLog, systemEvent } from './log.ts';
import { NoRoom, openLogFile } from './log-file.ts';
import type { LogRecord } from './record.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventstore-double-'));
  path = join(folder, 'log');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const event = () => systemEvent('noted', Buffer.from([0, 10, 255]));

/** Appends so many times two events, and returns what is then in the log. */
function written(appends: number): readonly LogRecord[] {
  const file = openLogFile(path);
  const log = new DoubleLog(file.before, file.keep, () => 1_700_000_000_000.25);
  for (let n = 0; n < appends; n += 1) log.append('a', 'any', [event(), event()]);
  file.close();
  return log.kept.all;
}

function readAgain(): readonly LogRecord[] {
  const file = openLogFile(path);
  file.close();
  return file.before;
}

describe('the file of a log', () => {
  test('gives back every record as it was, and is gone on with', () => {
    const first = written(2);
    expect(readAgain()).toEqual(first);
    const both = written(1);
    expect(both.map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n, 4n, 5n]);
    expect(readAgain()).toEqual(both);
  });

  test('loses a last append that is torn, all of it, and goes on before it', () => {
    const kept = written(2).slice(0, 2);
    truncateSync(path, readFileSync(path).length - 1);
    appendFileSync(path, 'x'.repeat(5000));
    expect(readAgain()).toEqual(kept);
    expect(written(1)).toHaveLength(4);
    expect(readAgain()).toHaveLength(4);
  });

  test('loses a last line whose bytes are not those that were written', () => {
    const kept = written(1);
    appendFileSync(path, '123 [{"half":"a page of the disk"}]\n');
    expect(readAgain()).toEqual(kept);
  });

  test('takes no more than it has room for, and keeps what it took', () => {
    const kept = written(2);
    const room = readFileSync(path).length + 100;
    const full = openLogFile(path, room);
    const log = new DoubleLog(full.before, full.keep, () => 1_700_000_000_000);
    expect(() => log.append('a', 'any', [event(), event()])).toThrow(NoRoom);
    full.close();
    expect(readFileSync(path)).toHaveLength(room);
    expect(readAgain()).toEqual(kept);
  });

  test('is refused where it is damaged before its end', () => {
    written(2);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('"stream":"a"', '"stream":"b"'));
    expect(readAgain).toThrow(/damaged at byte 0/);
  });
});
