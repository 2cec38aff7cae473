import { inForceNow } from '../conditions/force.ts';
import { missingAttributes, namedAndOthers, othersInWords, series } from '../conditions/words.ts';
import { isAwaited } from '../credits/acts.ts';
import type { Item } from '../situation/item.ts';
import type { Situation } from '../situation/situation.ts';
import type { About, Valued } from '../situation/valued.ts';
import type { Amounts } from './amounts.ts';
import type { CompiledMinimum } from './minimums.ts';

/** What stands between an amount and `met`, besides the hours themselves. */
export interface Matter {
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

const NOTHING_OPEN: Matter = { codes: [], missing: [] };

/** One sentence for each of the first few items about which the same is open, and one for how many others there are. */
export function aboutEach(matters: readonly About[]): readonly string[] {
  const about = new Map<string, Set<Item>>();
  for (const [item, finding] of matters) {
    const because = finding.because();
    about.set(because, (about.get(because) ?? new Set()).add(item));
  }
  return [...about].flatMap(([because, items]) => {
    const { named, others } = namedAndOthers([...items].map(({ title }) => title));
    return [...named, ...(others === 0 ? [] : [othersInWords(others)])].map((who) => `${who}: ${because}`);
  });
}

/** Credits that only wait for an act: nothing about them is missing, but something can be done. */
export function pendingActs(valued: readonly Valued[]): Matter {
  const codes: string[] = [];
  let titles: Map<string, string[]> | undefined;
  for (const { item, findings } of valued) {
    for (const finding of findings) {
      if (!isAwaited(finding.code)) continue;
      const remedy = finding.because();
      codes.push(finding.code);
      titles ??= new Map();
      titles.set(remedy, [...(titles.get(remedy) ?? []), item.title]);
    }
  }
  if (titles === undefined) return NOTHING_OPEN;
  return {
    codes,
    missing: [...titles].map(([remedy, of]) => `Not counted yet: ${namesInWords(of)}. ${remedy}`),
  };
}

/** What is missing about credits that may count, about which minimum they may serve, and whether one is asked. */
export function openMatters(
  minimums: readonly CompiledMinimum[],
  { valued, most, doubts }: Amounts,
  situation: Situation,
): Matter {
  const inForce = minimums.map(({ force }) => inForceNow(force, situation));
  const general = minimums
    .filter((_, place) => inForce[place] === undefined)
    .flatMap(({ force, cites }) => missingAttributes(force.missing({}, situation), undefined, cites));
  const aboutCounting = valued
    .filter(({ extra }) => extra.length > 0)
    .flatMap(({ item, findings }) => findings.map((finding) => [item, finding] as const));
  const aboutPlace = most.flatMap(({ item, attributes }) =>
    minimums
      .filter(
        ({ where }, place) => inForce[place] !== false && where.holds(attributes, situation) === undefined,
      )
      .flatMap(({ where, cites }) =>
        missingAttributes(where.missing(attributes, situation), item.list, cites),
      )
      .map((finding) => [item, finding] as const),
  );
  const matters: readonly About[] = [...aboutCounting, ...doubts(), ...aboutPlace];
  return {
    codes: [...general, ...matters.map(([, finding]) => finding)].map(({ code }) => code),
    missing: [...new Set(general.map(({ because }) => because())), ...aboutEach(matters)],
  };
}

/** "a", "a and b", "a, b, c and 37 others". */
function namesInWords(titles: readonly string[]): string {
  const { named, others } = namedAndOthers(titles);
  return series(others === 0 ? named : [...named, othersInWords(others)]);
}
