import { parseHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import type { Force } from '../language/force.ts';
import type { ListName } from '../language/lists.ts';
import type { Situation } from '../situation/situation.ts';
import type { Truth } from '../values/truth.ts';
import { NO_ATTRIBUTES, TOOLS } from './condition.ts';
import { compileForceBy, type InForce, type Wait } from './in-force.ts';

export { ALWAYS_IN_FORCE, type InForce, type Wait } from './in-force.ts';

export function compileForce(force: Force, list: ListName | undefined, wait?: Wait): InForce {
  return compileForceBy(TOOLS, force, list, wait);
}

/** Whether a clause is in force on the day that selects the text. */
export function inForceNow(force: InForce, situation: Situation): Truth {
  return force.on(situation.selectedOn(), NO_ATTRIBUTES, situation);
}

/** An amount the loader has checked. */
export function hundredths(written: number): Hundredths {
  const amount = parseHundredths(String(written));
  if (typeof amount === 'string')
    throw new RangeError(`${String(written)} passed the loader and is no amount`);
  return amount;
}
