import type { Recorded } from '../decider.ts';
import { evolveLearning } from './evolve-learning.ts';
import { evolveOutcome } from './evolve-outcome.ts';
import { evolveReview } from './evolve-review.ts';
import type { CredentialEvent } from './events.ts';
import { type CredentialState, inAttempt } from './state.ts';

export function evolve(state: CredentialState, event: Recorded<CredentialEvent>): CredentialState {
  switch (event.type) {
    case 'credential.Started':
    case 'credential.GapNamed':
    case 'credential.CriteriaRead':
    case 'credential.LearningNoted':
    case 'credential.EvidenceSubmitted':
    case 'credential.CoachMeetingHeld':
      return evolveLearning(state, event);
    case 'credential.ReturnedIncomplete':
    case 'credential.ScreenPassed':
    case 'credential.AssessorAssigned':
    case 'credential.AssessorReleased':
    case 'credential.ConflictDeclared':
    case 'credential.CriterionScored':
    case 'credential.Recommended':
    case 'credential.ThirdAssessorCalled':
    case 'credential.PassedBack':
    case 'credential.TakenBack':
    case 'credential.IntegrityFlagged':
    case 'credential.ArtifactRemoved': {
      const { started } = state;
      if (started === undefined) return state;
      const { attempt } = event.data;
      return inAttempt(state, attempt, (found) => evolveReview(found, started.terms, event));
    }
    case 'credential.Awarded':
    case 'credential.NotYetEarned':
    case 'credential.AppealFiled':
    case 'credential.AppealDecided':
    case 'credential.InvestigationOpened':
    case 'credential.CommitteeMemberReplaced':
    case 'credential.LearnerResponded':
    case 'credential.Voted':
    case 'credential.InvestigationClosed':
    case 'credential.Revoked':
    case 'credential.Restored':
    case 'credential.Expired':
      return evolveOutcome(state, event);
  }
}
