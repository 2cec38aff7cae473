import type { MomentVersion } from '../language/condition.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { ListName } from '../language/lists.ts';
import type { Situation } from '../situation/situation.ts';
import { compileForceBy } from './in-force.ts';
import { compileMoment, type CompiledMoment, type Tools } from './moment.ts';

/** The day of the first version that is in force, or may be; without one there is no day. */
export function compileMomentVersions(
  versions: readonly MomentVersion[],
  list: ListName | undefined,
  tools: Tools,
): CompiledMoment {
  const compiled = versions.map(({ is, ...force }) => ({
    force: compileForceBy(tools, force, list),
    day: compileMoment(is, list, tools),
  }));
  const first = (attributes: Attributes, situation: Situation) => {
    for (const { force, day } of compiled) {
      const inForce = force.on(situation.selectedOn(), attributes, situation);
      if (inForce !== false) return { isSure: inForce === true, force, day };
    }
    return undefined;
  };
  return {
    at: (attributes, situation) => {
      const found = first(attributes, situation);
      if (found === undefined) return null;
      return found.isSure ? found.day.at(attributes, situation) : undefined;
    },
    missing: (attributes, situation) => {
      const found = first(attributes, situation);
      if (found === undefined) return [];
      return (found.isSure ? found.day : found.force).missing(attributes, situation);
    },
  };
}
