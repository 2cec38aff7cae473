import { hmac } from '../../app/log/educator-key.ts';
import type { MasterKey } from './master-key.ts';

/** Hex HMAC-SHA-256 of a name without the differences that people do not mean when they type it. */
export function lookupHash(name: string, master: MasterKey): string {
  return hmac(master.lookup, normalised(name)).toString('hex');
}

function normalised(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase().normalize('NFKC');
}
