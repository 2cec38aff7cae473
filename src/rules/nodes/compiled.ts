import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Hundredths } from '../../domain/values/hundredths.ts';
import { inForceNow, type InForce } from '../force.ts';
import type { Item } from '../items.ts';
import type { Situation } from '../situation.ts';
import type { Finding } from '../valued.ts';

/** A part of an item's worth at the place where it counts. */
export interface Placement {
  readonly item: Item;
  /** The amount node whose sum it is part of. */
  readonly scope: string;
  /** That node, or the minimum it fills. */
  readonly node: string;
  readonly amount: Hundredths;
  /** Whether this amount stands in the same scope's sum already. */
  readonly again: boolean;
}

export interface Explained {
  readonly answer: NodeAnswer;
  readonly placements: readonly Placement[];
}

/** One requirement in its two readings. `verdict` may stop early; both give the same outcome. */
export interface CompiledNode {
  readonly verdict: (situation: Situation) => Outcome;
  readonly explain: (situation: Situation) => Explained;
}

/** What a leaf finds; the frame around it (id, question, citations, force) is the same for all. */
export type Found = Pick<NodeAnswer, 'outcome' | 'codes' | 'missing'> &
  Partial<Pick<NodeAnswer, 'required' | 'counted' | 'possible' | 'unit' | 'events' | 'children'>> & {
    readonly placements?: readonly Placement[];
  };

export interface Frame {
  readonly id: string;
  readonly kind: NodeAnswer['kind'];
  readonly asks: string;
  readonly cites: readonly string[];
  readonly force: InForce;
}

/** Puts a requirement into its frame: out of force it does not apply, and in doubt nothing follows from it. */
export function framed(
  frame: Frame,
  verdict: (situation: Situation) => Outcome,
  find: (situation: Situation) => Found,
  doubt: (names: readonly string[]) => readonly Finding[],
): CompiledNode {
  const { force } = frame;
  return {
    verdict: (situation) => {
      const inForce = inForceNow(force, situation);
      if (inForce === true) return verdict(situation);
      return inForce === false ? 'not_applicable' : 'undetermined';
    },
    explain: (situation) => {
      const inForce = inForceNow(force, situation);
      if (inForce === false) return explained(frame, NOT_IN_FORCE);
      const found = find(situation);
      if (inForce === true) return explained(frame, found);
      const findings = doubt(force.missing({}, situation));
      return explained(frame, {
        ...found,
        outcome: 'undetermined',
        codes: sorted([...found.codes, ...findings.map(({ code }) => code)]),
        missing: [...findings.map(({ because }) => because()), ...found.missing],
      });
    },
  };
}

const NOT_IN_FORCE: Found = { outcome: 'not_applicable', codes: [], missing: [] };

const NOTHING: readonly never[] = [];

function explained({ id, kind, asks, cites }: Frame, found: Found): Explained {
  const { outcome, codes, missing, required, counted, possible, unit, events, children, placements } = found;
  const answer: { -readonly [K in keyof NodeAnswer]: NodeAnswer[K] } = {
    id,
    kind,
    outcome,
    asks,
    cites,
    codes,
    missing,
    events: events ?? NOTHING,
    children: children ?? NOTHING,
  };
  if (required !== undefined) answer.required = required;
  if (counted !== undefined) answer.counted = counted;
  if (possible !== undefined && possible !== counted) answer.possible = possible;
  if (unit !== undefined) answer.unit = unit;
  return { answer, placements: placements ?? NOTHING };
}

/** Sorted, each once. */
export function sorted(codes: readonly string[]): readonly string[] {
  return codes.length < 2 ? codes : [...new Set(codes)].sort();
}
