import { SETTING_PREFIX, type Attributes } from '../language/facts-vocabulary.ts';
import type { Figure } from '../language/figure.ts';
import type { Length } from '../language/length.ts';
import type { ListName } from '../language/lists.ts';
import type { Situation } from '../situation/situation.ts';
import type { AskedFigure } from './told-figures.ts';

/** Whole years, months and days. */
export interface Span {
  readonly years: number;
  readonly months: number;
  readonly days: number;
}

export interface CompiledLength {
  /** Undefined where a part of it is not known. */
  readonly in: (attributes: Attributes, situation: Situation) => Span | undefined;
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

type FigureTool = (written: Figure, list: ListName | undefined) => AskedFigure;

const UNITS = ['years', 'months', 'days'] as const;
type Unit = (typeof UNITS)[number];

/** Longer than 999 years is no length of the calendar: what is reckoned to be that long is not known. */
const MOST: Readonly<Record<Unit, bigint>> = { years: 999n, months: 999n * 12n, days: 999n * 365n };

const NOTHING: Span = { years: 0, months: 0, days: 0 };

/** Compiles how far a day is moved. Of a figure the whole years, months or days count. */
export function compileLength(
  written: Length | undefined,
  list: ListName | undefined,
  figure: FigureTool,
): CompiledLength {
  const parts = UNITS.flatMap((unit) => {
    const part = written?.[unit];
    return part === undefined ? [] : [{ unit, ...compilePart(part, unit, list, figure) }];
  });
  if (parts.length === 0) return { in: () => NOTHING, missing: () => [] };
  return {
    in: (attributes, situation) => {
      const span = { ...NOTHING };
      for (const { unit, in: numberIn } of parts) {
        const number = numberIn(attributes, situation);
        if (number === undefined) return undefined;
        span[unit] = number;
      }
      return span;
    },
    missing: (attributes, situation) =>
      parts.flatMap(({ in: numberIn, missing }) =>
        numberIn(attributes, situation) === undefined ? missing(attributes, situation) : [],
      ),
  };
}

function compilePart(part: Figure, unit: Unit, list: ListName | undefined, figure: FigureTool) {
  if (typeof part === 'number') return { in: () => part, missing: () => [] };
  const setting = settingOf(part);
  if (setting !== undefined) {
    return {
      in: (_: Attributes, situation: Situation) => {
        const value = situation.setting(setting);
        return value === undefined ? undefined : Math.trunc(Number(value));
      },
      missing: () => [SETTING_PREFIX + setting],
    };
  }
  const reckoned = figure(part, list);
  return {
    in: (attributes: Attributes, situation: Situation) => {
      const exact = reckoned.exactly(attributes, situation);
      const whole = exact && exact.over / exact.under;
      return whole === undefined || whole > MOST[unit] ? undefined : Number(whole);
    },
    missing: reckoned.missing,
  };
}

/** The setting a part is, where it is nothing else. */
function settingOf(part: Exclude<Figure, number>): string | undefined {
  return 'setting' in part && Object.keys(part).length === 1 ? part.setting : undefined;
}
