import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fault } from '../fault.ts';
import { hasCode } from '../has-code.ts';

/** What a file was when it was looked over. */
export interface Survey {
  /** Hex SHA-256 of its bytes. */
  readonly digest: string;
  /** How many line ends it has. */
  readonly lines: number;
}

/** Looks over a file of any size. */
export async function survey(path: string): Promise<Survey> {
  const hash = createHash('sha256');
  let lines = 0;
  for await (const chunk of bytesOf(path)) {
    hash.update(chunk);
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, at + 1)) lines += 1;
  }
  return { digest: hash.digest('hex'), lines };
}

const LINE_END = 0x0a;

/**
 * The bytes of the file the digest was taken of. Throws `file_changed` at the end when they are not: what
 * was recorded meanwhile stays, but the import is not completed under that digest.
 */
export async function* bytesWithDigest(path: string, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(path)) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== digest) {
    throw fault('file_changed', `${path} changed while it was imported. Import it again.`);
  }
}

/** The bytes of a file, read as they are taken. Throws, naming the file, when it cannot be read. */
export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    // Only this error of a file names no path.
    if (!hasCode(error, 'EISDIR')) throw error;
    throw fault('file_is_folder', `${path} is a folder: name a CSV file in it.`, error);
  }
}
