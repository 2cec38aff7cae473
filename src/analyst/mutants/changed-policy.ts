import type { Policy } from '../../rules/index.ts';
import { checkSense } from '../../rules/loading/check-policy.ts';
import { checkReach } from '../../rules/loading/check-reach.ts';
import { spelledOut } from '../../rules/loading/definitions.ts';
import { hasShape } from '../../rules/policy/parse-policy.ts';
import { edited, isMap, type DataMap, type Path } from './data.ts';

/** With a rounding, which a changed ratio may come to need. */
export function withRounding(policy: DataMap, cite: DataMap): DataMap {
  return { rounding: { to_hundredths: 'down', cite }, ...policy };
}

/** A policy that was changed, and whether text of it can never speak now, which takes long to say. */
export interface Changed {
  readonly policy: Policy;
  readonly mayNeverSpeak: () => boolean;
}

/**
 * A policy with another value at a path; undefined where the language refuses it. What the change left without
 * use is taken out (a source nobody cites, a way of counting for a single minimum): what the language refuses for
 * that no case would have to find.
 */
export function changedPolicy(policy: DataMap, path: Path, value: unknown): Changed | undefined {
  const changed = edited(policy, path, value);
  const spelled = spelledOut(changed);
  if (!isMap(spelled.data) || !isMap(changed) || !hasShape(spelled.data, path)) return undefined;
  const slips = [...spelled.slips, ...spelled.asWritten(checkSense(spelled.data))];
  if (slips.length === 0) {
    const { data, isDefined } = spelled;
    return { policy: spelled.data, mayNeverSpeak: () => checkReach(data, isDefined).length > 0 };
  }
  const useless = slips.find(({ what }) => HAS_NO_USE.test(what));
  return useless && changedPolicy(changed, useless.path.map(asKey), undefined);
}

/** What the language says of a source, a setting and a way of counting that nothing needs. */
const HAS_NO_USE = /^is (cited|used) nowhere$|^says nothing without /;

function asKey(key: PropertyKey): Path[number] {
  return typeof key === 'number' ? key : String(key);
}
