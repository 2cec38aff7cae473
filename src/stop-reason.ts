import { isPassing } from './infra/passing-errors.ts';

/** Errors whose message says all a person needs: what is wrong, where, and what to do. */
const FOR_PEOPLE = new Set(['ConfigError', 'FileError', 'PolicyFilesError']);

/** What a file or folder is, by the code of the system's error, and what to do about it. */
const OBSTACLES: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist: check the path.',
  EACCES: 'is closed to this user: change its rights, or run as the user it belongs to.',
  EPERM: 'may not be changed by this user: change its rights, or run as the user it belongs to.',
  EROFS: 'is on a disk that can only be read: name a folder that can be written to.',
  EEXIST: 'exists already and is in the way: move it, or name another path.',
  EISDIR: 'is a folder where a file is expected: move it, or name another path.',
  ENOTDIR: 'leads through a file where a folder is expected: check the path.',
  ENOSPC: 'cannot be written, for the disk is full: make room and start again.',
};

/** Of a server that cannot be reached, by the code of the system's error: nothing listens, no such name, no way there. */
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

/** What to print when the start failed: the message of an expected failure, the stack of a bug. */
export function stopReason(error: unknown): string {
  if (!isErrorLike(error)) return String(error);
  const obstacle = obstacleIn(error);
  if (obstacle !== undefined) return obstacle;
  const unreachable = unreachableIn(error);
  if (unreachable !== undefined) return unreachable;
  const expected = FOR_PEOPLE.has(error.name) || ('code' in error && typeof error.code === 'string');
  return expected ? error.message : (error.stack ?? error.message);
}

const GO_ON =
  'The work broke off there; what it recorded stays. Once that is mended run the same command again: it goes on.';

/** What to print when work broke off that goes on when it is asked for again, as an import does. */
export function breakReason(error: unknown): string {
  const reason = stopReason(error);
  const isOfFile = isErrorLike(error) && obstacleIn(error) !== undefined;
  return isPassing(error) && !isOfFile ? `${reason}\n${GO_ON}` : reason;
}

/** An error of the file system, in a sentence; undefined for any other. */
function obstacleIn(error: Error): string | undefined {
  if (!('path' in error) || !('code' in error)) return undefined;
  const { path, code } = error;
  if (typeof path !== 'string' || typeof code !== 'string') return undefined;
  const obstacle = OBSTACLES[code];
  return obstacle === undefined ? undefined : `${path} ${obstacle}`;
}

/** An error of the network, in a sentence; undefined for any other. A name that has several addresses gives several. */
function unreachableIn(error: Error): string | undefined {
  const [one = error] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [];
  if (!isErrorLike(one) || !('code' in one) || !UNREACHABLE.test(String(one.code))) return undefined;
  return `No database can be reached (${one.message}): look whether it runs, and whether its address is right.`;
}

function isErrorLike(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'message' in error && 'name' in error;
}
