import { fault } from '../../app/fault.ts';
import { KEY_BYTES, subkey } from '../../app/log/educator-key.ts';

/** What the master key is used for. Whoever has it and the database can read everything. */
export interface MasterKey {
  /** Names the key without telling anything of it; stored beside what it wraps. */
  readonly id: string;
  /** Encrypts educators' secrets (AES-256-GCM). */
  readonly wrapping: Buffer;
  /** Makes the keyed hashes by which names are found. */
  readonly lookup: Buffer;
}

const BASE64 = /^[A-Za-z0-9+/]{43}=$/;

/** From 32 bytes in base64. Throws `bad_master_key`; the message never repeats the text. */
export function masterKeyFrom(text: string): MasterKey {
  if (!BASE64.test(text.trim())) {
    throw fault(
      'bad_master_key',
      `The master key is not ${KEY_BYTES} bytes in base64: give the 44 characters that \`openssl rand -base64 ${KEY_BYTES}\` printed when the ledger was set up.`,
    );
  }
  const secret = Buffer.from(text, 'base64');
  return {
    id: subkey(secret, 'master/id').subarray(0, 8).toString('hex'),
    wrapping: subkey(secret, 'master/wrapping'),
    lookup: subkey(secret, 'master/lookup'),
  };
}
