import type { Policy } from '../../rules/index.ts';
import { opposite, otherCombination, otherDay, otherNumber, otherWord, settled } from './changes.ts';
import { aboutOf, type About } from './about.ts';
import type { DataMap } from './data.ts';
import { dropped, sinceUnknown } from './dropping.ts';
import { changedPolicy, withRounding, type Changed } from './changed-policy.ts';
import { contextOf, type Mutation } from './mutation.ts';
import { placesOf } from './places.ts';
import { shapesOfLanguage } from './shapes.ts';

/** A policy changed in one place. */
export interface Mutant {
  /** The place and what is done there; stable against edits elsewhere. */
  readonly name: string;
  readonly about: About;
  /** Undefined where the language refuses it. */
  readonly policy: () => Changed | undefined;
}

const MUTATIONS: readonly Mutation[] = [
  ...[dropped, sinceUnknown, settled],
  ...[otherNumber, otherDay, otherCombination, otherWord, opposite],
];

/** Every mutant of a policy, in the order of the file. */
export function mutantsOf(policy: DataMap, shapes = shapesOfLanguage()): readonly Mutant[] {
  const context = contextOf(policy, shapes);
  const whole = withRounding(policy, context.cite);
  return placesOf(policy, shapes).flatMap((place) => {
    const changes = MUTATIONS.flatMap((mutation) => mutation(place, context));
    if (changes.length === 0) return [];
    const about = aboutOf(place);
    return changes.map(({ what, value }) => ({
      name: `${place.name} ${what}`,
      about,
      policy: () => changedPolicy(whole, place.path, value),
    }));
  });
}

/** The policy as its mutants are loaded: were it refused, every mutant would be, and nothing tried. */
export function unchanged(policy: DataMap): Policy | undefined {
  const [key = 'citations'] = Object.keys(policy);
  const { cite } = contextOf(policy, shapesOfLanguage());
  return changedPolicy(withRounding(policy, cite), [key], policy[key])?.policy;
}
