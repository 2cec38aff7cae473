import type { CompiledCap } from '../caps.ts';
import type { Wait } from '../force.ts';
import type { Node } from '../language/node.ts';
import type { Unit } from '../words.ts';

/** What nodes share: the unit, requirements written once, and how long new ones wait. */
export interface Book {
  readonly unit: Unit;
  readonly parts: Readonly<Record<string, Node>>;
  readonly wait: Wait;
  /** Caps of every amount. */
  readonly caps: readonly CompiledCap[];
}
