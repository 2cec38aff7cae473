import type { Policy } from '../../rules/index.ts';
import { opposite, otherCombination, otherDay, otherNumber, otherWord, settled } from './changes.ts';
import { edited } from './data.ts';
import { dropped, sinceUnknown } from './dropping.ts';
import { loaded } from './load.ts';
import { contextOf, type Mutation } from './mutation.ts';
import { placesOf } from './places.ts';
import { shapesOfLanguage } from './shapes.ts';

/** A policy changed in one place. */
export interface Mutant {
  /** The place and what is done there; stable against edits elsewhere. */
  readonly name: string;
  /** Undefined where the language refuses it. */
  readonly policy: () => Policy | undefined;
}

const MUTATIONS: readonly Mutation[] = [
  ...[dropped, sinceUnknown, settled],
  ...[otherNumber, otherDay, otherCombination, otherWord, opposite],
];

/** Every mutant of a policy, given as the data of its file, in the order of the file. */
export function mutantsOf(policy: unknown, shapes = shapesOfLanguage()): readonly Mutant[] {
  const context = contextOf(policy, shapes);
  return placesOf(policy, shapes).flatMap((place) =>
    MUTATIONS.flatMap((mutation) => mutation(place, context)).map(({ what, value }) => ({
      name: `${place.name} ${what}`,
      policy: () => loaded(edited(policy, place.path, value), context.cite),
    })),
  );
}

/** The policy as its mutants are loaded: were it refused, every mutant would be, and nothing tried. */
export function unchanged(policy: unknown): Policy | undefined {
  return loaded(policy, contextOf(policy, shapesOfLanguage()).cite);
}
