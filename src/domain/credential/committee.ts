import { type Refusal, refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Answer, Begun, Command } from './begun.ts';
import { reviewersOf } from './reviewers.ts';

/** Whom a seat is sought for, and who seeks. */
interface Seating extends Pick<Begun, 'state' | 'by'> {
  readonly learners: readonly string[] | undefined;
}

export function checkCommittee(committee: readonly string[], seating: Seating): Refusal | undefined {
  const isOdd = committee.length % 2 === 1;
  if (!isOdd || committee.length < 3 || committee.length > 15 || new Set(committee).size < committee.length) {
    return refuse(
      'committee',
      'A committee is 3 to 15 different people, an odd number, so that it has a majority.',
    );
  }
  // Whoever voted upon the award before may do so again.
  const { state } = seating;
  const unheard = { ...seating, state: { ...state, investigation: undefined } };
  return committee.map((member) => checkMember(member, unheard)).find((found) => found !== undefined);
}

function checkMember(member: string, { state, by, learners = [] }: Seating): Refusal | undefined {
  if (!isPlainText(member, 200))
    return refuse('committee', 'Name each member by the subject of their token.');
  return member === by.actor || learners.includes(member) || reviewersOf(state).has(member)
    ? refuse(
        'committee',
        'Neither the learner, nor who reviewed this work or coached for it, nor who opens the investigation or fills a seat, has one.',
      )
    : undefined;
}

/** Somebody can always end an investigation: a seat that does not vote gets another in it. */
export function replaceMember(command: Command<'ReplaceMember'>, { state, by }: Begun): Answer {
  const { member, replacement, because, learners } = command;
  const { investigation } = state;
  if (investigation === undefined) return refuse('no_investigation', 'Nothing is being investigated.');
  const { committee, replaced, votes, outcome } = investigation;
  const before = replaced.get(member);
  if (before !== undefined) {
    return before.replacement === replacement && before.because === because
      ? []
      : refuse('already_replaced', `This member was replaced already, by ${before.replacement}.`);
  }
  if (outcome !== undefined) {
    return refuse('investigation_over', `The committee has decided: ${outcome}.`);
  }
  if (!committee.includes(member)) {
    return refuse('not_on_committee', 'Only a member of the committee is replaced; this is none.');
  }
  if (votes.has(member)) return refuse('already_voted', 'Whoever has voted keeps their seat.');
  if (committee.includes(by.actor)) {
    return refuse('own_decision', 'A member of the committee does not choose who votes beside them.');
  }
  const problem = checkMember(replacement, { state, by, learners });
  if (problem !== undefined) return problem;
  if (!isPlainText(because, 2000)) return refuse('because', 'Say in 1 to 2000 characters why.');
  return [
    {
      type: 'credential.CommitteeMemberReplaced',
      data: { by: by.actor, member, replacement, because, on: by.today },
    },
  ];
}
