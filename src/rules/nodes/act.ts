import { addDays, type Day } from '../../domain/values/day.ts';
import { compileCondition, momentFor, NO_ATTRIBUTES, windowFor } from '../conditions/condition.ts';
import { dayInWords, missingAttributes } from '../conditions/words.ts';
import type { NodeOf } from '../language/node.ts';
import type { Found as MaybeDay } from '../situation/clock.ts';
import { gathered } from '../situation/gathered.ts';
import type { Item } from '../situation/item.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import { both, negation, type Truth } from '../values/truth.ts';
import { type Found, type Readings } from './compiled.ts';
import { aboutEach } from './open-matters.ts';

/**
 * Compiles an act of a person. Until it is recorded the matter is open: it may still be done, up to its last day.
 * So it is where something is missing about an act that may be the one. Where one may be refused, the latest decides.
 */
export function compileAct(node: NodeOf<'act'>): Readings {
  const { act, asks, awaits, by } = node;
  const cites = Object.keys(node.cite);
  const window = windowFor(node.within, 'acts');
  const where = compileCondition(node.where, 'acts');
  const last = node.no_later_than === undefined ? undefined : momentFor(node.no_later_than, undefined);
  const limitIn = (situation: Situation) => (last === undefined ? null : last.at(NO_ATTRIBUTES, situation));

  const refusing = node.refused_when && compileCondition(node.refused_when, 'acts');

  /** An act of the kind, by the right person, in the right days. */
  const isMeant = ({ day, attributes }: Item, situation: Situation): Truth => {
    if (attributes.act !== act || !situation.clock.hasCome(day)) return false;
    const byWhom =
      by === undefined ? true : attributes.by === undefined ? undefined : by.includes(String(attributes.by));
    return byWhom === false ? false : both(byWhom, window.contains(day, attributes, situation));
  };
  const judge = (item: Item, limit: MaybeDay, situation: Situation): Judged => {
    const { day, attributes } = item;
    const meant = isMeant(item, situation);
    if (meant === false) return { item, done: false, refused: false };
    const refused = refusing === undefined ? false : both(meant, refusing.holds(attributes, situation));
    const isRight = both(isInTime(day, limit, situation), where.holds(attributes, situation));
    return { item, done: both(both(meant, isRight), negation(refused)), refused };
  };
  const sort = (situation: Situation): Sorted => {
    const limit = limitIn(situation);
    const acts = situation.list('acts').map((item) => judge(item, limit, situation));
    const last = acts.findLast(({ done, refused }) => done === true || refused === true);
    // What was decided counts until the next decision; one that may be none leaves it open.
    const since = last === undefined ? acts : acts.slice(acts.indexOf(last) + 1);
    const mayRefuse = since.some(({ refused }) => refused === undefined);
    const decided = last === undefined || mayRefuse ? undefined : last.done === true ? 'done' : 'refused';
    return {
      decided: decided === 'refused' && since.some(({ done }) => done === undefined) ? undefined : decided,
      done: acts.filter(({ done }) => done === true).map(({ item }) => item),
      open: acts
        .filter(({ done, refused }) => done === undefined || refused === undefined)
        .map(({ item }) => item),
      ...{ last, limit },
      isTooLate: typeof limit === 'string' && situation.clock.hasCome(addDays(limit, 1)),
    };
  };
  const whyOpen = (open: readonly Item[], situation: Situation) =>
    open.flatMap((item) => {
      const { attributes } = item;
      const conditions = refusing === undefined ? [where] : [where, refusing];
      const names = [
        ...(by !== undefined && attributes.by === undefined ? ['by'] : []),
        ...(last?.missing(NO_ATTRIBUTES, situation) ?? []),
        ...window.missing(attributes, situation),
        ...conditions.flatMap((one) =>
          one.holds(attributes, situation) === undefined ? one.missing(attributes, situation) : [],
        ),
      ];
      return missingAttributes(names, 'acts', cites).map((finding) => [item, finding] as const);
    });

  return {
    verdict: (situation) => {
      const { decided, open, isTooLate } = sort(situation);
      if (decided !== undefined) return decided === 'done' ? 'met' : 'not_met';
      return isTooLate && open.length === 0 ? 'not_met' : 'undetermined';
    },
    find: (situation): Found => {
      const { decided, last, done, open, limit, isTooLate } = sort(situation);
      if (decided === 'done') {
        return { outcome: 'met', codes: [], missing: [], events: gathered(done, ({ events }) => events) };
      }
      if (decided === 'refused' && last !== undefined) {
        const missing = [`${asks} It was refused on ${dayInWords(last.item.day)}.`];
        return { outcome: 'not_met', codes: [`refused_${act}`], missing, events: last.item.events };
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

/** What one act on record is to a requirement. */
interface Judged {
  readonly item: Item;
  readonly done: Truth;
  readonly refused: Truth;
}

interface Sorted {
  /** By the latest act that is the one asked for, or refuses it; undefined while neither is certain. */
  readonly decided: 'done' | 'refused' | undefined;
  readonly last: Judged | undefined;
  readonly done: readonly Item[];
  readonly open: readonly Item[];
  readonly limit: MaybeDay;
  readonly isTooLate: boolean;
}

/** A last day that does not exist limits nothing. */
function isInTime(day: Day, limit: MaybeDay, { clock }: Situation): Truth {
  if (limit === null) return true;
  return limit === undefined ? undefined : clock.isInOrder(day, limit);
}
