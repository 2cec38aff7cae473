import type { Outcome } from '../../domain/decision.ts';
import { MAIN } from '../conditions/met-test.ts';
import type { Policy } from '../language/policy.ts';
import type { Book } from '../nodes/book.ts';
import { compileNode } from '../nodes/compile-node.ts';
import type { Situation } from '../situation/situation.ts';

/** A requirement that conditions may name. */
export interface NamedRequirement {
  readonly asks: string;
  readonly verdict: (situation: Situation) => Outcome;
}

/** Compiles those written once, each when it is first asked for, beside what `require` asks. */
export function compileNamed(
  { title, parts = {} }: Policy,
  book: Book,
  main: NamedRequirement['verdict'],
): (name: string) => NamedRequirement {
  const known = new Map<string, NamedRequirement>([[MAIN, { asks: title, verdict: main }]]);
  return (name) => {
    const part = parts[name];
    const named = known.get(name) ?? (part && { asks: part.asks, verdict: compileNode(part, book).verdict });
    if (named === undefined) throw new RangeError(`${name} passed the loader and is no requirement`);
    known.set(name, named);
    return named;
  };
}
