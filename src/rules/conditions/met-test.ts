import type { Outcome } from '../../domain/decision.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Truth } from '../values/truth.ts';

/** What `require` asks, among the requirements a condition may name. */
export const MAIN = 'main';

/** Stands before the name of a requirement among the names of what is missing. */
const PREFIX = 'met.';

/** Whether a requirement is met, as a condition asks it of whatever it stands at. */
export function compileMetTest(name: string): Predicate {
  return {
    holds: (_, situation) => truthOf(situation.requirement(name).outcome()),
    missing: (_, situation) => [`${PREFIX}${name}: ${situation.requirement(name).asks}`],
  };
}

/** Where nothing of it is asked, it stands in nobody's way. */
function truthOf(outcome: Outcome): Truth {
  if (outcome === 'undetermined') return undefined;
  return outcome !== 'not_met';
}

/** The name of a requirement that is open, and what it asks; undefined of what is missing otherwise. */
export function openRequirement(
  missing: string,
): { readonly name: string; readonly asks: string } | undefined {
  if (!missing.startsWith(PREFIX)) return undefined;
  const [name = '', ...asks] = missing.slice(PREFIX.length).split(': ');
  return { name, asks: asks.join(': ') };
}
