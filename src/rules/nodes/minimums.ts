import type { NodeAnswer } from '../../domain/decision.ts';
import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Load, Overflow } from '../assignment/load.ts';
import { anyOf, compileCondition } from '../conditions/condition.ts';
import { compileForce, inForceNow, type InForce, type Wait } from '../conditions/force.ts';
import type { Unit } from '../conditions/words.ts';
import { compileFigure, type CompiledFigure } from '../figures/figure.ts';
import type { Minimum } from '../language/node.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation } from '../situation/situation.ts';
import type { Portion } from '../situation/valued.ts';
import type { Truth } from '../values/truth.ts';

export interface CompiledMinimum {
  /** The answer where it is not in force, the same for everybody. */
  readonly notAsked: NodeAnswer;
  readonly written: Minimum;
  /** The places of the minimums it takes together; none where it has a condition of its own. */
  readonly members: readonly number[];
  readonly force: InForce;
  readonly where: Predicate;
  readonly need: CompiledFigure;
  readonly cites: readonly string[];
}

export function compileMinimums(
  written: readonly Minimum[],
  unit: Unit,
  wait?: Wait,
): readonly CompiledMinimum[] {
  const conditions = written.map(({ where }) => compileCondition(where, 'credits'));
  return written.map((minimum, place) => {
    const { together = [] } = minimum;
    const members = written.flatMap(({ id }, other) => (together.includes(id) ? [other] : []));
    const of = (other: number) => conditions[other] ?? NEVER;
    const cites = Object.keys(minimum.cite);
    return {
      ...{ written: minimum, members, cites },
      notAsked: notAsked(minimum, cites, unit),
      force: compileForce(minimum, undefined, wait),
      where: members.length === 0 ? of(place) : anyOf(members.map(of)),
      need: compileFigure(minimum.at_least),
    };
  });
}

function notAsked({ id, asks }: Minimum, cites: readonly string[], unit: Unit): NodeAnswer {
  return {
    ...{ id, kind: 'minimum', outcome: 'not_applicable', asks, unit: unit.many, cites },
    ...{ codes: [], events: [], missing: [], children: [] },
  };
}

const NEVER: Predicate = { holds: () => false, missing: () => [] };

/** Which minimum takes what another does not need, because it asks what several have together. */
export function overflowOf(minimums: readonly Pick<CompiledMinimum, 'members'>[]): Overflow {
  return minimums.map((_, place) => minimums.findIndex(({ members }) => members.includes(place)));
}

/**
 * Needs where an hour serves one minimum only: what several need together is, beside what each of them needs, the
 * rest.
 */
export function restsOf(
  needs: readonly Hundredths[],
  minimums: readonly Pick<CompiledMinimum, 'members'>[],
): readonly Hundredths[] {
  return needs.map((need, place) => {
    const members = minimums[place]?.members ?? [];
    return Math.max(0, need - members.reduce((sum, member) => sum + (needs[member] ?? 0), 0));
  });
}

/** What a minimum has; one that takes several together has what they have, and what went to itself. */
export function receivedIn(
  place: number,
  received: readonly Hundredths[],
  minimums: readonly CompiledMinimum[],
): Hundredths {
  const members = minimums[place]?.members ?? [];
  return [place, ...members].reduce((sum, one) => sum + (received[one] ?? 0), 0);
}

/** What each minimum needs, and whether it is in force. */
export interface MinimumNeeds {
  readonly inForce: readonly Truth[];
  /** Nothing where one is not in force; where that is open, what it would. */
  readonly sure: readonly Hundredths[];
  /** Nothing where that is open. */
  readonly maybe: readonly Hundredths[];
}

/** Undefined when the need of one that is asked cannot be said. */
export function needsOf(
  minimums: readonly CompiledMinimum[],
  situation: Situation,
  required: Hundredths | undefined,
): MinimumNeeds | undefined {
  const inForce: Truth[] = [];
  const sure: Hundredths[] = [];
  const maybe: Hundredths[] = [];
  for (const { force, need } of minimums) {
    const isAsked = inForceNow(force, situation);
    const needed = isAsked === false ? 0 : need.at(situation, required);
    if (needed === undefined) return undefined;
    inForce.push(isAsked);
    sure.push(needed);
    maybe.push(isAsked === undefined ? 0 : needed);
  }
  return { inForce, sure, maybe };
}

/** Portions as loads on the minimums. */
export interface Loads {
  /** The certain ones, on the minimums they certainly serve. */
  readonly sure: readonly Load[];
  /** Those possible too, on the minimums they may serve when an attribute that would tell is missing. */
  readonly maybe: readonly Load[];
}

/**
 * `most` begins with what is sure, `asked` has the bits of the minimums that are looked at. Where nothing is open,
 * both loads are one and the same.
 */
export function loadsOf(
  sure: readonly Portion[],
  most: readonly Portion[],
  minimums: readonly CompiledMinimum[],
  asked: number,
  situation: Situation,
): Loads {
  const certain: Load[] = [];
  const possible: Load[] = [];
  let isOpen = most.length > sure.length;
  for (const { amount, attributes } of most) {
    let serves = 0;
    let mayServe = 0;
    let bit = 1;
    for (const { where } of minimums) {
      const holds = (asked & bit) === 0 ? false : where.holds(attributes, situation);
      if (holds === true) serves |= bit;
      if (holds !== false) mayServe |= bit;
      bit <<= 1;
    }
    const load = { amount, mask: mayServe };
    possible.push(load);
    if (serves !== mayServe) isOpen = true;
    if (certain.length < sure.length) certain.push(serves === mayServe ? load : { amount, mask: serves });
  }
  return { sure: isOpen ? certain : possible, maybe: possible };
}
