import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Counted } from '../assignment/capped.ts';
import { inForceNow } from '../conditions/force.ts';
import { amountInWords, missingAttributes, type Unit } from '../conditions/words.ts';
import type { CapCeiling, CompiledCap } from '../credits/caps.ts';
import type { Situation } from '../situation/situation.ts';
import type { Finding, Portion } from '../situation/valued.ts';
import type { About } from '../situation/valued.ts';
import { aboutEach, type Matter } from './open-matters.ts';

/** What caps take off what is certain, one sentence for each cap. */
export function overCaps(
  ceilings: readonly CapCeiling[],
  { counts, reached }: Counted,
  portions: readonly Portion[],
  unit: Unit,
): Matter {
  const over = new Map<CompiledCap, { readonly places: Set<number>; isCertain: boolean }>();
  ceilings.forEach(({ cap, loads, isCertain }, ceiling) => {
    const lost = loads.filter((place) => (counts[place] ?? 0) < (portions[place]?.amount ?? 0));
    if (!reached[ceiling] || lost.length === 0) return;
    const taken = over.get(cap) ?? { places: new Set(), isCertain: true };
    for (const place of lost) taken.places.add(place);
    over.set(cap, { ...taken, isCertain: taken.isCertain && isCertain });
  });
  const told = [...over].map(([cap, { places, isCertain }]) => {
    let lost = 0;
    for (const place of places) lost += (portions[place]?.amount ?? 0) - (counts[place] ?? 0);
    return overCap(cap, lost, isCertain, unit);
  });
  return { codes: told.map(({ code }) => code), missing: told.map(({ because }) => because()) };
}

/** Why a part of one portion does not count: each cap that is reached and takes it in. */
export function takenByCaps(
  place: number,
  lost: Hundredths,
  ceilings: readonly CapCeiling[],
  { reached }: Counted,
  unit: Unit,
): { readonly findings: readonly Finding[]; readonly isOpen: boolean } {
  const caps = new Map<CompiledCap, boolean>();
  ceilings.forEach(({ cap, loads, isCertain }, ceiling) => {
    if (reached[ceiling] && loads.includes(place)) caps.set(cap, isCertain && caps.get(cap) !== false);
  });
  return {
    findings: [...caps].map(([cap, isCertain]) => overCap(cap, lost, isCertain, unit)),
    isOpen: [...caps.values()].includes(false),
  };
}

function overCap(
  { asks, code, cites }: CompiledCap,
  lost: Hundredths,
  isCertain: boolean,
  unit: Unit,
): Finding {
  const doesNot = isCertain ? (lost === 100 ? 'does not' : 'do not') : 'may not';
  return {
    code: isCertain ? code : 'cap_open',
    because: () => `${amountInWords(lost, unit)} ${doesNot} count: ${asks}`,
    cites,
  };
}

/** What keeps from saying how much caps that are reached take off. */
export function capMatters(
  ceilings: readonly CapCeiling[],
  portions: readonly Portion[],
  required: Hundredths,
  situation: Situation,
): Matter {
  const general: Finding[] = [];
  const about: About[] = [];
  for (const { where, per, most, force, cites } of new Set(ceilings.map(({ cap }) => cap))) {
    const names = [
      ...(inForceNow(force, situation) === undefined ? force.missing({}, situation) : []),
      ...(most.at(situation, required) === undefined ? most.missing(situation, required) : []),
    ];
    general.push(...missingAttributes(names, undefined, cites));
    for (const { item, attributes } of portions) {
      const holds = where.holds(attributes, situation);
      const lacks = [
        ...(holds === undefined ? where.missing(attributes, situation) : []),
        ...(holds !== false && per !== undefined && attributes[per] === undefined ? [per] : []),
      ];
      about.push(...missingAttributes(lacks, item.list, cites).map((finding) => [item, finding] as const));
    }
  }
  return {
    codes: [...general, ...about.map(([, finding]) => finding)].map(({ code }) => code),
    missing: [...general.map(({ because }) => because()), ...aboutEach(about)],
  };
}
