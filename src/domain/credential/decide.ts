import { type Circumstances, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { answer } from './answer.ts';
import { decideAppeal, fileAppeal } from './appeal.ts';
import { assign } from './assign.ts';
import { type Answer, type Begun, ownWork } from './begun.ts';
import { meetCoach } from './coach.ts';
import type { CredentialCommand, LearnerCommand, OutcomeCommand, ReviewCommand } from './commands.ts';
import { expire } from './expire.ts';
import { guardIntegrity } from './integrity.ts';
import { replaceMember } from './committee.ts';
import { openInvestigation, respond, vote } from './investigate.ts';
import { learn } from './learn.ts';
import { recommend } from './recommend.ts';
import { score } from './score.ts';
import { screen } from './screen.ts';
import { sendBack } from './send-back.ts';
import { start } from './start.ts';
import type { CredentialState } from './state.ts';
import { submit } from './submit.ts';
import { takeBack } from './take-back.ts';

type Work = Exclude<LearnerCommand, { type: 'Start' }>;
type Review =
  | ReviewCommand
  | Extract<OutcomeCommand, { type: 'Award' | 'AnswerNotYet' | 'HoldCoachMeeting' }>;

export function decide(command: CredentialCommand, state: CredentialState, by: Circumstances): Answer {
  if (command.type === 'Start') return start(command, state);
  const { started } = state;
  if (started === undefined) return NOT_FOUND;
  const begun = { state, started, by };
  switch (command.type) {
    case 'NameGap':
    case 'ReadCriteria':
    case 'NoteLearning':
    case 'SubmitEvidence':
    case 'FileAppeal':
    case 'Respond':
      return by.actorEducator === started.educator ? work(command, begun) : notTheLearner();
    case 'DecideAppeal':
    case 'OpenInvestigation':
    case 'ReplaceMember':
    case 'Vote':
    case 'Expire':
      return by.actorEducator === started.educator ? ownWork() : conclude(command, begun);
    case 'PassScreen':
    case 'ReturnIncomplete':
    case 'AssignAssessor':
    case 'Claim':
    case 'Release':
    case 'DeclareConflict':
    case 'TakeBack':
    case 'ScoreCriterion':
    case 'Recommend':
    case 'CallThirdAssessor':
    case 'PassBack':
    case 'FlagIntegrity':
    case 'RemoveArtifact':
    case 'Award':
    case 'AnswerNotYet':
    case 'HoldCoachMeeting':
      return by.actorEducator === started.educator ? ownWork() : review(command, begun);
  }
}

function work(command: Work, begun: Begun): Answer {
  switch (command.type) {
    case 'NameGap':
    case 'ReadCriteria':
    case 'NoteLearning':
      return learn(command, begun);
    case 'SubmitEvidence':
      return submit(command, begun);
    case 'FileAppeal':
      return fileAppeal(command, begun);
    case 'Respond':
      return respond(command, begun);
  }
}

function review(command: Review, begun: Begun): Answer {
  const { current } = begun.state;
  if (current === undefined) {
    return refuse('nothing_submitted', 'No evidence was submitted yet, so there is nothing to assess.');
  }
  const open = { ...begun, current };
  switch (command.type) {
    case 'PassScreen':
    case 'ReturnIncomplete':
      return screen(command, open);
    case 'AssignAssessor':
    case 'Claim':
    case 'Release':
    case 'DeclareConflict':
      return assign(command, open);
    case 'TakeBack':
      return takeBack(command, open);
    case 'ScoreCriterion':
      return score(command, open);
    case 'Recommend':
      return recommend(command, open);
    case 'CallThirdAssessor':
    case 'PassBack':
      return sendBack(command, open);
    case 'FlagIntegrity':
    case 'RemoveArtifact':
      return guardIntegrity(command, open);
    case 'Award':
    case 'AnswerNotYet':
      return answer(command, open);
    case 'HoldCoachMeeting':
      return meetCoach(command, open);
  }
}

function conclude(
  command: Exclude<OutcomeCommand, { type: 'Award' | 'AnswerNotYet' | 'HoldCoachMeeting' }>,
  begun: Begun,
): Answer {
  switch (command.type) {
    case 'DecideAppeal':
      return decideAppeal(command, begun);
    case 'OpenInvestigation':
      return openInvestigation(command, begun);
    case 'ReplaceMember':
      return replaceMember(command, begun);
    case 'Vote':
      return vote(command, begun);
    case 'Expire':
      return expire(begun);
  }
}

function notTheLearner(): Refusal {
  return refuse('not_the_learner', 'Evidence is submitted, and answers are appealed, by the learner alone.');
}
