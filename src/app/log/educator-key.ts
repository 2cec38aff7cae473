import { createHmac, hkdfSync } from 'node:crypto';

export const KEY_BYTES = 32;

/** What an educator's secret is used for; the secret itself never leaves the vault. */
export interface EducatorKey {
  /** Encrypts personal fields (AES-256-GCM). */
  readonly encryption: Buffer;
  /** Makes nonces, so that a retry has the same bytes. */
  readonly nonce: Buffer;
  /** Makes ids and digests of what holds personal values, so that neither lets a value be guessed. */
  readonly identity: Buffer;
}

/**
 * Subkeys by HKDF-SHA-256 (RFC 5869), one per use, so that no use can be turned against another. Each is made when
 * it is first used: who only reads needs one of the three.
 */
export function deriveEducatorKey(secret: Buffer): EducatorKey {
  let encryption: Buffer | undefined;
  let nonce: Buffer | undefined;
  let identity: Buffer | undefined;
  return {
    get encryption() {
      return (encryption ??= subkey(secret, 'educator/encryption'));
    },
    get nonce() {
      return (nonce ??= subkey(secret, 'educator/nonce'));
    },
    get identity() {
      return (identity ??= subkey(secret, 'educator/identity'));
    },
  };
}

/** 32 bytes for one use of a secret of 32 random bytes. The secret is uniform, so it needs no salt. */
export function subkey(secret: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `licensure-ledger/${use}/1`, KEY_BYTES));
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
