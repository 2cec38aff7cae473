import { isAwaited } from '../acts.ts';
import type { Item } from '../items.ts';
import type { Situation } from '../situation.ts';
import type { Finding, Valued } from '../valued.ts';
import { missingAttributes, series } from '../words.ts';
import type { Amounts } from './amount.ts';
import type { CompiledMinimum } from './minimums.ts';

/** What stands between an amount and `met`, besides the hours themselves. */
export interface Matter {
  readonly codes: readonly string[];
  readonly missing: readonly string[];
}

/** Credits that only wait for an act: nothing about them is missing, but something can be done. */
export function pendingActs(valued: readonly Valued[]): Matter {
  const titles = new Map<string, string[]>();
  const codes: string[] = [];
  for (const { item, findings } of valued) {
    for (const finding of findings.filter(({ code }) => isAwaited(code))) {
      const remedy = finding.because();
      codes.push(finding.code);
      titles.set(remedy, [...(titles.get(remedy) ?? []), item.title]);
    }
  }
  return { codes, missing: [...titles].map(([remedy, of]) => `Not counted yet: ${series(of)}. ${remedy}`) };
}

/** What is missing about credits that may count, and about which minimum they may serve. */
export function openMatters(
  minimums: readonly CompiledMinimum[],
  { valued, most }: Amounts,
  situation: Situation,
): Matter {
  const aboutCounting = valued
    .filter(({ extra }) => extra.length > 0)
    .flatMap(({ item, findings }) => findings.map((finding) => [item, finding] as const));
  const aboutPlace = most.flatMap(({ item, attributes }) =>
    minimums
      .filter(({ where }) => where.holds(attributes, situation) === undefined)
      .flatMap(({ where, cites }) =>
        missingAttributes(where.missing(attributes, situation), item.list, cites),
      )
      .map((finding) => [item, finding] as const),
  );
  const matters: readonly (readonly [Item, Finding])[] = [...aboutCounting, ...aboutPlace];
  return {
    codes: matters.map(([, { code }]) => code),
    missing: [...new Set(matters.map(([{ title }, { because }]) => `${title}: ${because()}`))],
  };
}
