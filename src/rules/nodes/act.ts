import type { Outcome } from '../../domain/decision.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Act, NodeOf } from '../language/node.ts';
import { isInPeriod, type Situation } from '../situation.ts';
import type { Found } from './compiled.ts';

/** Compiles an act of a person. Until it is recorded the matter is open: it may still be done. */
export function compileAct(node: NodeOf<'act'>) {
  const done = (situation: Situation) =>
    RECORDED[node.act](situation.facts).filter(
      ({ on }) => on <= situation.asOf && (node.within === 'any_time' || isInPeriod(on, situation)),
    );
  return {
    verdict: (situation: Situation): Outcome => (done(situation).length > 0 ? 'met' : 'undetermined'),
    find: (situation: Situation): Found => {
      const events = done(situation).map(({ eventId }) => eventId);
      if (events.length > 0) return { outcome: 'met', codes: [], missing: [], events };
      return {
        outcome: 'undetermined',
        codes: [`awaiting_${node.act}`],
        missing: [`Waiting for ${node.awaits}.`],
      };
    },
  };
}

/** Where each act is recorded. */
const RECORDED: {
  readonly [A in Act]: (facts: Facts) => readonly { readonly on: Day; readonly eventId: string }[];
} = {
  plan_approval: ({ license }) => license.plans,
};
