import type { Day } from '../domain/values/day.ts';
import type { Hundredths } from '../domain/values/hundredths.ts';
import { parseHundredths } from '../domain/values/hundredths.ts';
import { compileCondition, type Predicate } from './condition.ts';
import { SETTING_PREFIX, type Attributes, type ListName } from './facts-vocabulary.ts';
import type { Force, VaryingAmount } from './language/node.ts';
import type { Situation } from './situation.ts';
import { both, type Truth } from './truth.ts';

const NO_ATTRIBUTES: Attributes = {};

/** Whether a clause is in force on a day, for an item or for the obligation alone. */
export interface InForce {
  readonly on: (day: Day, attributes: Attributes, situation: Situation) => Truth;
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

const ALWAYS_IN_FORCE: InForce = { on: () => true, missing: () => [] };

export function compileForce(force: Force, list: ListName | undefined): InForce {
  const { since, before, when } = force;
  const bounded = before !== undefined || (since !== undefined && since !== 'unknown');
  if (!bounded && when === undefined) return ALWAYS_IN_FORCE;
  const condition: Predicate = compileCondition(when, list);
  const settings = [since, before].flatMap((bound) => (typeof bound === 'object' ? [bound.setting] : []));
  return {
    on: (day, attributes, situation) => {
      const begun = bound(since, day, situation, (limit, at) => limit <= at);
      const notOver = bound(before, day, situation, (limit, at) => at < limit);
      return both(both(begun, notOver), condition.holds(attributes, situation));
    },
    missing: (attributes, situation) => [
      ...settings
        .filter((setting) => situation.setting(setting) === undefined)
        .map((setting) => SETTING_PREFIX + setting),
      ...(condition.holds(attributes, situation) === undefined
        ? condition.missing(attributes, situation)
        : []),
    ],
  };
}

/** Whether a clause is in force on the day that selects the text. */
export function inForceNow(force: InForce, situation: Situation): Truth {
  return force.on(situation.selectedOn, NO_ATTRIBUTES, situation);
}

/** An amount that may depend on the day and on conditions. */
export interface AmountInForce {
  /** Undefined where none is in force, or where that cannot be said. */
  readonly at: (situation: Situation) => Hundredths | undefined;
  /** What keeps it from being said; empty when simply none is in force. */
  readonly missing: (situation: Situation) => readonly string[];
}

export function compileAmount(written: VaryingAmount): AmountInForce {
  if (typeof written === 'number') {
    const fixed = hundredths(written);
    return { at: () => fixed, missing: () => [] };
  }
  const versions = written.map(({ is, ...force }) => ({
    amount: hundredths(is),
    force: compileForce(force, undefined),
  }));
  // The first version that is in force, or may be, is the one that counts.
  const first = (situation: Situation) => {
    for (const version of versions) {
      const inForce = inForceNow(version.force, situation);
      if (inForce !== false) return { ...version, inForce };
    }
    return undefined;
  };
  return {
    at: (situation) => {
      const version = first(situation);
      return version?.inForce === true ? version.amount : undefined;
    },
    missing: (situation) => first(situation)?.force.missing(NO_ATTRIBUTES, situation) ?? [],
  };
}

/** An amount the loader has checked. */
export function hundredths(written: number): Hundredths {
  const amount = parseHundredths(String(written));
  if (typeof amount === 'string')
    throw new RangeError(`${String(written)} passed the loader and is no amount`);
  return amount;
}

function bound(
  limit: Force['since'],
  day: Day,
  situation: Situation,
  holds: (limit: Day, day: Day) => boolean,
): Truth {
  if (limit === undefined || limit === 'unknown') return true;
  const known = typeof limit === 'string' ? limit : situation.setting(limit.setting);
  return known === undefined ? undefined : holds(known, day);
}
