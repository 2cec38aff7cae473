import type { Outcome } from '../../domain/decision.ts';
import { compileCondition, holdsFor, missingFor } from '../conditions/condition.ts';
import { compileForce } from '../conditions/force.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { Node, NodeOf } from '../language/node.ts';
import { NEVER, OPEN } from '../needs/need.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import { compileAct } from './act.ts';
import { compileAmountNode } from './amount.ts';
import { asOn } from './as-on.ts';
import type { Book } from './book.ts';
import { findCombined, neededOf, opposite, verdictOf, type Quorum } from './combination.ts';
import { compileCompare } from './compare.ts';
import { framed, type CompiledNode, type Readings } from './compiled.ts';
import { compileCount } from './count.ts';
import { compileEach } from './each.ts';
import { compileMixed } from './mixed.ts';
import { compileSpread } from './spread.ts';
import { compileStack } from './stack.ts';
import { underName } from './under-name.ts';

/** Compiles a requirement tree once, to closures. */
export function compileNode(node: Node, book: Book): CompiledNode {
  const cites = Object.keys(node.cite ?? {});
  const frame = {
    id: node.id,
    kind: node.kind,
    asks: node.asks,
    cites,
    force: compileForce(node, undefined, book.wait),
  };
  return framed(frame, readingsOf(node, book), (names) => missingAttributes(names, undefined, cites));
}

function readingsOf(node: Node, book: Book): Readings {
  switch (node.kind) {
    case 'all':
      return compileCombination(node, 'every', book);
    case 'any':
      return compileCombination(node, 1, book);
    case 'at_least':
      return compileCombination(node, node.n, book);
    case 'not':
      return compileNegation(node, book);
    case 'mixed':
      return compileMixed(node.of.map((part) => compileNode(part, book)));
    case 'each':
      return compileEach(node, compileNode(node.of, book), Object.keys(node.cite ?? {}));
    case 'spread':
      return compileSpread(node, book);
    case 'compare':
      return beyondCredits(compileCompare(node));
    case 'stack':
      return beyondCredits(compileStack(node));
    case 'amount':
      return compileAmountNode(node, book);
    case 'count':
      return node.from === 'credits' ? compileCount(node) : beyondCredits(compileCount(node));
    case 'fact':
      return beyondCredits(compileFact(node));
    case 'act':
      return beyondCredits(compileAct(node));
    case 'part':
      return compilePart(node, book);
    case 'not_encoded':
      return beyondCredits(compileNotEncoded(node));
  }
}

/** What is asked of anything but credits, these neither close nor open. */
function beyondCredits(readings: Readings): Readings {
  return { ...readings, need: (situation) => (readings.verdict(situation) === 'met' ? OPEN : NEVER) };
}

function compileCombination(
  node: { readonly asks: string; readonly of: readonly Node[] },
  quorum: Quorum,
  book: Book,
): Readings {
  const parts = node.of.map((part) => compileNode(part, book));
  return {
    verdict: (situation) => verdictOf(parts, quorum, situation),
    find: (situation) => findCombined(parts, quorum, node.asks, situation),
    need: (situation) => neededOf(parts, quorum, situation),
  };
}

function compileNegation(node: NodeOf<'not'>, book: Book): Readings {
  const part = compileNode(node.of, book);
  return {
    verdict: (situation) => opposite(part.verdict(situation)),
    find: (situation) => {
      const { answer, placements } = part.explain(situation);
      const outcome = opposite(answer.outcome);
      const unmet = outcome === 'not_met' ? { codes: ['excluded'], missing: [node.asks] } : answer;
      const { codes, missing } = outcome === 'met' ? { codes: [], missing: [] } : unmet;
      return { outcome, codes, missing, children: [answer], placements };
    },
  };
}

/**
 * A requirement written once. The loader has seen to it that it is there and does not lead back to itself; one that
 * was given something is another one at each use, under ids of its own.
 */
function compilePart(node: NodeOf<'part'>, book: Book): Readings {
  const written = node.of ?? book.parts[node.part];
  if (written === undefined) throw new RangeError(`${node.part} passed the loader and is no part`);
  const compiled = compileNode(written, book);
  const named = node.of === undefined && node.on === undefined ? compiled : underName(compiled, node.id);
  const part = node.on === undefined ? named : asOn(node, node.on, named);
  return {
    verdict: part.verdict,
    find: (situation) => {
      const { answer, placements, share, isInDoubt } = part.explain(situation);
      const { outcome, codes, missing } = answer;
      return { outcome, codes, missing, children: [answer], placements, share, isInDoubt };
    },
    need: part.need,
  };
}

function compileFact(node: NodeOf<'fact'>): Readings {
  const where = compileCondition(node.where, undefined);
  const verdict = (situation: Situation): Outcome => {
    const holds = holdsFor(where, situation);
    if (holds === undefined) return 'undetermined';
    return holds ? 'met' : 'not_met';
  };
  return {
    verdict,
    find: (situation) => {
      const outcome = verdict(situation);
      if (outcome === 'met') return { outcome, codes: [], missing: [] };
      if (outcome === 'not_met') return { outcome, codes: ['fact_not_so'], missing: [node.asks] };
      const findings = missingAttributes(missingFor(where, situation), undefined, []);
      return {
        outcome,
        codes: sorted(findings.map(({ code }) => code)),
        missing: findings.map(({ because }) => because()),
      };
    },
  };
}

function compileNotEncoded(node: NodeOf<'not_encoded'>): Readings {
  return {
    verdict: () => 'undetermined',
    find: () => ({ outcome: 'undetermined', codes: ['not_encoded'], missing: [node.asks] }),
  };
}
