import type { Day } from '../../domain/values/day.ts';
import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Force } from '../language/force.ts';
import type { ListName } from '../language/lists.ts';
import type { Duration } from '../language/moment.ts';
import { onDay, type At } from '../situation/clock.ts';
import type { Found } from '../situation/clock.ts';
import type { Situation } from '../situation/situation.ts';
import { both, type Truth } from '../values/truth.ts';
import { compileMoment, movedBy, type Tools } from './moment.ts';

/** Whether a clause is in force on a day, for an item or for the obligation alone. */
export interface InForce {
  readonly on: (day: At, attributes: Attributes, situation: Situation) => Truth;
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

/** Of what is asked whenever anything is. */
export const ALWAYS_IN_FORCE: InForce = { on: () => true, missing: () => [] };

/** How long after its first day a new requirement is not asked yet; not of one that stood before the wait itself. */
export type Wait = (Duration & { readonly since?: Day | undefined }) | undefined;

export function compileForceBy(tools: Tools, force: Force, list: ListName | undefined, wait?: Wait): InForce {
  const { since, before, keyed_by, when } = force;
  const first = since === undefined || since === 'unknown' ? undefined : compileMoment(since, list, tools);
  const end = before === undefined ? undefined : compileMoment(before, list, tools);
  if (first === undefined && end === undefined && when === undefined) return ALWAYS_IN_FORCE;
  const condition = tools.condition(when, list);
  const byDay: InForce['on'] = (own, attributes, situation) => {
    const day = keyed_by === undefined ? own : situation.dayBy(keyed_by);
    const begun = first === undefined || hasBegun(first.at(attributes, situation), wait, day, situation);
    if (end === undefined || begun === false) return begun;
    return both(begun, isNotOver(end.at(attributes, situation), day, situation));
  };
  const isOfAnyDay = first === undefined && end === undefined;
  return {
    on: (own, attributes, situation) => {
      const inTime = isOfAnyDay || byDay(own, attributes, situation);
      if (when === undefined || inTime === false) return inTime;
      return both(inTime, condition.holds(attributes, situation));
    },
    missing: (attributes, situation) => [
      ...(first?.missing(attributes, situation) ?? []),
      ...(end?.missing(attributes, situation) ?? []),
      ...(condition.holds(attributes, situation) === undefined
        ? condition.missing(attributes, situation)
        : []),
    ],
  };
}

/** A day that nothing on record has never comes. */
function hasBegun(first: Found, wait: Wait, day: At, situation: Situation): Truth {
  if (first === null) return false;
  return first === undefined ? undefined : situation.clock.isInOrder(waited(first, wait, situation), day);
}

function isNotOver(end: Found, day: At, { clock }: Situation): Truth {
  if (end === null) return false;
  return end === undefined ? undefined : !clock.isInOrder(end, day);
}

function waited(limit: At, wait: Wait, situation: Situation): At {
  if (wait === undefined) return limit;
  const { since } = wait;
  const move = (day: Day): Day =>
    since !== undefined && day < since ? day : movedBy(day, wait, 1, situation);
  return typeof limit === 'string' ? move(limit) : (asOf) => move(onDay(limit, asOf));
}
