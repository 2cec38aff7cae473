import type { Wait } from '../conditions/force.ts';
import type { Unit } from '../conditions/words.ts';
import type { CompiledCap } from '../credits/caps.ts';
import type { Node } from '../language/node.ts';

/** What nodes share: the unit, requirements written once, and how long new ones wait. */
export interface Book {
  readonly unit: Unit;
  readonly parts: Readonly<Record<string, Node>>;
  readonly wait: Wait;
  /** Caps of every amount. */
  readonly caps: readonly CompiledCap[];
}
