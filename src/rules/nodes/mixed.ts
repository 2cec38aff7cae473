import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Situation } from '../situation/situation.ts';
import { dividedBy, isLess, less, ONE, plus, smaller, timesExact, ZERO } from '../values/exact.ts';
import { sorted } from '../values/sorted.ts';
import { outcomeOf, reaches, type Bounds } from './bounds.ts';
import { eitherInWords } from './combination.ts';
import { together, type CompiledNode, type Explained, type Found, type Readings } from './compiled.ts';
import { inDecimals } from './limited.ts';
import type { Matter } from './open-matters.ts';

/** Compiles parts of requirements whose fractions must add up to one whole. What is not in force has no fraction. */
export function compileMixed(parts: readonly CompiledNode[]): Readings {
  const explainAll = (situation: Situation) => parts.map((part) => part.explain(situation));
  return {
    verdict: (situation) => outcomeOfParts(explainAll(situation)),
    find: (situation): Found => {
      const explained = explainAll(situation);
      const outcome = outcomeOfParts(explained);
      const found = {
        ...{ outcome, required: '1', ...shownOf(sumOfFractions(explained)) },
        children: explained.map(({ answer }) => answer),
        placements: explained.flatMap(({ placements }) => placements),
      };
      if (outcome === 'met' || outcome === 'not_applicable') return { codes: [], missing: [], ...found };
      const { codes, missing } = together(explained.filter(isUnmet).map((part) => matterIn(part, outcome)));
      const short = outcome === 'not_met' || codes.length === 0 ? ['short_of_whole'] : [];
      return {
        codes: sorted([...short, ...codes]),
        missing: [...eitherInWords(waysToClose(explained)), ...missing],
        ...found,
      };
    },
  };
}

function outcomeOfParts(parts: readonly Explained[]): Outcome {
  const asked = parts.filter(({ answer }) => answer.outcome !== 'not_applicable');
  if (asked.length === 0) return 'not_applicable';
  const outcome = outcomeOf(reaches(sumOfFractions(asked), ONE));
  // Whether anything is asked at all may be what is open.
  return asked.every(({ isInDoubt }) => isInDoubt) ? 'undetermined' : outcome;
}

function sumOfFractions(parts: readonly Explained[]): Bounds {
  return parts
    .map(fractionOf)
    .reduce((a, b) => ({ least: plus(a.least, b.least), most: a.most && b.most && plus(a.most, b.most) }), {
      least: ZERO,
      most: ZERO,
    });
}

function shownOf({ least, most }: Bounds) {
  const possible = smaller(ONE, most ?? ONE);
  return { counted: inDecimals(smaller(ONE, least), 'down'), possible: inDecimals(possible, 'down') };
}

/** One of which nothing is required is a whole; one without figures is a whole or nothing. */
function fractionOf({ answer, share }: Explained): Bounds {
  if (share === undefined || !isLess(ZERO, share.required)) return WITHOUT_FIGURES[answer.outcome];
  const { required, counted } = share;
  const { least, most } = counted;
  return { least: dividedBy(least, required), most: most === undefined ? ONE : dividedBy(most, required) };
}

const WITHOUT_FIGURES: Readonly<Record<Outcome, Bounds>> = {
  met: { least: ONE, most: ONE },
  not_met: { least: ZERO, most: ZERO },
  undetermined: { least: ZERO, most: ONE },
  not_applicable: { least: ZERO, most: ZERO },
};

/** How much more of each part by itself would make the whole. */
function waysToClose(parts: readonly Explained[]): readonly string[] {
  const lacking = less(ONE, sumOfFractions(parts).least);
  return parts
    .filter(isUnmet)
    .map(({ answer, share }) =>
      share === undefined ? answer.missing.join(' ') : share.more(timesExact(lacking, share.required)),
    );
}

function isUnmet({ answer }: { readonly answer: NodeAnswer }): boolean {
  return answer.outcome === 'not_met' || answer.outcome === 'undetermined';
}

/** What there is to a part besides what it lacks: others may make up for that. */
function matterIn({ answer, share }: Explained, outcome: Outcome): Matter {
  const isOpen = outcome === 'undetermined';
  if (share === undefined) return { codes: isOpen ? answer.codes : [], missing: [] };
  const pending = share.pending ?? { codes: [], missing: [] };
  return isOpen ? together([pending, share.open()]) : pending;
}
