import { compileCondition, windowFor } from '../conditions/condition.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { NodeOf } from '../language/node.ts';
import type { Item } from '../situation/item.ts';
import type { Situation, ValuingWindow } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';
import { both, type Truth } from '../values/truth.ts';

/** A member of a list that may be looked at. */
export interface Candidate {
  readonly item: Item;
  /** Whether it is among those looked at: recorded by now, in the window, passing `among`; a credit, if it counts. */
  readonly isAmong: true | undefined;
  /** Whether it passes `where`. */
  readonly passes: Truth;
  /** What keeps these two from being said. */
  readonly why: () => readonly Finding[];
}

export interface Candidates {
  readonly window: ValuingWindow;
  /** Oldest first, those of one day by their source. Where all are looked at, only those that may pass. */
  readonly in: (situation: Situation) => readonly Candidate[];
}

export function compileCandidates(node: NodeOf<'count'>): Candidates {
  const { from, latest } = node;
  const window = windowFor(node.within, from);
  const among = compileCondition(node.among, from);
  const where = compileCondition(node.where, from);
  const cites = Object.keys(node.cite);
  const candidate = ({ item, isMember, findings }: Member, situation: Situation): Candidate | undefined => {
    const { day, attributes } = item;
    if (!situation.clock.hasCome(day)) return undefined;
    const isInside = both(isMember, window.contains(day, attributes, situation));
    const isAmong = isInside === false ? false : both(isInside, among.holds(attributes, situation));
    if (isAmong === false) return undefined;
    const passes = where.holds(attributes, situation);
    if (passes === false && latest === undefined) return undefined;
    const why = (): readonly Finding[] => {
      const names = [
        ...window.missing(attributes, situation),
        ...(among.holds(attributes, situation) === undefined ? among.missing(attributes, situation) : []),
        ...(passes === undefined ? where.missing(attributes, situation) : []),
      ];
      return [...findings, ...missingAttributes(names, from, cites)];
    };
    return { item, isAmong, passes, why };
  };
  return {
    window,
    in: (situation) => {
      const found: Candidate[] = [];
      for (const member of membersOf(from, window, situation)) {
        const one = candidate(member, situation);
        if (one !== undefined) found.push(one);
      }
      return found;
    },
  };
}

interface Member {
  readonly item: Item;
  readonly isMember: Truth;
  readonly findings: readonly Finding[];
}

/** Credits are members as far as they count; everything else on record is a member by itself. */
function membersOf(
  list: NodeOf<'count'>['from'],
  window: ValuingWindow,
  situation: Situation,
): readonly Member[] {
  if (list !== 'credits') {
    return situation.list(list).map((item) => ({ item, isMember: true, findings: [] }));
  }
  return situation
    .valued(window)
    .filter(({ item }) => item.list === 'credits')
    .map(({ item, sure, extra, findings }) => {
      const isMember = sure.length > 0 ? true : extra.length > 0 ? undefined : false;
      return { item, isMember, findings: isMember === undefined ? findings : [] };
    });
}
