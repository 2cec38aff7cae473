import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fault } from '../fault.ts';

/** Hex SHA-256 of a file of any size. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Size in bytes. */
export async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}

export interface SourceFile {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many of them were read so far. */
  readonly bytesRead: () => number;
}

/**
 * The bytes of the file the digest was taken of. Throws `file_changed` at the end when they are not: what
 * was recorded meanwhile stays, but the import is not completed under that digest.
 */
export function openFile(path: string, digest: string): SourceFile {
  let bytesRead = 0;
  async function* read(): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const chunk of bytesOf(path)) {
      hash.update(chunk);
      bytesRead += chunk.length;
      yield chunk;
    }
    if (hash.digest('hex') !== digest) {
      throw fault('file_changed', `${path} changed while it was imported. Import it again.`);
    }
  }
  return { bytes: read(), bytesRead: () => bytesRead };
}

/** The bytes of a file, read as they are taken. */
export function bytesOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path) as AsyncIterable<Buffer>;
}
