import { definitionId } from '../../domain/definition/index.ts';
import type { GoalOutcome, GoalSource } from '../../domain/goal/index.ts';
import { idOf } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { goalResource } from '../commands/goal.ts';
import { type Begun, begunBy, definitionsNamed } from '../credential/held.ts';
import { goalsOf } from '../credential/goals-of.ts';
import type { Ledger } from '../ledger.ts';

/** What was awarded in some days toward one goal; without a goal, what was learned for none that the caller may see. */
export interface GoalEvidence {
  readonly goal: GoalOfEvidence | undefined;
  readonly awards: readonly Award[];
}

interface GoalOfEvidence {
  readonly id: string;
  readonly source: GoalSource;
  /** Null once the educator's key was erased. */
  readonly goal: string | null;
  readonly setOn: Day;
  readonly outcome: GoalOutcome | undefined;
}

interface Award {
  /** As example-issuer.lesson-study-1. */
  readonly definition: string;
  readonly title: string | undefined;
  readonly awardedOn: Day;
}

export interface EvidenceAsk {
  readonly educator: string;
  /** First and last day of an award. */
  readonly from: Day;
  readonly to: Day;
  /** The day it is seen from. */
  readonly asOf: Day;
  /** Up to which place of the log. */
  readonly until: number;
}

/**
 * The micro-credentials an educator was awarded in some days, as evidence toward the goals they are tied to. An
 * evaluation sees what was awarded only: nothing of what is begun, sent in or not there yet. Goals are seen by whom they
 * are for: a teacher's own by nobody else, so that what is learned for those stands among what has no goal.
 */
export async function evidenceFor(
  ledger: Ledger,
  identity: Identity,
  { educator, from, to, asOf, until }: EvidenceAsk,
): Promise<readonly GoalEvidence[]> {
  const begun = await begunBy(ledger, educator, until);
  const awarded = begun.flatMap((one) => awardOf(one, { from, to, asOf }));
  if (awarded.length === 0) return [];
  const [definitions, goals] = await Promise.all([
    definitionsNamed(
      ledger,
      awarded.map(({ definition }) => definition),
    ),
    goalsOf(ledger, educator, until),
  ]);
  const awards = awarded.map(({ definition, awardedOn }): Award => {
    return { definition, title: definitions.get(definition)?.latest?.title, awardedOn };
  });
  const byGoal = goals.flatMap(({ stream, state: { set, closed, ties } }): readonly GoalEvidence[] => {
    if (set === undefined || set.on > to || !may(identity, 'goal.read', goalResource(set))) return [];
    const toward = awards.filter(({ definition }) => ties.has(definition));
    const { source, goal, on: setOn } = set;
    return toward.length === 0
      ? []
      : [{ goal: { id: idOf(stream), source, goal, setOn, outcome: closed?.outcome }, awards: toward }];
  });
  const counted = new Set(byGoal.flatMap((one) => one.awards));
  const others = awards.filter((award) => !counted.has(award));
  return others.length === 0 ? byGoal : [...byGoal, { goal: undefined, awards: others }];
}

type Days = Pick<EvidenceAsk, 'from' | 'to' | 'asOf'>;

/** Awarded in those days, and not revoked by the day it is seen from. One that ran out was awarded all the same. */
function awardOf({ state: { started, awardedOn, revokedOn } }: Begun, { from, to, asOf }: Days) {
  const isIn = awardedOn !== undefined && from <= awardedOn && awardedOn <= to;
  if (started === undefined || !isIn || (revokedOn !== undefined && revokedOn <= asOf)) return [];
  return [{ definition: definitionId(started.issuer, started.definition), awardedOn }];
}
