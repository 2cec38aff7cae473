import { open, rename, stat } from 'node:fs/promises';
import { hasCode } from '../../../app/has-code.ts';

const LINES_SHOWN = 12;
const MOST_BYTES_SHOWN = 16 * 1024;
const MOST_BYTES_KEPT = 10 * 1024 * 1024;

/** The end of PostgreSQL's own log from a place on, introduced by where it is, to end an error message with. */
export async function lastLogLines(logFile: string, fromByte = 0): Promise<string> {
  const size = await logSize(logFile);
  const start = Math.max(fromByte, size - MOST_BYTES_SHOWN);
  if (size <= start) return `${logFile} says nothing.`;
  const handle = await open(logFile);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const lines = buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n');
    return `The end of ${logFile}:\n${lines.slice(-LINES_SHOWN).join('\n')}`;
  } finally {
    await handle.close();
  }
}

/** Bytes in the log, 0 when there is none. */
export async function logSize(logFile: string): Promise<number> {
  try {
    return (await stat(logFile)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

/** Sets a grown log aside, as `<log>.1`; one older log is kept. */
export async function keepLogSmall(logFile: string): Promise<void> {
  if ((await logSize(logFile)) > MOST_BYTES_KEPT) await rename(logFile, `${logFile}.1`);
}
