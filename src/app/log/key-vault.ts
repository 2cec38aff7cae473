import type { EducatorKey } from './educator-key.ts';

/** The key was destroyed: what it sealed cannot be read again by anyone, and it is never made again. */
export interface ErasedKey {
  readonly erased: true;
}

export const ERASED: ErasedKey = { erased: true };

export type KeyAnswer = EducatorKey | ErasedKey;

export function isErased(answer: KeyAnswer): answer is ErasedKey {
  return 'erased' in answer;
}

/** Keeps one key per educator, wrapped by the master key, apart from the log. */
export interface KeyVault {
  /**
   * The educator's key, made when there is none yet. It is durable before it is answered, so that nothing
   * is ever sealed with a key that could be lost.
   */
  keyFor(educator: string): Promise<KeyAnswer>;
  /** The keys there are, in one question, for reading. Makes none: what was sealed has a key already. */
  keysFor(educators: readonly string[]): Promise<ReadonlyMap<string, KeyAnswer>>;
  /** Destroys the key for ever, also for an educator who never had one. Repeating it changes nothing. */
  erase(educator: string): Promise<void>;
  /**
   * Keyed hash (hex) of a name, by which it is found without being stored: letter case, spacing and
   * compatible Unicode forms make no difference, everything else does.
   */
  lookupHash(name: string): string;
}
