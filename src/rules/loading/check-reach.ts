import type { Policy } from '../language/policy.ts';
import { checkContradictions } from './check-reach-conditions.ts';
import { checkFirstFit } from './check-reach-first-fit.ts';
import { checkForces } from './check-reach-nodes.ts';
import { checkVersions } from './check-reach-versions.ts';
import type { Slip } from './problem.ts';
import type { Path } from './uses.ts';

/**
 * Text that can never speak: it loads, and nobody would notice that it decides nothing. Each check says only
 * what is certain from the file alone, whatever is on record and whatever an agency confirms.
 */
export function checkReach(
  policy: Policy,
  isDefined: (path: Path) => boolean = () => false,
): readonly Slip[] {
  return [
    ...checkContradictions(policy, isDefined),
    ...checkFirstFit(policy),
    ...checkVersions(policy),
    ...checkForces(policy),
  ];
}
