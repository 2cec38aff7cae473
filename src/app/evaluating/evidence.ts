import type { GoalOutcome, GoalSource } from '../../domain/goal/index.ts';
import { idOf } from '../../domain/streams.ts';
import type { Day } from '../../domain/values/day.ts';
import { type Identity, may } from '../access.ts';
import { goalResource } from '../commands/goal.ts';
import { goalsOf } from '../credential/goals-of.ts';
import { definitionsNamed } from '../credential/held.ts';
import type { EducatorRecord } from '../facts/facts-of.ts';
import type { Ledger } from '../log/ledger.ts';

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
  /** As example-issuer.lesson-study-1; of an issuer outside the ledger, the code it is known by. */
  readonly definition: string;
  readonly title: string | undefined;
  readonly awardedOn: Day;
}

export interface EvidenceAsk {
  /** As it was known at the ordinal. */
  readonly record: EducatorRecord;
  /** First and last day of an award. */
  readonly from: Day;
  readonly to: Day;
  readonly ordinal: number;
}

/**
 * The micro-credentials an educator was awarded in some days, as evidence toward the goals they are tied to. An
 * evaluation sees what was awarded only: nothing of what is begun, sent in or not there yet. Goals are seen by whom they
 * are for: a teacher's own by nobody else, so that what is learned for those stands among what has no goal.
 */
export async function evidenceFor(
  ledger: Ledger,
  identity: Identity,
  { record, from, to, ordinal }: EvidenceAsk,
): Promise<readonly GoalEvidence[]> {
  const awarded = awardsIn(record, from, to);
  if (awarded.length === 0) return [];
  const [definitions, goals] = await Promise.all([
    definitionsNamed(
      ledger,
      awarded.map(({ definition }) => definition),
    ),
    goalsOf(ledger, record.educator, ordinal),
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

/** Awarded in those days and not revoked, the first one first. One that ran out was awarded all the same. */
function awardsIn({ further }: EducatorRecord, from: Day, to: Day): readonly Omit<Award, 'title'>[] {
  return [...further.values()]
    .flatMap(({ list, isRevoked, attributes: { credential, awarded_on: on } }) => {
      if (list !== 'awards' || isRevoked === true) return [];
      const awardedOn = String(on);
      return from <= awardedOn && awardedOn <= to ? [{ definition: String(credential), awardedOn }] : [];
    })
    .sort((a, b) => (a.awardedOn < b.awardedOn ? -1 : Number(a.awardedOn > b.awardedOn)));
}
