import { refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { Answer, Begun, Command } from './begun.ts';
import { checkCommittee } from './committee.ts';

export function openInvestigation(command: Command<'OpenInvestigation'>, { state, by }: Begun): Answer {
  const { grounds, because, committee, respondBy, learners } = command;
  const { investigation: last } = state;
  if (last !== undefined && last.outcome === undefined) {
    const same = last.grounds === grounds && last.because === because && last.by === by.actor;
    return same && sameData(last.committee, committee)
      ? []
      : refuse('under_investigation', 'This award is being investigated already.');
  }
  if (state.awardedOn === undefined || state.revokedOn !== undefined) {
    return refuse('nothing_to_revoke', 'Only an award that stands can be investigated.');
  }
  const problem = checkCommittee(committee, { state, by, learners });
  if (problem !== undefined) return problem;
  if (!isPlainText(because, 5000)) return refuse('because', 'Say in 1 to 5000 characters what is suspected.');
  if (!isDay(respondBy) || respondBy <= by.today) {
    return refuse('respond_by', 'Leave the learner at least until tomorrow to respond.');
  }
  const data = { by: by.actor, grounds, because, committee, on: by.today, respondBy };
  return [{ type: 'credential.InvestigationOpened', data }];
}

export function respond({ response }: Command<'Respond'>, { state, by }: Begun): Answer {
  const { investigation } = state;
  if (investigation?.response?.response === response) return [];
  if (investigation === undefined || investigation.outcome !== undefined) {
    return refuse('no_investigation', 'Nothing is being investigated that you could respond to.');
  }
  if (investigation.response !== undefined) {
    return refuse('already_responded', 'You have responded already.');
  }
  if (!isPlainText(response, 10_000)) return refuse('response', 'Respond in 1 to 10000 characters.');
  return [{ type: 'credential.LearnerResponded', data: { response, on: by.today } }];
}

/** The vote that makes a majority decides; no vote is cast before the learner could be heard. */
export function vote(command: Command<'Vote'>, { state, by }: Begun): Answer {
  const { investigation } = state;
  const { actor, today: on } = by;
  if (investigation === undefined) return refuse('no_investigation', 'Nothing is being investigated.');
  const { votes, committee, grounds, because, response, respondBy } = investigation;
  if (!committee.includes(actor)) {
    return refuse('not_on_committee', 'Only the members of the committee vote.');
  }
  const cast = votes.get(actor);
  if (cast === command.vote) return [];
  if (cast !== undefined) return refuse('already_voted', `You have voted already: ${cast}.`);
  if (investigation.outcome !== undefined) {
    return refuse('investigation_over', `The committee has decided: ${investigation.outcome}.`);
  }
  if (response === undefined && on <= respondBy) {
    return refuse(
      'response_awaited',
      `The learner may respond until ${respondBy}. Vote after that, or after the response.`,
    );
  }
  const voted = { type: 'credential.Voted', data: { by: actor, vote: command.vote, on } } as const;
  const all = [...votes.values(), command.vote];
  const revoke = all.filter((each) => each === 'revoke').length;
  const keep = all.length - revoke;
  if (keep * 2 > committee.length) {
    return [voted, { type: 'credential.InvestigationClosed', data: { on, revoke, keep } }];
  }
  if (revoke * 2 <= committee.length) return [voted];
  const { appealBy } = command;
  const data = { on, grounds, because: because ?? '', revoke, keep };
  return [
    voted,
    { type: 'credential.Revoked', data: { ...data, ...(appealBy === undefined ? {} : { appealBy }) } },
  ];
}
