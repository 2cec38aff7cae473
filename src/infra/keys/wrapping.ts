import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { fault } from '../../app/fault.ts';
import { canonicalText } from '../../app/log/canonical-text.ts';
import type { MasterKey } from './master-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Nonce (12 bytes), ciphertext and tag (16 bytes) of AES-256-GCM, bound to the educator it is for. */
export function wrap(secret: Buffer, educator: string, master: MasterKey): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', master.wrapping, nonce).setAAD(binding(educator, master));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Throws `cannot_unwrap` when the bytes were changed, or belong to another educator or master key. */
export function unwrap(wrapped: Buffer, educator: string, master: MasterKey): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', master.wrapping, wrapped.subarray(0, NONCE_BYTES))
      .setAAD(binding(educator, master))
      .setAuthTag(wrapped.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw fault(
      'cannot_unwrap',
      `The key of educator ${educator} cannot be unwrapped: the row in ledger.educator_keys was changed; restore it.`,
      cause,
    );
  }
}

function binding(educator: string, master: MasterKey): Buffer {
  return Buffer.from(canonicalText([educator, master.id]), 'utf8');
}
