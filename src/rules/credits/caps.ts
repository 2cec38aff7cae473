import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Ceiling } from '../assignment/ceilings.ts';
import { allOf, compileCondition } from '../conditions/condition.ts';
import { compileForce, inForceNow, type InForce, type Wait } from '../conditions/force.ts';
import { compileFigure, type CompiledFigure } from '../figures/figure.ts';
import type { Credits } from '../language/credits.ts';
import type { YearBegin } from '../language/moment.ts';
import type { Cap, Spared } from '../language/node.ts';
import { beginOfYear, yearOf } from '../segments/years.ts';
import { gathered } from '../situation/gathered.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { Situation } from '../situation/situation.ts';
import type { Portion } from '../situation/valued.ts';

export interface CompiledCap {
  readonly id: string;
  readonly asks: string;
  /** The code of what is over it. */
  readonly code: 'over_cap' | 'carried_over_cap';
  readonly where: Predicate;
  /** One cap for each value of this attribute. */
  readonly per: string | undefined;
  /** One cap for each year that begins on this day. */
  readonly perYear: YearBegin | undefined;
  readonly most: CompiledFigure;
  readonly force: InForce;
  readonly cites: readonly string[];
}

/** What a cap is to the portions at hand: one ceiling, or one for each value. */
export interface CapCeiling extends Ceiling {
  readonly cap: CompiledCap;
  /** Whether it is known that it is in force, how much it allows, and of what. */
  readonly isCertain: boolean;
}

/** The caps of every amount: of what is carried over, and those of the section. */
export function compileCreditCaps(credits: Credits | undefined, wait: Wait): readonly CompiledCap[] {
  const { carry_over: carried, caps = [] } = credits ?? {};
  if (carried?.at_most === undefined) return compileCaps(caps, wait);
  const { at_most, span: _span, where: _where, ...rest } = carried;
  // What may be carried over is capped from its first day, however long new rules wait.
  const overall = compileCap({ ...rest, at_most, where: { carried: true } }, 'carried_over_cap', undefined);
  return [overall, ...compileCaps(caps, wait)];
}

export function compileCaps(caps: readonly Cap[], wait: Wait): readonly CompiledCap[] {
  return caps.map((cap) => compileCap(cap, 'over_cap', wait));
}

/** The caps of every amount as they bind one that is spared from some; that of what is carried over always does. */
export function spare(caps: readonly CompiledCap[], spared: Spared | undefined): readonly CompiledCap[] {
  if (spared === undefined) return caps;
  const { from, where } = spared;
  const others = where && compileCondition({ not: where }, 'credits');
  return caps.flatMap((cap) => {
    const isSpared = cap.code === 'over_cap' && (from === 'all' || from.includes(cap.id));
    if (!isSpared) return [cap];
    return others === undefined ? [] : [{ ...cap, where: allOf([cap.where, others]) }];
  });
}

function compileCap(cap: Cap, code: CompiledCap['code'], wait: Wait): CompiledCap {
  return {
    ...{ id: cap.id, asks: cap.asks, code },
    per: typeof cap.per === 'string' ? cap.per : undefined,
    perYear: typeof cap.per === 'object' ? cap.per.years_from : undefined,
    where: compileCondition(cap.where, 'credits'),
    most: compileFigure(cap.at_most),
    force: compileForce(cap, undefined, wait),
    cites: Object.keys(cap.cite),
  };
}

/**
 * The ceilings over portions: `sure` the tightest that may be, so that what counts under them counts for certain,
 * `maybe` the loosest. `required` is what the amount asks in all, of which a cap may be a share.
 */
export function ceilingsOf(
  caps: readonly CompiledCap[],
  portions: readonly Portion[],
  required: Hundredths,
  situation: Situation,
  certainty: 'sure' | 'maybe',
): readonly CapCeiling[] {
  return gathered(caps, (cap) => {
    const inForce = inForceNow(cap.force, situation);
    if (inForce === false || (inForce === undefined && certainty === 'maybe')) return [];
    const known = cap.most.at(situation, required);
    // A figure without a version in force caps nothing; one that is not known may be anything.
    if (known === undefined && cap.most.missing(situation, required).length === 0) return [];
    if (known === undefined && certainty === 'maybe') return [];
    const { groups, doubtful } = groupsUnder(cap, portions, situation, certainty);
    return groups.map((loads) => ({
      ...{ cap, loads, most: known ?? 0 },
      isCertain: inForce === true && known !== undefined && !loads.some((place) => doubtful.has(place)),
    }));
  });
}

interface Groups {
  /** The places of the portions a cap limits together. */
  readonly groups: readonly (readonly number[])[];
  /** Those of which it is not known whether it limits them, or which with them. */
  readonly doubtful: ReadonlySet<number>;
}

function groupsUnder(
  { where, per, perYear }: CompiledCap,
  portions: readonly Portion[],
  situation: Situation,
  certainty: 'sure' | 'maybe',
): Groups {
  const doubtful = new Set<number>();
  const under: number[] = [];
  portions.forEach(({ attributes }, place) => {
    const holds = where.holds(attributes, situation);
    if (holds === undefined) doubtful.add(place);
    if (holds === true || (holds === undefined && certainty === 'sure')) under.push(place);
  });
  if (per === undefined && perYear === undefined)
    return { groups: under.length > 0 ? [under] : [], doubtful };
  const begins = perYear && beginOfYear(perYear, situation.facts);
  const valueOf = (attributes: Portion['attributes']) => {
    if (begins === undefined) return attributes[per ?? ''];
    const { completed_on: day } = attributes;
    return typeof day === 'string' ? String(yearOf(day, begins)) : undefined;
  };
  const byValue = new Map<string, number[]>();
  const loose: number[] = [];
  for (const place of under) {
    const value = valueOf(portions[place]?.attributes ?? {});
    if (value === undefined) loose.push(place);
    for (const one of valuesIn(value)) {
      const group = byValue.get(one);
      if (group) group.push(place);
      else byValue.set(one, [place]);
    }
  }
  const groups = [...byValue.values()];
  if (loose.length === 0) return { groups, doubtful };
  for (const place of loose) doubtful.add(place);
  // One without the value may belong to any group, and all of them to one of their own.
  if (certainty === 'maybe') return { groups: [...groups, ...loose.map((place) => [place])], doubtful };
  return { groups: [...groups, []].map((places) => [...places, ...loose]), doubtful };
}

function valuesIn(value: Portion['attributes'][string]): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}
