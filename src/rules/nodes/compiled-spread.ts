import type { Hundredths } from '../../domain/values/hundredths.ts';
import type { Unit } from '../conditions/words.ts';
import type { CompiledFigure } from '../figures/figure.ts';
import type { Predicate } from '../situation/predicate.ts';
import type { ValuingWindow } from '../situation/situation.ts';
import type { Valued } from '../situation/valued.ts';
import type { Bounds } from './bounds.ts';
import type { Grouped, Groups } from './groups.ts';
import type { Limits } from './limits.ts';
import type { Held } from './spread-under-caps.ts';

export interface CompiledSpread {
  readonly id: string;
  readonly by: string;
  /** What groups are called, and what is counted in them. */
  readonly unit: Unit;
  readonly amountUnit: Unit;
  readonly cites: readonly string[];
  readonly where: Predicate;
  readonly window: ValuingWindow | undefined;
  readonly each: CompiledFigure;
}

/** What a spread has to judge by. */
export interface Spread {
  readonly valued: readonly Valued[];
  readonly grouped: readonly Grouped[];
  readonly groups: Groups;
  /** What each group must have; undefined when that cannot be said. */
  readonly needed: Hundredths | undefined;
  readonly bounds: Bounds;
  readonly limits: Limits;
  /** What certainly counts where caps hold. */
  readonly held?: Held | undefined;
}
