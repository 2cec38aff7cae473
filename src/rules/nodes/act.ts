import type { Outcome } from '../../domain/decision.ts';
import { addDays } from '../../domain/values/day.ts';
import { compileCondition, momentFor, NO_ATTRIBUTES, windowFor } from '../condition.ts';
import type { Item } from '../items.ts';
import type { NodeOf } from '../language/node.ts';
import type { Situation } from '../situation.ts';
import { both } from '../truth.ts';
import { dayInWords } from '../words.ts';
import type { Found } from './compiled.ts';

/** Compiles an act of a person. Until it is recorded the matter is open: it may still be done, up to its last day. */
export function compileAct(node: NodeOf<'act'>) {
  const window = windowFor(node.within, 'acts');
  const where = compileCondition(node.where, 'acts');
  const last = node.no_later_than === undefined ? undefined : momentFor(node.no_later_than, undefined);
  const limitOf = (situation: Situation) => last?.at(NO_ATTRIBUTES, situation);
  const isDone = ({ day, attributes }: Item, situation: Situation): boolean => {
    if (attributes.act !== node.act || !situation.clock.hasCome(day)) return false;
    if (node.by !== undefined && !node.by.includes(String(attributes.by))) return false;
    const limit = limitOf(situation);
    if (limit !== undefined && limit !== null && !situation.clock.isInOrder(day, limit)) return false;
    return both(window.contains(day, attributes, situation), where.holds(attributes, situation)) === true;
  };
  const done = (situation: Situation) => situation.list('acts').filter((item) => isDone(item, situation));
  const isTooLate = (situation: Situation): boolean => {
    const limit = limitOf(situation);
    return typeof limit === 'string' && situation.clock.hasCome(addDays(limit, 1));
  };
  return {
    verdict: (situation: Situation): Outcome => {
      if (done(situation).length > 0) return 'met';
      return isTooLate(situation) ? 'not_met' : 'undetermined';
    },
    find: (situation: Situation): Found => {
      const events = done(situation).flatMap((item) => item.events);
      if (events.length > 0) return { outcome: 'met', codes: [], missing: [], events };
      const limit = limitOf(situation);
      const by = typeof limit === 'string' ? ` by ${dayInWords(limit)}` : '';
      if (isTooLate(situation)) {
        return {
          outcome: 'not_met',
          codes: [`late_${node.act}`],
          missing: [`${node.asks} It was needed${by}.`],
        };
      }
      return {
        outcome: 'undetermined',
        codes: [`awaiting_${node.act}`],
        missing: [`Waiting for ${node.awaits}${by}.`],
      };
    },
  };
}
