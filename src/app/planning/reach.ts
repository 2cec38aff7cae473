import type { NodeAnswer } from '../../domain/decision.ts';
import { OPEN, totalOf, type Need } from '../../rules/index.ts';

/**
 * As far as credits can come where they cannot close a requirement: every part of it that is met once everything is
 * taken. Of several ways of which one will do, any one that everything brings further.
 */
export interface Reach {
  readonly isReached: (requirement: NodeAnswer | null) => boolean;
  /** What a set must come to at least to be as far. */
  readonly needs: (needs: readonly Need[]) => readonly Need[];
}

/** Undefined where taking everything meets no part that is not met without. */
export function reachOf(before: NodeAnswer | null, full: NodeAnswer | null): Reach | undefined {
  if (before === null || full === null || !isFurther(before, full)) return undefined;
  const goals = goalOf(before, full);
  return {
    isReached: (requirement) => {
      const reached = requirement === null ? new Set<string>() : reachedIn(requirement);
      return holds(goals, (id) => reached.has(id));
    },
    needs: (needs) => needs.map((need) => needFor(goals, partsOf(need))),
  };
}

/** Parts to be reached: one by its id, or so many of several. */
type Parts = { readonly id: string } | { readonly least: number; readonly of: readonly Parts[] };

function goalOf(before: NodeAnswer, full: NodeAnswer): Parts {
  if (hasComeSo(full)) return { id: full.id };
  const pairs = pairsOf(before, full);
  const all = (parts: readonly Parts[]): Parts => ({ least: parts.length, of: parts });
  switch (full.kind) {
    case 'amount':
      return all([
        ...(hasTotal(full) ? [{ id: totalOf(full.id) }] : []),
        ...pairs.map(([was, is]) => goalOf(was, is)),
      ]);
    case 'all':
    case 'part':
      return all(pairs.map(([was, is]) => goalOf(was, is)));
    case 'any':
    case 'at_least': {
      const further = pairs.filter(([was, is]) => isFurther(was, is)).map(([was, is]) => goalOf(was, is));
      return { least: Math.min(1, further.length), of: further };
    }
    case 'not':
    case 'mixed':
    case 'each':
    case 'spread':
    case 'minimum':
    case 'group':
    case 'count':
    case 'compare':
    case 'fact':
    case 'act':
    case 'stack':
    case 'not_encoded':
      return all([]);
  }
}

function pairsOf(before: NodeAnswer, full: NodeAnswer): readonly (readonly [NodeAnswer, NodeAnswer])[] {
  const was = new Map(before.children.map((child) => [child.id, child]));
  return full.children.flatMap((child) => {
    const earlier = was.get(child.id);
    return earlier === undefined ? [] : [[earlier, child] as const];
  });
}

function isFurther(before: NodeAnswer, full: NodeAnswer): boolean {
  if (hasComeSo(full) && !hasComeSo(before)) return true;
  if (hasTotal(full) && !hasTotal(before)) return true;
  return pairsOf(before, full).some(([was, is]) => isFurther(was, is));
}

function hasComeSo({ outcome }: NodeAnswer): boolean {
  return outcome === 'met' || outcome === 'not_applicable';
}

/** Whether an amount comes to what it asks in all, whatever its minimums lack. */
function hasTotal({ kind, required, counted }: NodeAnswer): boolean {
  return kind === 'amount' && required !== undefined && Number(counted) >= Number(required);
}

function holds(parts: Parts, isReached: (id: string) => boolean): boolean {
  if ('id' in parts) return isReached(parts.id);
  return parts.of.filter((part) => holds(part, isReached)).length >= parts.least;
}

function reachedIn(answer: NodeAnswer): ReadonlySet<string> {
  return new Set([
    ...(hasComeSo(answer) ? [answer.id] : []),
    ...(hasTotal(answer) ? [totalOf(answer.id)] : []),
    ...answer.children.flatMap((child) => [...reachedIn(child)]),
  ]);
}

/** Needs by the requirements they are those of. */
function partsOf(need: Need): ReadonlyMap<string, Need> {
  if ('lacks' in need) return new Map();
  const inner = need.of.flatMap((part) => [...partsOf(part)]);
  return new Map(need.id === undefined ? inner : [...inner, [need.id, need]]);
}

function needFor(parts: Parts, needs: ReadonlyMap<string, Need>): Need {
  if ('id' in parts) return needs.get(parts.id) ?? OPEN;
  return { least: parts.least, of: parts.of.map((part) => needFor(part, needs)) };
}
