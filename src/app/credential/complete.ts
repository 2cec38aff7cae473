import { credential as decider, type CredentialCommand } from '../../domain/credential/index.ts';
import type { CredentialState } from '../../domain/credential/index.ts';
import { isRefusal, NOT_FOUND, type Refusal } from '../../domain/decider.ts';
import { todayIn } from '../clock.ts';
import { type Caller, requestOf } from '../commands/caller.ts';
import { derivedId } from '../executing/ids.ts';
import type { Ledger } from '../log/ledger.ts';
import { conflictOf } from './conflict.ts';
import { learnersOf } from './learners.ts';
import { owedBy, respondBy } from './owed.ts';
import { openSubmission } from './submission.ts';

/** What the ledger adds to a command: nobody says by when they owe something, or that they have no conflict. */
type Added = 'submission' | 'due' | 'conflict' | 'appealBy' | 'respondBy' | 'learners';
type Asked<T extends CredentialCommand['type']> = T extends T
  ? Omit<Extract<CredentialCommand, { type: T }>, Added>
  : never;

export type OfLearner = Asked<
  'NameGap' | 'ReadCriteria' | 'NoteLearning' | 'SubmitEvidence' | 'FileAppeal' | 'Respond'
>;
export type OfStaff = Asked<'OpenInvestigation' | 'ReplaceMember' | 'Vote'>;
export type OfReviewer = Asked<
  | ('PassScreen' | 'ReturnIncomplete' | 'AssignAssessor' | 'Claim' | 'Release' | 'DeclareConflict')
  | 'TakeBack'
  | ('ScoreCriterion' | 'Recommend' | 'CallThirdAssessor' | 'PassBack' | 'FlagIntegrity' | 'RemoveArtifact')
  | ('Award' | 'AnswerNotYet' | 'HoldCoachMeeting' | 'DecideAppeal')
>;

export async function completed(
  ledger: Ledger,
  caller: Caller,
  stream: string,
  state: CredentialState,
  command: OfLearner | OfStaff | OfReviewer,
): Promise<CredentialCommand | Refusal> {
  const { clock } = ledger;
  const { started } = state;
  if (started === undefined) return NOT_FOUND;
  const { terms } = started;
  switch (command.type) {
    case 'SubmitEvidence': {
      const submission = derivedId('submission', stream, caller.commandId);
      const due = owedBy(clock, terms, terms.screened ? 'screen' : 'assess');
      return opened(ledger, caller, stream, state, { ...command, submission, due });
    }
    case 'PassScreen':
    case 'CallThirdAssessor':
    case 'PassBack':
    case 'DecideAppeal':
      return { ...command, due: owedBy(clock, terms, 'assess') };
    case 'Recommend':
      return { ...command, due: owedBy(clock, terms, 'decide') };
    case 'FileAppeal':
      return { ...command, due: owedBy(clock, terms, 'answerAppeal') };
    case 'AnswerNotYet':
    case 'Vote':
      return { ...command, appealBy: owedBy(clock, terms, 'appeal') };
    case 'OpenInvestigation':
      return {
        ...command,
        respondBy: respondBy(clock, terms),
        learners: await learnersOf(ledger, stream),
      };
    case 'Claim':
    case 'ScoreCriterion': {
      const conflict = await conflictOf(ledger, caller.identity, state);
      return conflict === undefined ? command : { ...command, conflict };
    }
    case 'ReplaceMember':
      return { ...command, learners: await learnersOf(ledger, stream) };
    case 'NameGap':
    case 'ReadCriteria':
    case 'NoteLearning':
    case 'Respond':
    case 'ReturnIncomplete':
    case 'AssignAssessor':
    case 'Release':
    case 'DeclareConflict':
    case 'TakeBack':
    case 'FlagIntegrity':
    case 'RemoveArtifact':
    case 'Award':
    case 'HoldCoachMeeting':
      return command;
  }
}

/** An attempt that will be recorded gets its anonymous id opened first; one that is refused or repeated needs none. */
async function opened(
  ledger: Ledger,
  caller: Caller,
  stream: string,
  state: CredentialState,
  command: Extract<CredentialCommand, { type: 'SubmitEvidence' }>,
): Promise<CredentialCommand | Refusal> {
  const { commandId, ...by } = requestOf(caller);
  const expected = decider.decide(command, state, { ...by, today: todayIn(ledger.clock, undefined) });
  if (isRefusal(expected) || expected.length === 0) return command;
  const answer = await openSubmission(ledger, command.submission, stream, commandId);
  return isRefusal(answer) ? answer : command;
}
