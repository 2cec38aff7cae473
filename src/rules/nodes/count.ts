import type { Outcome } from '../../domain/decision.ts';
import { compileCondition } from '../condition.ts';
import type { Item } from '../items.ts';
import type { NodeOf } from '../language/node.ts';
import { isInPeriod, type Situation } from '../situation.ts';
import { both, type Truth } from '../truth.ts';
import { byDeadline, missingAttributes } from '../words.ts';
import { sorted, type Found } from './compiled.ts';

/** Members of a list that count, by what is certain and by what is possible. */
interface Counted {
  readonly certain: readonly Item[];
  readonly sure: number;
  readonly most: number;
  readonly missing: readonly string[];
}

/** Compiles a count: at least so many members of a list, alike ones once, up to the day asked about. */
export function compileCount(node: NodeOf<'count'>) {
  const where = compileCondition(node.where, node.of);
  const { distinct } = node;

  const membership = (item: Item, isMember: Truth, situation: Situation): Truth => {
    if (item.day > situation.asOf || (node.within === 'period' && !isInPeriod(item.day, situation)))
      return false;
    return isMember === false ? false : both(isMember, where.holds(item.attributes, situation));
  };

  const count = (situation: Situation): Counted => {
    const certain: Item[] = [];
    const open: Item[] = [];
    for (const { item, isMember } of membersOf(node.of, situation)) {
      const counts = membership(item, isMember, situation);
      if (counts === true && !isNameless(item, distinct)) certain.push(item);
      else if (counts !== false) open.push(item);
    }
    const sure = distinct === undefined ? certain.length : distinctIn(certain, distinct);
    const named = open.filter((item) => !isNameless(item, distinct));
    const nameless = open.length - named.length;
    const most =
      distinct === undefined
        ? certain.length + open.length
        : distinctIn([...certain, ...named], distinct) + nameless;
    const missing = open.flatMap((item) => [
      ...(isNameless(item, distinct) && distinct !== undefined ? [distinct] : []),
      ...(where.holds(item.attributes, situation) === undefined
        ? where.missing(item.attributes, situation)
        : []),
    ]);
    return { certain, sure, most, missing };
  };

  const outcomeOf = ({ sure, most }: Counted): Outcome => {
    if (sure >= node.at_least) return 'met';
    return most >= node.at_least ? 'undetermined' : 'not_met';
  };

  return {
    verdict: (situation: Situation): Outcome => outcomeOf(count(situation)),
    find: (situation: Situation): Found => {
      const counted = count(situation);
      const outcome = outcomeOf(counted);
      const findings = missingAttributes(counted.missing, node.of, []);
      const lacking = node.at_least - counted.sure;
      const { one, many } = node.unit;
      const wanted = `${lacking} more ${lacking === 1 ? one : many}${byDeadline(situation)}.`;
      return {
        outcome,
        codes: codesOf(
          outcome,
          findings.map(({ code }) => code),
        ),
        missing:
          outcome === 'met'
            ? []
            : [wanted, ...(outcome === 'undetermined' ? findings.map((f) => f.because()) : [])],
        required: String(node.at_least),
        counted: String(counted.sure),
        possible: String(counted.most),
        unit: many,
        events: counted.certain.flatMap(({ events }) => events),
      };
    },
  };
}

function codesOf(outcome: Outcome, missing: readonly string[]): readonly string[] {
  if (outcome === 'met') return [];
  return outcome === 'not_met' ? ['short_of_count'] : sorted(missing);
}

/** Credits are members as far as they count; everything else on record is a member by itself. */
function membersOf(list: NodeOf<'count'>['of'], situation: Situation) {
  if (list !== 'credits') {
    return situation.items.filter((item) => item.list === list).map((item) => ({ item, isMember: true }));
  }
  return situation
    .valued()
    .filter(({ item }) => item.list === 'credits')
    .map(({ item, sure, extra }) => ({
      item,
      isMember: sure.length > 0 ? true : extra.length > 0 ? undefined : false,
    }));
}

function isNameless(item: Item, distinct: string | undefined): boolean {
  return distinct !== undefined && item.attributes[distinct] === undefined;
}

function distinctIn(items: readonly Item[], attribute: string): number {
  return new Set(items.map((item) => String(item.attributes[attribute]))).size;
}
