import type { Facts } from '../src/domain/facts.ts';

/** Facts with the strings and objects that reading JSON gives, which is how the ledger has them. */
export function asRead(facts: Facts): Facts {
  return JSON.parse(JSON.stringify(facts)) as Facts;
}
