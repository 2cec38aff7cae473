import type { Day } from '../../domain/values/day.ts';
import { compileCondition, windowFor } from '../conditions/condition.ts';
import { byDeadline, missingAttributes, moreInWords, series } from '../conditions/words.ts';
import type { NodeOf } from '../language/node.ts';
import type { Item } from '../situation/item.ts';
import type { Situation } from '../situation/situation.ts';
import { ofWhole, toHundredths, type Exact } from '../values/exact.ts';
import { both, type Truth } from '../values/truth.ts';
import { outcomeOf, type Bounds } from './bounds.ts';
import { longestChain, stepsDone } from './chain.ts';
import type { Found, Readings } from './compiled.ts';
import { findLimited } from './limited.ts';
import { compileLimits } from './limits.ts';
import { aboutEach } from './open-matters.ts';

const UNIT = { one: 'micro-credential', many: 'micro-credentials' };

/** An award that may be one of those named. */
interface Award {
  readonly item: Item;
  readonly credential: string | undefined;
  readonly counts: Truth;
}

/** Compiles named micro-credentials, so many of them; where order counts, each on or after the day of the one before. */
export function compileStack(node: NodeOf<'stack'>): Readings {
  const cites = Object.keys(node.cite);
  const window = windowFor(node.within, 'awards');
  const where = compileCondition(node.where, 'awards');
  const limits = compileLimits({ at_least: node.n }, cites);

  const awardIn = (item: Item, situation: Situation): Award => {
    const { day, attributes } = item;
    const credential = attributes.credential === undefined ? undefined : String(attributes.credential);
    const isNamed = credential === undefined ? undefined : node.of.includes(credential);
    if (isNamed === false || !situation.clock.hasCome(day)) return { item, credential, counts: false };
    const passes = both(window.contains(day, attributes, situation), where.holds(attributes, situation));
    return { item, credential, counts: both(isNamed, passes) };
  };
  const awardsIn = (situation: Situation): readonly Award[] =>
    situation
      .list('awards')
      .map((item) => awardIn(item, situation))
      .filter(({ counts }) => counts !== false);
  const daysOf = (awards: readonly Award[]): readonly (readonly Day[])[] =>
    node.of.map((name) => awards.filter((one) => one.credential === name).map(({ item }) => item.day));
  const boundsOf = (awards: readonly Award[]): Bounds => {
    const lengthOf = node.in_order === true ? longestChain : stepsDone;
    const nameless = awards.filter(({ credential }) => credential === undefined).length;
    const most = Math.min(node.of.length, lengthOf(daysOf(awards)) + nameless);
    return { least: ofWhole(lengthOf(daysOf(awards.filter(isSure)))), most: ofWhole(most) };
  };

  const more = (lacking: Exact, awards: readonly Award[], situation: Situation): string => {
    const amount = toHundredths(lacking, 'up');
    const deadline = byDeadline(situation, window);
    if (node.in_order === true) {
      return `In the order ${series(node.of, 'then')}: ${moreInWords(amount, UNIT)}${deadline}.`;
    }
    const done = new Set(awards.filter(isSure).map(({ credential }) => credential));
    const others = node.of.filter((name) => !done.has(name));
    return `${moreInWords(amount, UNIT)} of ${series(others, 'or')}${deadline}.`;
  };

  return {
    verdict: (situation) => outcomeOf(limits(situation).judge(boundsOf(awardsIn(situation))).isSo),
    find: (situation): Found => {
      const awards = awardsIn(situation);
      const areThere = stepsDone(daysOf(awards)) >= node.n;
      const open = () => {
        const about = awards.flatMap(({ item, credential, counts }) => {
          if (counts === true) return [];
          const { attributes } = item;
          const names = [
            ...(credential === undefined ? ['credential'] : []),
            ...window.missing(attributes, situation),
            ...(where.holds(attributes, situation) === undefined ? where.missing(attributes, situation) : []),
          ];
          return missingAttributes(names, 'awards', cites).map((finding) => [item, finding] as const);
        });
        return { codes: about.map(([, { code }]) => code), missing: aboutEach(about) };
      };
      const found = findLimited(boundsOf(awards), limits(situation), {
        unit: UNIT,
        codes: { short: areThere ? 'out_of_order' : 'short_of_stack', over: 'too_many' },
        more: (lacking) => more(lacking, awards, situation),
        open,
      });
      return { ...found, events: awards.filter(isSure).flatMap(({ item }) => item.events) };
    },
  };
}

function isSure({ counts }: Award): boolean {
  return counts === true;
}
