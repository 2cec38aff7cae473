import type { NodeAnswer, Outcome } from '../../domain/decision.ts';
import type { Need } from '../needs/need.ts';
import { gathered } from '../situation/gathered.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import { type CompiledNode, type Explained, type Found } from './compiled.ts';

/** How many parts must be met: a number, or every part that is in force. */
export type Quorum = number | 'every';

/** A combination of parts. What is not in force is not asked; with nothing in force nothing is asked at all. */
export function combined(outcomes: readonly Outcome[], quorum: Quorum): Outcome {
  const tally = { met: 0, open: 0, asked: 0 };
  for (const outcome of outcomes) add(outcome, tally);
  return settled(tally, quorum);
}

/** How many parts are met, open, and asked at all. */
interface Tally {
  met: number;
  open: number;
  asked: number;
}

function add(outcome: Outcome, tally: Tally): void {
  if (outcome === 'not_applicable') return;
  tally.asked += 1;
  if (outcome === 'met') tally.met += 1;
  if (outcome === 'undetermined') tally.open += 1;
}

function settled({ met, open, asked }: Tally, quorum: Quorum): Outcome {
  if (asked === 0) return 'not_applicable';
  // Whether anything is asked at all may be what is open.
  if (open === asked) return 'undetermined';
  const needed = quorum === 'every' ? asked : quorum;
  if (met >= needed) return 'met';
  return met + open >= needed ? 'undetermined' : 'not_met';
}

/** Stops at the first part that settles the matter. */
export function verdictOf(parts: readonly CompiledNode[], quorum: Quorum, situation: Situation): Outcome {
  const tally = { met: 0, open: 0, asked: 0 };
  const enough = quorum === 'every' ? Infinity : quorum;
  for (const part of parts) {
    const outcome = part.verdict(situation);
    if (outcome === 'not_met' && quorum === 'every') return 'not_met';
    add(outcome, tally);
    if (tally.met >= enough) return 'met';
  }
  return settled(tally, quorum);
}

/** What enough of the parts need. With nothing in force nothing is asked at all. */
export function neededOf(
  parts: readonly CompiledNode[],
  quorum: Quorum,
  situation: Situation,
): Need | undefined {
  const of = parts.flatMap((part) => part.need(situation) ?? []);
  return of.length === 0 ? undefined : { least: quorum === 'every' ? of.length : quorum, of };
}

export function findCombined(
  parts: readonly CompiledNode[],
  quorum: Quorum,
  asks: string,
  situation: Situation,
): Found {
  return assembled(
    parts.map((part) => part.explain(situation)),
    quorum,
    asks,
  );
}

/** What parts that have been explained come to. */
export function assembled(explained: readonly Explained[], quorum: Quorum, asks: string): Found {
  const children = explained.map(({ answer }) => answer);
  const placements = gathered(explained, (part) => part.placements);
  const outcome = combined(
    children.map((child) => child.outcome),
    quorum,
  );
  const unmet = children.filter(isUnmet);
  if (outcome === 'met' || outcome === 'not_applicable') {
    return { outcome, codes: [], missing: [], children, placements };
  }
  if (unmet.length === 0) {
    return { outcome, codes: ['too_few_in_force'], missing: [asks], children, placements };
  }
  return {
    outcome,
    codes: sorted(gathered(unmet, ({ codes }) => codes)),
    missing: quorum === 'every' ? gathered(unmet, ({ missing }) => missing) : alternatives(unmet),
    children,
    placements,
  };
}

export function opposite(outcome: Outcome): Outcome {
  switch (outcome) {
    case 'met':
      return 'not_met';
    case 'not_met':
      return 'met';
    case 'undetermined':
    case 'not_applicable':
      return outcome;
  }
}

function isUnmet({ outcome }: NodeAnswer): boolean {
  return outcome === 'not_met' || outcome === 'undetermined';
}

/** What would close any one of several parts, each part on its own line. */
function alternatives(unmet: readonly NodeAnswer[]): readonly string[] {
  if (unmet.length < 2) return unmet.flatMap(({ missing }) => missing);
  return eitherInWords(unmet.map(({ missing }) => missing.join(' ')));
}

/** "Either: ...", "Or: ...": any one of them will do. One alone stands as it is. */
export function eitherInWords(ways: readonly string[]): readonly string[] {
  return ways.length < 2 ? ways : ways.map((way, place) => `${place === 0 ? 'Either' : 'Or'}: ${way}`);
}
