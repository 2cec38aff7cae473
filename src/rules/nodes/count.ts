import type { Outcome } from '../../domain/decision.ts';
import { compileCondition, windowFor, type Predicate } from '../condition.ts';
import { compileFigure } from '../figure.ts';
import type { Item } from '../items.ts';
import type { NodeOf } from '../language/node.ts';
import type { Situation, ValuingWindow } from '../situation.ts';
import { both, type Truth } from '../truth.ts';
import type { Finding } from '../valued.ts';
import { byDeadline, missingAttributes } from '../words.ts';
import { sorted, type Found } from './compiled.ts';
import { aboutEach } from './open-matters.ts';

/** A member of the list, and whether it is one for certain. */
interface Member {
  readonly item: Item;
  readonly isMember: Truth;
  /** What keeps it from being certain. */
  readonly findings: readonly Finding[];
}

/** What certainly counts, and what may. */
interface Counted {
  readonly certain: readonly Item[];
  readonly sure: number;
  readonly most: number;
  readonly open: readonly Member[];
}

/** Compiles a count: at least so many members of a list, alike ones once, up to the day asked about. */
export function compileCount(node: NodeOf<'count'>) {
  const where = compileCondition(node.where, node.from);
  const window = windowFor(node.within, node.from);
  const figure = compileFigure(node.at_least ?? 1);
  const verdictOf = ({ sure, most }: Counted, least: number): Outcome => {
    if (sure >= least) return 'met';
    return most >= least ? 'undetermined' : 'not_met';
  };
  const leastIn = (situation: Situation) => (figure.at(situation) ?? Infinity) / 100;
  return {
    verdict: (situation: Situation): Outcome =>
      verdictOf(count(node, where, window, situation), leastIn(situation)),
    find: (situation: Situation): Found => {
      const counted = count(node, where, window, situation);
      const least = leastIn(situation);
      const outcome = verdictOf(counted, least);
      const figures = {
        required: String(least),
        counted: String(counted.sure),
        possible: String(counted.most),
        unit: node.unit.many,
        events: counted.certain.flatMap(({ events }) => events),
      };
      if (outcome === 'met') return { outcome, codes: [], missing: [], ...figures };
      const lacking = least - counted.sure;
      const wanted = `${lacking} more ${lacking === 1 ? node.unit.one : node.unit.many}`;
      const open = outcome === 'undetermined' ? counted.open : [];
      const reasons = aboutEach(
        open.flatMap(({ item, findings }) => findings.map((finding) => [item, finding] as const)),
      );
      return {
        outcome,
        codes:
          outcome === 'not_met'
            ? ['short_of_count']
            : sorted(open.flatMap(({ findings }) => findings.map(({ code }) => code))),
        missing: [`${wanted}${byDeadline(situation)}.`, ...reasons],
        ...figures,
      };
    },
  };
}

function count(
  node: NodeOf<'count'>,
  where: Predicate,
  window: ValuingWindow,
  situation: Situation,
): Counted {
  const certain: Item[] = [];
  const open: Member[] = [];
  for (const member of membersOf(node.from, situation)) {
    const { item } = member;
    if (!situation.clock.hasCome(item.day) || window.contains(item.day, item.attributes, situation) !== true)
      continue;
    const counts = both(member.isMember, where.holds(item.attributes, situation));
    if (counts === false) continue;
    const nameless = node.distinct !== undefined && item.attributes[node.distinct] === undefined;
    if (counts === true && !nameless) certain.push(item);
    else open.push({ ...member, findings: findingsOf(member, node, where, situation) });
  }
  const { distinct } = node;
  const items = open.map(({ item }) => item);
  if (distinct === undefined)
    return { certain, sure: certain.length, most: certain.length + items.length, open };
  const named = items.filter(({ attributes }) => attributes[distinct] !== undefined);
  // One that is not named may be alike to none of the others.
  const most = distinctIn([...certain, ...named], distinct) + items.length - named.length;
  return { certain, sure: distinctIn(certain, distinct), most, open };
}

/** Credits are members as far as they count; everything else on record is a member by itself. */
function membersOf(list: NodeOf<'count'>['from'], situation: Situation): readonly Member[] {
  if (list !== 'credits') {
    return situation.list(list).map((item) => ({ item, isMember: true, findings: [] }));
  }
  return situation
    .valued()
    .filter(({ item }) => item.list === 'credits')
    .map(({ item, sure, extra, findings }) => {
      const isMember = sure.length > 0 ? true : extra.length > 0 ? undefined : false;
      return { item, isMember, findings: isMember === undefined ? findings : [] };
    });
}

function findingsOf(
  { item, findings }: Member,
  { from, distinct, cite }: NodeOf<'count'>,
  where: Predicate,
  situation: Situation,
): readonly Finding[] {
  const nameless = distinct !== undefined && item.attributes[distinct] === undefined ? [distinct] : [];
  const undecided = where.holds(item.attributes, situation) === undefined;
  const names = undecided ? [...where.missing(item.attributes, situation), ...nameless] : nameless;
  return [...findings, ...missingAttributes(names, from, Object.keys(cite))];
}

function distinctIn(items: readonly Item[], attribute: string): number {
  return new Set(items.map((item) => String(item.attributes[attribute]))).size;
}
