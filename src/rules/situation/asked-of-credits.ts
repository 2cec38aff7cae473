import { LISTS } from '../language/lists.ts';

/** Whether a policy may ask for an attribute of credits, by its name. */
export type AskedOfCredits = Readonly<Record<string, boolean>>;

/**
 * The attributes that stand anywhere in a policy as a name, by itself or after a prefix: to read what nobody asks for
 * of every credit takes longer than many a rule. `text` is the policy as JSON.
 */
export function askedOfCredits(text: string): AskedOfCredits {
  return Object.fromEntries(Object.keys(LISTS.credits).map((name) => [name, text.includes(`${name}"`)]));
}
