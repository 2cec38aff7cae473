import type { Recorded } from '../decider.ts';
import type { OutcomeEvent } from './outcome-events.ts';
import { type CredentialState, inCurrent, type Investigation } from './state.ts';

type Overturning = Extract<Recorded<OutcomeEvent>, { type: 'credential.AppealDecided' }>;

export function evolveOutcome(state: CredentialState, event: Recorded<OutcomeEvent>): CredentialState {
  switch (event.type) {
    case 'credential.Awarded': {
      const { approver, on, validUntil } = event.data;
      const answered = inCurrent(state, { answer: 'awarded', answeredBy: approver, due: undefined });
      return { ...answered, awardedOn: on, validUntil };
    }
    case 'credential.NotYetEarned': {
      const { approver: answeredBy, appealBy } = event.data;
      const answered = inCurrent(state, { answer: 'not_yet', answeredBy, appealBy, due: undefined });
      return { ...answered, notYets: state.notYets + 1 };
    }
    case 'credential.AppealFiled':
      return { ...state, appeal: { ...event.data, decided: undefined } };
    case 'credential.AppealDecided':
      return decideAppeal(state, event);
    case 'credential.InvestigationOpened':
      return {
        ...state,
        investigation: {
          ...event.data,
          ...{ replaced: new Map(), response: undefined, votes: new Map(), outcome: undefined },
        },
      };
    case 'credential.CommitteeMemberReplaced': {
      const { member, replacement } = event.data;
      const { committee = [], replaced = [] } = state.investigation ?? {};
      return inInvestigation(state, {
        committee: committee.map((one) => (one === member ? replacement : one)),
        replaced: new Map([...replaced, [member, event.data]]),
      });
    }
    case 'credential.LearnerResponded':
      return inInvestigation(state, { response: event.data });
    case 'credential.Voted': {
      const { by, vote } = event.data;
      return inInvestigation(state, { votes: new Map([...(state.investigation?.votes ?? []), [by, vote]]) });
    }
    case 'credential.InvestigationClosed':
      return inInvestigation(state, { outcome: 'closed' });
    case 'credential.Revoked': {
      const { on, appealBy } = event.data;
      const decided = inInvestigation(state, { outcome: 'revoked' });
      return { ...decided, revokedOn: on, appealRevocationBy: appealBy };
    }
    case 'credential.Restored':
      return { ...state, revokedOn: undefined, appealRevocationBy: undefined };
    case 'credential.Expired':
      return { ...state, expiredOn: event.data.on };
  }
}

/** An overturned "not yet" was never said: others assess the same attempt anew, and another answers it. */
function decideAppeal(state: CredentialState, { data }: Overturning): CredentialState {
  const { appeal, current } = state;
  const decided = appeal === undefined ? state : { ...state, appeal: { ...appeal, decided: data } };
  if (data.against !== 'not_yet' || data.outcome !== 'overturned' || current === undefined) return decided;
  const answered = current.answeredBy === undefined ? [] : [current.answeredBy];
  const anew = inCurrent(decided, {
    reviews: new Map(),
    barred: new Set([...current.barred, ...current.touchedBy, ...answered]),
    touchedBy: new Set([...current.touchedBy, ...answered]),
    wanted: state.started?.terms.assessors ?? 1,
    passedBack: undefined,
    answer: undefined,
    appealBy: undefined,
    due: data.due,
  });
  return { ...anew, notYets: Math.max(0, state.notYets - 1) };
}

function inInvestigation(state: CredentialState, change: Partial<Investigation>): CredentialState {
  const { investigation } = state;
  return investigation === undefined ? state : { ...state, investigation: { ...investigation, ...change } };
}
