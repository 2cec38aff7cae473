import type { NodeAnswer } from '../../domain/decision.ts';
import { needUnder } from '../needs/need.ts';
import type { CompiledNode, Explained } from './compiled.ts';

/** A requirement that is asked several times, each time under a name: `academy:2023-24`. */
export function underName(node: CompiledNode, name: string): CompiledNode {
  return {
    verdict: node.verdict,
    explain: (situation) => explainedUnder(node.explain(situation), name),
    need: (situation) => {
      const need = node.need(situation);
      return need && needUnder(need, name);
    },
  };
}

export function explainedUnder(explained: Explained, name: string): Explained {
  return {
    ...explained,
    answer: answerUnder(explained.answer, name),
    placements: explained.placements.map((placement) => ({
      ...placement,
      scope: `${placement.scope}:${name}`,
      node: `${placement.node}:${name}`,
    })),
  };
}

function answerUnder(answer: NodeAnswer, name: string): NodeAnswer {
  return {
    ...answer,
    id: `${answer.id}:${name}`,
    children: answer.children.map((child) => answerUnder(child, name)),
  };
}
