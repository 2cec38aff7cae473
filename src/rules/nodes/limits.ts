import { missingAttributes, UNSAID } from '../conditions/words.ts';
import { compileFigure, type CompiledFigure } from '../figures/figure.ts';
import type { Figure } from '../language/figure.ts';
import type { Situation } from '../situation/situation.ts';
import type { Finding } from '../situation/valued.ts';
import type { Exact } from '../values/exact.ts';
import { both, type Truth } from '../values/truth.ts';
import { keepsTo, reaches, type Bounds } from './bounds.ts';

/** What a number must reach, and what it must not exceed, as of one day. */
export interface Limits {
  /** Undefined where none is written, or none is known. */
  readonly least: Exact | undefined;
  readonly most: Exact | undefined;
  /** Whether there is a ceiling, known or not. */
  readonly hasCeiling: boolean;
  readonly judge: (bounds: Bounds) => Judgement;
  /** Why a limit that is written is not known. */
  readonly why: () => readonly Finding[];
}

export interface Judgement {
  readonly isEnough: Truth;
  readonly isNotTooMuch: Truth;
  /** Both of them. */
  readonly isSo: Truth;
}

export function compileLimits(
  { at_least, at_most }: { readonly at_least?: Figure | undefined; readonly at_most?: Figure | undefined },
  cites: readonly string[],
): (situation: Situation) => Limits {
  const floor = at_least === undefined ? undefined : compileFigure(at_least);
  const ceiling = at_most === undefined ? undefined : compileFigure(at_most);
  return (situation) => {
    const least = floor?.exactly(situation);
    const most = ceiling?.exactly(situation);
    return {
      least,
      most,
      hasCeiling: ceiling !== undefined,
      judge: (bounds) => {
        const isEnough = floor === undefined ? true : least && reaches(bounds, least);
        const isNotTooMuch = ceiling === undefined ? true : most && keepsTo(bounds, most);
        return { isEnough, isNotTooMuch, isSo: both(isEnough, isNotTooMuch) };
      },
      why: () => [floor, ceiling].flatMap((figure) => (figure ? whyUnknown(figure, situation, cites) : [])),
    };
  };
}

/** Why a figure cannot be said: something is missing, or no text of it is in force. */
export function whyUnknown(
  figure: CompiledFigure,
  situation: Situation,
  cites: readonly string[],
): readonly Finding[] {
  if (figure.exactly(situation) !== undefined) return [];
  const findings = missingAttributes(figure.missing(situation), undefined, cites);
  return findings.length > 0 ? findings : missingAttributes([UNSAID], undefined, cites);
}
