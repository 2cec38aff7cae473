import { addDays, type Day } from '../../domain/values/day.ts';
import { compileCondition, momentFor, NO_ATTRIBUTES, windowFor } from '../condition.ts';
import { gathered } from '../gathered.ts';
import type { Item } from '../items.ts';
import type { NodeOf } from '../language/node.ts';
import type { Found as MaybeDay } from '../moment.ts';
import type { Situation } from '../situation.ts';
import { both, type Truth } from '../truth.ts';
import { dayInWords, missingAttributes } from '../words.ts';
import { sorted, type Found, type Readings } from './compiled.ts';
import { aboutEach } from './open-matters.ts';

/**
 * Compiles an act of a person. Until it is recorded the matter is open: it may still be done, up to its last day.
 * So it is where something is missing about an act that may be the one.
 */
export function compileAct(node: NodeOf<'act'>): Readings {
  const { act, asks, awaits, by } = node;
  const cites = Object.keys(node.cite);
  const window = windowFor(node.within, 'acts');
  const where = compileCondition(node.where, 'acts');
  const last = node.no_later_than === undefined ? undefined : momentFor(node.no_later_than, undefined);
  const limitIn = (situation: Situation) => (last === undefined ? null : last.at(NO_ATTRIBUTES, situation));

  const isDone = ({ day, attributes }: Item, limit: MaybeDay, situation: Situation): Truth => {
    if (attributes.act !== act || !situation.clock.hasCome(day)) return false;
    const byWhom =
      by === undefined ? true : attributes.by === undefined ? undefined : by.includes(String(attributes.by));
    if (byWhom === false) return false;
    const isRight = both(window.contains(day, attributes, situation), where.holds(attributes, situation));
    return both(byWhom, both(isInTime(day, limit, situation), isRight));
  };
  const sort = (situation: Situation) => {
    const limit = limitIn(situation);
    const acts = situation.list('acts').map((item) => ({ item, done: isDone(item, limit, situation) }));
    const isTooLate = typeof limit === 'string' && situation.clock.hasCome(addDays(limit, 1));
    const itemsThat = (truth: Truth) => acts.filter(({ done }) => done === truth).map(({ item }) => item);
    return { done: itemsThat(true), open: itemsThat(undefined), limit, isTooLate };
  };
  const whyOpen = (open: readonly Item[], situation: Situation) =>
    open.flatMap((item) => {
      const { attributes } = item;
      const names = [
        ...(by !== undefined && attributes.by === undefined ? ['by'] : []),
        ...(last?.missing(NO_ATTRIBUTES, situation) ?? []),
        ...window.missing(attributes, situation),
        ...(where.holds(attributes, situation) === undefined ? where.missing(attributes, situation) : []),
      ];
      return missingAttributes(names, 'acts', cites).map((finding) => [item, finding] as const);
    });

  return {
    verdict: (situation) => {
      const { done, open, isTooLate } = sort(situation);
      if (done.length > 0) return 'met';
      return isTooLate && open.length === 0 ? 'not_met' : 'undetermined';
    },
    find: (situation): Found => {
      const { done, open, limit, isTooLate } = sort(situation);
      if (done.length > 0) {
        return { outcome: 'met', codes: [], missing: [], events: gathered(done, ({ events }) => events) };
      }
      const due = typeof limit === 'string' ? ` by ${dayInWords(limit)}` : '';
      if (isTooLate && open.length === 0) {
        return { outcome: 'not_met', codes: [`late_${act}`], missing: [`${asks} It was needed${due}.`] };
      }
      const about = whyOpen(open, situation);
      const awaited = isTooLate ? [] : [`Waiting for ${awaits}${due}.`];
      return {
        outcome: 'undetermined',
        codes: sorted([...(isTooLate ? [] : [`awaiting_${act}`]), ...about.map(([, { code }]) => code)]),
        missing: [...awaited, ...aboutEach(about)],
      };
    },
  };
}

/** A last day that does not exist limits nothing. */
function isInTime(day: Day, limit: MaybeDay, { clock }: Situation): Truth {
  if (limit === null) return true;
  return limit === undefined ? undefined : clock.isInOrder(day, limit);
}
