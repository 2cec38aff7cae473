import { createHash } from 'node:crypto';
import { canonicalText } from './canonical-text.ts';
import { hmac } from './educator-key.ts';
import type { EducatorKey } from './educator-key.ts';

/** What makes an event the one it is: the same command deciding the same again makes the same id. */
export interface EventIdentity {
  readonly commandId: string;
  readonly stream: string;
  /** Place among the events of the command, from 0. */
  readonly index: number;
  readonly type: string;
  /** Data before encryption. */
  readonly data: object;
}

/**
 * UUIDv8 (RFC 9562) over the identity; keyed when a key is given, which it must be when any field of the
 * data is personal, so that nobody can find a value by trying.
 */
export function eventId(identity: EventIdentity, key: EducatorKey | undefined): string {
  const { commandId, stream, index, type, data } = identity;
  return uuid8(digest(['event', commandId, stream, index, type, data], key));
}

/**
 * Hex digest of what a command asks, to tell a retry from a mistake under the same id. Give the educator's
 * key when the command may hold personal values.
 */
export function digestCommand(command: object, key: EducatorKey | undefined): string {
  return digest(['command', command], key).toString('hex');
}

function digest(content: readonly unknown[], key: EducatorKey | undefined): Buffer {
  const text = canonicalText(content);
  return key === undefined ? createHash('sha256').update(text, 'utf8').digest() : hmac(key.identity, text);
}

/** The first 122 free bits of the digest, with version 8 and the variant of RFC 9562 in their places. */
function uuid8(bytes: Buffer): string {
  const id = Buffer.from(bytes.subarray(0, 16));
  id.writeUInt8((id.readUInt8(6) & 0x0f) | 0x80, 6);
  id.writeUInt8((id.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = id.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
