import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Counted } from '../assignment/capped.ts';
import type { CapCeiling, CompiledCap } from '../caps.ts';
import { inForceNow } from '../force.ts';
import type { Situation } from '../situation.ts';
import type { Finding, Portion } from '../valued.ts';
import { amountInWords, missingAttributes, type Unit } from '../words.ts';
import { aboutEach, type About, type Matter } from './open-matters.ts';

/** What caps take off what is certain, one sentence for each cap. */
export function overCaps(
  ceilings: readonly CapCeiling[],
  { counts, reached }: Counted,
  portions: readonly Portion[],
  unit: Unit,
): Matter {
  const over = new Map<CompiledCap, Set<number>>();
  ceilings.forEach(({ cap, loads }, ceiling) => {
    if (!reached[ceiling]) return;
    const lost = loads.filter((place) => (counts[place] ?? 0) < (portions[place]?.amount ?? 0));
    over.set(cap, new Set([...(over.get(cap) ?? []), ...lost]));
  });
  const taking = [...over].filter(([, places]) => places.size > 0);
  return {
    codes: taking.map(([{ code }]) => code),
    missing: taking.map(([{ asks }, places]) => {
      const lost = [...places].reduce(
        (sum, place) => sum + (portions[place]?.amount ?? 0) - (counts[place] ?? 0),
        0,
      );
      return overInWords(lost, asks, unit);
    }),
  };
}

/** Why a part of one portion does not count: each cap that is reached and takes it in. */
export function takenByCaps(
  place: number,
  lost: Hundredths,
  ceilings: readonly CapCeiling[],
  { reached }: Counted,
  unit: Unit,
): readonly Finding[] {
  const caps = new Set(
    ceilings.filter(({ loads }, ceiling) => reached[ceiling] && loads.includes(place)).map(({ cap }) => cap),
  );
  return [...caps].map(({ asks, code, cites }) => ({
    ...{ code, cites },
    because: () => overInWords(lost, asks, unit),
  }));
}

function overInWords(lost: Hundredths, asks: string, unit: Unit): string {
  return `${amountInWords(lost, unit)} ${lost === 100 ? 'does' : 'do'} not count: ${asks}`;
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
