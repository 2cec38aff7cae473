import type { CompiledMembers } from '../conditions/members.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { ListName } from '../language/lists.ts';
import { plus, ZERO, type Exact } from '../values/exact.ts';
import type { Reckoning } from './reckoning.ts';

/** A number made of the members of a list, known only when it is certain who they are. */
export function ofMembers(
  members: CompiledMembers,
  make: (items: readonly { readonly attributes: Attributes }[]) => Exact | undefined,
  summedIn?: { readonly from: ListName; readonly attribute: string },
): Reckoning {
  return {
    of: ({ attributes, situation }) => {
      const { sure, open } = members.find(attributes, situation);
      return open.length > 0 ? undefined : make(sure);
    },
    missing: ({ attributes, situation }) => {
      const { sure } = members.find(attributes, situation);
      const unknown = members.missing(attributes, situation);
      if (summedIn === undefined) return unknown;
      const lacks = sure.some((item) => item.attributes[summedIn.attribute] === undefined);
      return lacks ? [...unknown, `${summedIn.from}.${summedIn.attribute}`] : unknown;
    },
  };
}

export function summed(parts: readonly (Exact | undefined)[]): Exact | undefined {
  let sum: Exact = ZERO;
  for (const part of parts) {
    if (part === undefined) return undefined;
    sum = plus(sum, part);
  }
  return sum;
}
