import { createCipheriv, createDecipheriv } from 'node:crypto';
import { PERSONAL_FIELDS } from '../../domain/events.ts';
import { fault } from '../fault.ts';
import { canonicalText } from './canonical-text.ts';
import { hmac } from './educator-key.ts';
import type { EducatorKey } from './educator-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FIELDS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(PERSONAL_FIELDS));

/** Where a sealed value stands. It is bound to its place: moved elsewhere, it does not open. */
export interface Place {
  readonly stream: string;
  readonly type: string;
  readonly eventId: string;
  /** JSON Pointer (RFC 6901) of the field, as `/ssn`. */
  readonly path: string;
}

/** A personal value in the log: base64 of nonce (12 bytes), ciphertext and tag (16 bytes). */
export interface SealedValue {
  readonly sealed: string;
}

/** The personal fields an event of this type may have. */
export function personalFieldsOf(type: string): readonly string[] {
  return FIELDS.get(type) ?? [];
}

export function isSealed(value: unknown): value is SealedValue {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).length === 1 && 'sealed' in value && typeof value.sealed === 'string';
}

/**
 * AES-256-GCM over the value's canonical text. The nonce is an HMAC over place and text: a retry has the
 * same bytes, and two different texts never meet under one nonce.
 */
export function sealValue(value: unknown, place: Place, key: EducatorKey): SealedValue {
  const text = canonicalText(value);
  const nonce = hmac(key.nonce, canonicalText([place.eventId, place.path, text])).subarray(0, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.encryption, nonce).setAAD(binding(place));
  const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return { sealed: Buffer.concat(parts).toString('base64') };
}

/** Throws `cannot_open` when the bytes were changed, stand at another place or belong to another key. */
export function openValue(value: SealedValue, place: Place, key: EducatorKey): unknown {
  const bytes = Buffer.from(value.sealed, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.encryption, bytes.subarray(0, NONCE_BYTES))
      .setAAD(binding(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as unknown;
  } catch (cause) {
    throw fault(
      'cannot_open',
      `${place.path} of event ${place.eventId} in ${place.stream} does not open: it was changed, or the key is another one.`,
      cause,
    );
  }
}

function binding(place: Place): Buffer {
  return Buffer.from(canonicalText([place.stream, place.type, place.eventId, place.path]), 'utf8');
}
