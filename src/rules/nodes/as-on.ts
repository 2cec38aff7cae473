import type { NodeAnswer } from '../../domain/decision.ts';
import { momentFor, NO_ATTRIBUTES } from '../conditions/condition.ts';
import { missingAttributes } from '../conditions/words.ts';
import type { Moment, Node } from '../language/node.ts';
import { OPEN } from '../needs/need.ts';
import type { Situation } from '../situation/situation.ts';
import { sorted } from '../values/sorted.ts';
import { type CompiledNode, type Explained } from './compiled.ts';

/** A requirement as it stood on a day. On one that nothing on record has it was not met. */
export function asOn({ asks, cite }: Node, day: Moment, part: CompiledNode): CompiledNode {
  const on = momentFor(day, undefined);
  const none = (situation: Situation): Explained => {
    const { answer } = part.explain(situation);
    const isKnown = on.at(NO_ATTRIBUTES, situation) === null;
    const cites = Object.keys(cite ?? {});
    const findings = missingAttributes(on.missing(NO_ATTRIBUTES, situation), undefined, cites);
    const why: Pick<NodeAnswer, 'outcome' | 'codes' | 'missing'> = isKnown
      ? { outcome: 'not_met', codes: ['fact_not_so'], missing: [asks] }
      : {
          outcome: 'undetermined',
          codes: sorted(findings.map(({ code }) => code)),
          missing: findings.map(({ because }) => because()),
        };
    return { answer: { ...answer, ...why }, placements: [] };
  };
  return {
    verdict: (situation) => {
      const at = on.at(NO_ATTRIBUTES, situation);
      if (at === null) return 'not_met';
      if (at === undefined) return 'undetermined';
      const { situation: then, watch } = situation.on(at);
      const outcome = part.verdict(then);
      watch();
      return outcome;
    },
    explain: (situation) => {
      const at = on.at(NO_ATTRIBUTES, situation);
      if (at === null || at === undefined) return none(situation);
      const { situation: then, watch } = situation.on(at);
      const explained = part.explain(then);
      watch();
      // What counted then is no account of what counts now.
      return then === situation ? explained : { ...explained, placements: [], share: undefined };
    },
    need: () => OPEN,
  };
}
