import type { Policy } from '../../rules/index.ts';
import { policyOf } from '../../rules/parse-policy.ts';
import { edited, isMap, type DataMap, type Path } from './data.ts';

/**
 * The policy that changed data is; undefined where the language refuses it. What the change left without use is
 * taken out first (a source nobody cites, a way of counting for a single minimum), and a rounding is there for a
 * ratio that came to need one: what the language refuses for such a reason no case would have to find out.
 */
export function loaded(data: unknown, cite: DataMap): Policy | undefined {
  let changed = isMap(data) ? { rounding: { to_hundredths: 'down', cite }, ...data } : data;
  for (;;) {
    const read = policyOf(changed);
    if (!Array.isArray(read)) return read;
    const useless = read.find(({ what }) => HAS_NO_USE.test(what));
    if (useless === undefined) return undefined;
    changed = edited(changed, useless.path as Path, undefined);
  }
}

/** What the language says of a source, a setting and a way of counting that nothing needs. */
const HAS_NO_USE = /^is (cited|used) nowhere$|^says nothing without /;
