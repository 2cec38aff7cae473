import { byDeadline, missingAttributes, moreInWords } from '../conditions/words.ts';
import type { NodeOf } from '../language/node.ts';
import type { Situation } from '../situation/situation.ts';
import { roundedTo, toHundredths, type Exact } from '../values/exact.ts';
import { eitherOf, outcomeOf, type Bounds } from './bounds.ts';
import { compileCandidates, type Candidate } from './candidates.ts';
import type { Found, Readings } from './compiled.ts';
import { findLimited } from './limited.ts';
import { compileLimits } from './limits.ts';
import { lookAtAll, lookAtLatest, reachableAmong, type Look } from './looks.ts';
import { aboutEach, type Matter } from './open-matters.ts';
import { compileTally } from './tally.ts';

/** Compiles a count of the members of a list, of a sum of theirs, or of school years in a row. */
export function compileCount(node: NodeOf<'count'>): Readings {
  const cites = Object.keys(node.cite);
  const { from, latest, longest, sum, unit } = node;
  const candidates = compileCandidates(node);
  const tally = compileTally(node, candidates.window);
  const limits = compileLimits(node, cites);

  const looksAt = (found: readonly Candidate[]): readonly Look[] =>
    latest === undefined ? lookAtAll(found) : lookAtLatest(found, latest);
  const boundsOf = (looks: readonly Look[], situation: Situation): Bounds =>
    looks.map((look) => tally.of(look, situation)).reduce(eitherOf);

  /** Why it is open of some whether they are members, and what others lack to be counted by. */
  const openAmong = (found: readonly Candidate[]): Matter => {
    const reachable = latest === undefined ? found : reachableAmong(found, latest);
    const about = reachable
      .filter(({ passes }) => passes !== false)
      .flatMap(({ item, why }) =>
        [...why(), ...missingAttributes(tally.lacks(item), from, cites)].map(
          (finding) => [item, finding] as const,
        ),
      );
    return { codes: about.map(([, { code }]) => code), missing: aboutEach(about) };
  };

  const more = (lacking: Exact, situation: Situation): string => {
    const amount = toHundredths(sum === undefined ? roundedTo(lacking, 100, 'up') : lacking, 'up');
    const row = longest === undefined ? '' : ' in a row';
    return `${moreInWords(amount, unit)}${row}${byDeadline(situation, candidates.window)}.`;
  };

  return {
    verdict: (situation) => {
      const looks = looksAt(candidates.in(situation));
      return outcomeOf(limits(situation).judge(boundsOf(looks, situation)).isSo);
    },
    find: (situation): Found => {
      const found = candidates.in(situation);
      const looks = looksAt(found);
      const answer = findLimited(boundsOf(looks, situation), limits(situation), {
        unit,
        codes: sum === undefined ? HOW_MANY : HOW_MUCH,
        more: (lacking) => more(lacking, situation),
        open: () => openAmong(found),
      });
      return { ...answer, events: eventsOf(looks) };
    },
  };
}

const HOW_MANY = { short: 'short_of_count', over: 'too_many' };
const HOW_MUCH = { short: 'short_of_total', over: 'too_much' };

/** Those of members that count however the open ones turn out. */
function eventsOf([first, ...others]: readonly Look[]): readonly string[] {
  const certain = first?.sure.filter((item) => others.every(({ sure }) => sure.includes(item))) ?? [];
  return certain.flatMap(({ events }) => events);
}
