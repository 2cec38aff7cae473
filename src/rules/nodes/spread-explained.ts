import type { NodeAnswer } from '../../domain/decision.ts';
import { formatHundredths, type Hundredths } from '../../domain/values/hundredths.ts';
import { amountInWords, byDeadline, missingAttributes, moreInWords, type Unit } from '../conditions/words.ts';
import type { Situation } from '../situation/situation.ts';
import type { About } from '../situation/valued.ts';
import { roundedTo, toHundredths } from '../values/exact.ts';
import { outcomeOf } from './bounds.ts';
import { capMatters, overCaps, takenByCaps } from './cap-matters.ts';
import type { CompiledSpread, Spread } from './compiled-spread.ts';
import { matterOf, together, type Found, type Placement } from './compiled.ts';
import { reachesAmount } from './groups.ts';
import { findLimited } from './limited.ts';
import { whyUnknown } from './limits.ts';
import { aboutEach, pendingActs, type Matter } from './open-matters.ts';

/** A spread with every group, what is in it, and what is missing. */
export function explainSpread(compiled: CompiledSpread, spread: Spread, situation: Situation): Found {
  const { id, by, unit, amountUnit, cites, window, each } = compiled;
  const { valued, grouped, needed, bounds, limits, held } = spread;
  const deadline = byDeadline(situation, window);
  const withEach = needed === undefined ? '' : ` of at least ${amountInWords(needed, amountUnit)}`;
  const found = findLimited(bounds, limits, {
    unit,
    codes: { short: 'short_of_groups', over: 'too_many' },
    more: (lacking) => {
      const groups = toHundredths(roundedTo(lacking, 100, 'up'), 'up');
      return `${moreInWords(groups, unit)}${withEach}${deadline}.`;
    },
    open: () =>
      together([
        matterOf(whyUnknown(each, situation, cites)),
        openMatter(compiled, spread, situation),
        ...(held === undefined ? [] : [capMatters(held.ceilings, held.portions, 0, situation)]),
        ...(held?.isCutOff === true ? [TOO_MANY] : []),
      ]),
    pending:
      held === undefined
        ? pendingActs(valued)
        : together([pendingActs(valued), overCaps(held.ceilings, held.counted, held.portions, amountUnit)]),
  });
  const counted = grouped.filter(({ isSure, portion }) => isSure && isInGroup(portion.attributes[by]));
  const placements = counted.map(({ portion: { item, amount } }): Placement => ({
    item,
    scope: id,
    node: id,
    amount,
    again: false,
  }));
  return {
    ...found,
    events: [...new Set(counted.map(({ portion }) => portion.item))].flatMap(({ events }) => events),
    children: needed === undefined ? [] : groupAnswers(compiled, spread, needed, deadline),
    placements: held === undefined ? placements : heldPlacements(id, by, held, amountUnit),
  };
}

function heldPlacements(
  id: string,
  by: string,
  { portions, counted, ceilings }: NonNullable<Spread['held']>,
  unit: Unit,
): readonly Placement[] {
  return portions.flatMap((portion, place): readonly Placement[] => {
    const { item, amount, attributes } = portion;
    const counts = counted.counts[place] ?? 0;
    const at = { item, scope: id, node: id, again: false };
    if (!isInGroup(attributes[by])) return [];
    if (counts === amount) return [{ ...at, amount }];
    const lost = takenByCaps(place, amount - counts, ceilings, counted, unit);
    return [...(counts > 0 ? [{ ...at, amount: counts }] : []), { ...at, amount: 0, lost }];
  });
}

const TOO_MANY: Matter = {
  codes: ['assignment_too_large'],
  missing: ['The groups are too many to find with certainty which of them the caps leave enough.'],
};

function isInGroup(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

function groupAnswers(
  { id, amountUnit, cites }: CompiledSpread,
  { groups }: Spread,
  needed: Hundredths,
  deadline: string,
): readonly NodeAnswer[] {
  const loose = groups.loose.reduce((sum, amount) => sum + amount, 0);
  return [...groups.byName].map(([name, group]) => {
    const outcome = outcomeOf(reachesAmount(group, groups, needed));
    const lacking = `${moreInWords(needed - group.sure, amountUnit)} in ${name}${deadline}.`;
    const most = group.most + loose;
    const answer: NodeAnswer = {
      ...{ id: `${id}:${name}`, kind: 'group', outcome, asks: name, cites },
      ...{ required: formatHundredths(needed), counted: formatHundredths(group.sure), unit: amountUnit.many },
      codes: outcome === 'not_met' ? ['short_of_minimum'] : [],
      missing: group.sure >= needed ? [] : [lacking],
      ...{ events: [], children: [] },
    };
    return most === group.sure ? answer : { ...answer, possible: formatHundredths(most) };
  });
}

/** What is missing about credits that may count, or of which it is open to which group they belong. */
function openMatter({ by, cites, where }: CompiledSpread, { valued }: Spread, situation: Situation): Matter {
  const about = valued.flatMap(({ item, sure, extra, findings }): readonly About[] => {
    const lacks = [...sure, ...extra].flatMap(({ attributes }) => {
      const passes = where.holds(attributes, situation);
      if (passes === false) return [];
      const names = passes === undefined ? where.missing(attributes, situation) : [];
      return attributes[by] === undefined ? [...names, by] : names;
    });
    const open = [...(extra.length > 0 ? findings : []), ...missingAttributes(lacks, 'credits', cites)];
    return open.map((finding) => [item, finding] as const);
  });
  return { codes: about.map(([, { code }]) => code), missing: aboutEach(about) };
}
