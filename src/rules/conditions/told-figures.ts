import type { Attributes } from '../language/facts-vocabulary.ts';
import type { Figure } from '../language/figure.ts';
import type { ListName } from '../language/lists.ts';
import type { Situation } from '../situation/situation.ts';
import type { Exact } from '../values/exact.ts';

/** A figure as days and conditions ask for it, of a member of a list or of the obligation alone. */
export interface AskedFigure {
  readonly exactly: (attributes: Attributes, situation: Situation) => Exact | undefined;
  /** Never empty: asked only where it is not known, or is too much for what asks it. */
  readonly missing: (attributes: Attributes, situation: Situation) => readonly string[];
}

type Compile = (written: Figure, list: ListName | undefined) => AskedFigure;

// Figures look for days and ask conditions, and both may ask for figures: the file of figures, which is read later,
// tells how they are compiled.
let told: Compile | undefined;

export function tellFigures(compile: Compile): void {
  told = compile;
}

export function figureFor(written: Figure, list: ListName | undefined): AskedFigure {
  if (told === undefined) throw new RangeError('nobody has told how figures are compiled');
  return told(written, list);
}
