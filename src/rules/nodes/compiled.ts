import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Hundredths } from '../../domain/values/hundredths.ts';
import { ALWAYS_IN_FORCE, inForceNow, type InForce } from '../conditions/force.ts';
import { needOf, NEVER, OPEN, type Need } from '../needs/need.ts';
import { gathered, once } from '../situation/gathered.ts';
import type { Item } from '../situation/item.ts';
import type { Situation } from '../situation/situation.ts';
import type { Finding, Valued } from '../situation/valued.ts';
import { ZERO, type Exact } from '../values/exact.ts';
import { sorted } from '../values/sorted.ts';
import type { Bounds } from './bounds.ts';
import type { Matter } from './open-matters.ts';

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
  /** Why a part of it does not count here, or may not. */
  readonly lost?: { readonly findings: readonly Finding[]; readonly isOpen: boolean };
  /** What it is worth in the window of the scope, where that has one of its own. */
  readonly valued?: Valued;
}

/** How much of a requirement is fulfilled, for those that may be fulfilled in part and add up with others. */
export interface Share {
  readonly required: Exact;
  readonly counted: Bounds;
  /** That so much more is needed, as a sentence. */
  readonly more: (lacking: Exact) => string;
  /** What stands between what certainly counts and what may. */
  readonly open: () => Matter;
  /** What is to be done so that more counts. */
  readonly pending?: Matter | undefined;
}

export interface Explained {
  readonly answer: NodeAnswer;
  readonly placements: readonly Placement[];
  readonly share?: Share | undefined;
  /** Whether it is open that it is asked at all. */
  readonly isInDoubt?: boolean | undefined;
}

/** A requirement by itself, in its readings. */
export interface Readings {
  readonly verdict: (situation: Situation) => Outcome;
  readonly find: (situation: Situation) => Found;
  /** What it needs of credits; left out where nothing can be said before it is tried. */
  readonly need?: (situation: Situation) => Need | undefined;
}

/**
 * One requirement in its readings. `verdict` may stop early; it and `explain` give the same outcome. `need` says what
 * credits must come to for it to be met, undefined where it is not asked.
 */
export interface CompiledNode {
  readonly verdict: (situation: Situation) => Outcome;
  readonly explain: (situation: Situation) => Explained;
  readonly need: (situation: Situation) => Need | undefined;
}

/** What a leaf finds; the frame around it (id, question, citations, force) is the same for all. */
export type Found = Pick<NodeAnswer, 'outcome' | 'codes' | 'missing'> &
  Partial<Pick<NodeAnswer, 'required' | 'counted' | 'possible' | 'unit' | 'events' | 'children'>> & {
    readonly placements?: readonly Placement[];
    readonly share?: Share | undefined;
    readonly isInDoubt?: boolean | undefined;
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
  { verdict, find, need = () => OPEN }: Readings,
  doubt: (names: readonly string[]) => readonly Finding[],
): CompiledNode {
  const { force, id } = frame;
  const needed = (situation: Situation): Need | undefined => {
    const its = need(situation);
    return its && needOf(id, its);
  };
  if (force === ALWAYS_IN_FORCE) {
    return { verdict, explain: (situation) => explained(frame, find(situation)), need: needed };
  }
  const notInForce = explained(frame, NOT_IN_FORCE);
  return {
    verdict: (situation) => {
      const inForce = inForceNow(force, situation);
      if (inForce === true) return verdict(situation);
      return inForce === false ? 'not_applicable' : 'undetermined';
    },
    explain: (situation) => {
      const inForce = inForceNow(force, situation);
      if (inForce === false) return notInForce;
      const found = find(situation);
      if (inForce === true) return explained(frame, found);
      return explained(frame, inDoubt(found, matterOf(doubt(force.missing({}, situation)))));
    },
    need: (situation) => {
      const inForce = inForceNow(force, situation);
      if (inForce === true) return needed(situation);
      return inForce === false ? undefined : needOf(id, NEVER);
    },
  };
}

/** What is found where it is open whether it is asked at all. */
function inDoubt(found: Found, doubt: Matter): Found {
  const { share } = found;
  return {
    ...doubted(found, doubt),
    isInDoubt: true,
    share: share && {
      ...share,
      counted: { ...share.counted, least: ZERO },
      open: () => together([doubt, share.open()]),
    },
  };
}

export function doubted<T extends Matter>(found: T, { codes, missing }: Matter) {
  return {
    ...found,
    outcome: 'undetermined' as const,
    codes: sorted([...codes, ...found.codes]),
    missing: [...missing, ...found.missing],
  };
}

/** What findings say, each once. */
export function matterOf(findings: readonly Finding[]): Matter {
  return {
    codes: findings.map(({ code }) => code),
    missing: once(findings.map(({ because }) => because())),
  };
}

export function together(matters: readonly Matter[]): Matter {
  return {
    codes: gathered(matters, ({ codes }) => codes),
    missing: once(gathered(matters, ({ missing }) => missing)),
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
  return { answer, placements: placements ?? NOTHING, share: found.share, isInDoubt: found.isInDoubt };
}
