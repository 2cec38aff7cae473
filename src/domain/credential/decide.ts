import { type Circumstances, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { isEducatorId, isPlainText, isSha256 } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { CredentialCommand } from './commands.ts';
import type { CredentialEvent, Started } from './events.ts';
import type { Attempt, CredentialState } from './evolve.ts';

type Answer = readonly CredentialEvent[] | Refusal;
type Command<T extends CredentialCommand['type']> = Extract<CredentialCommand, { type: T }>;

export function decide(command: CredentialCommand, state: CredentialState, by: Circumstances): Answer {
  if (command.type === 'Start') return start(command, state);
  if (state.started === undefined) {
    return NOT_FOUND;
  }
  if (command.type === 'SubmitEvidence') return submit(command, state, state.started, by);
  if (state.current === undefined) {
    return refuse('nothing_submitted', 'No evidence was submitted yet, so there is nothing to assess.');
  }
  return assess(command, state.started, state.current, by);
}

function start({ type: _, ...data }: Command<'Start'>, state: CredentialState): Answer {
  if (!isEducatorId(data.educator)) {
    return refuse('educator_id', 'An educator id is a state and a number, as TN-100001.');
  }
  if (![data.definition, data.title, data.issuer].every((text) => isPlainText(text, 200))) {
    return refuse('definition', 'The micro-credential needs a definition, a title and an issuer.');
  }
  const distinct = new Set(data.criteria).size === data.criteria.length;
  if (data.criteria.length === 0 || data.criteria.length > 50 || !distinct) {
    return refuse('criteria', 'Name 1 to 50 different criteria; each one will be scored.');
  }
  if (!data.criteria.every((text) => isPlainText(text, 200))) {
    return refuse('criteria', 'A criterion is a text of 1 to 200 characters.');
  }
  if (state.started === undefined) return [{ type: 'credential.Started', data }];
  return sameData(state.started, data)
    ? []
    : refuse('credential_differs', 'This micro-credential was started with other details.');
}

function submit(
  command: Command<'SubmitEvidence'>,
  state: CredentialState,
  started: Started['data'],
  by: Circumstances,
): Answer {
  if (by.actorEducator !== started.educator) {
    return refuse('not_the_learner', 'Evidence is submitted by the learner alone.');
  }
  if (!command.attested) {
    return refuse('not_attested', 'State that the work is your own before you submit it.');
  }
  if (command.artifacts.length === 0 || command.artifacts.length > 50) {
    return refuse('artifacts', 'Submit 1 to 50 artifacts.');
  }
  if (!command.artifacts.every(isSha256)) {
    return refuse('artifacts', 'Each artifact is named by its SHA-256 digest in 64 lower-case hex digits.');
  }
  const { current } = state;
  if (current !== undefined && current.answer !== 'not_yet') {
    if (sameData(current.artifacts, command.artifacts)) return [];
    return current.answer === 'awarded'
      ? refuse('already_awarded', 'This micro-credential is awarded already.')
      : refuse('under_assessment', 'An attempt is being assessed. Submit again after its answer.');
  }
  return [
    {
      type: 'credential.EvidenceSubmitted',
      data: {
        attempt: (current?.attempt ?? 0) + 1,
        on: by.today,
        artifacts: command.artifacts,
        attested: true,
      },
    },
  ];
}

function assess(
  command: Exclude<CredentialCommand, { type: 'Start' | 'SubmitEvidence' }>,
  started: Started['data'],
  current: Attempt,
  by: Circumstances,
): Answer {
  if (by.actorEducator === started.educator) {
    return refuse('own_work', 'Nobody assesses or approves their own work.');
  }
  const { attempt } = current;
  switch (command.type) {
    case 'AssignAssessor':
      if (current.assessor === command.assessor) return [];
      if (current.assessor !== undefined) {
        return refuse('assessor_assigned', 'Another assessor has this attempt already.');
      }
      return [{ type: 'credential.AssessorAssigned', data: { attempt, assessor: command.assessor } }];
    case 'ScoreCriterion':
      return score(command, started, current, by);
    case 'Recommend':
      return recommend(command, started, current, by);
    case 'Award':
    case 'AnswerNotYet':
      return answer(command, current, by);
  }
}

function score(
  command: Command<'ScoreCriterion'>,
  started: Started['data'],
  current: Attempt,
  by: Circumstances,
): Answer {
  if (current.assessor !== by.actor) return notYourAttempt();
  const { criterion, met, feedback } = command;
  if (!started.criteria.includes(criterion)) {
    return refuse('criterion_unknown', `The criteria are: ${started.criteria.join('; ')}.`);
  }
  if (!isPlainText(feedback, 5000)) {
    return refuse('feedback', 'Give feedback of 1 to 5000 characters: the learner builds on it.');
  }
  if (sameData(current.scores.get(criterion), { met, feedback })) return [];
  if (current.recommendation !== undefined) {
    return refuse('already_recommended', 'Scores stand once the recommendation is made.');
  }
  return [
    {
      type: 'credential.CriterionScored',
      data: { attempt: current.attempt, assessor: by.actor, criterion, met, feedback },
    },
  ];
}

function recommend(
  { recommendation }: Command<'Recommend'>,
  started: Started['data'],
  current: Attempt,
  by: Circumstances,
): Answer {
  if (current.assessor !== by.actor) return notYourAttempt();
  if (current.recommendation === recommendation) return [];
  if (current.recommendation !== undefined) {
    return refuse('already_recommended', `The recommendation "${current.recommendation}" was made already.`);
  }
  const unscored = started.criteria.filter((criterion) => !current.scores.has(criterion));
  if (unscored.length > 0) {
    return refuse('criteria_unscored', `Still to be scored: ${unscored.join('; ')}.`);
  }
  const allMet = [...current.scores.values()].every(({ met }) => met);
  if (recommendation === 'award' && !allMet) {
    return refuse('criteria_unmet', 'An award needs every criterion met.');
  }
  if (recommendation === 'not_yet' && allMet) {
    return refuse('criteria_met', 'Every criterion is met, so the recommendation is to award.');
  }
  return [
    {
      type: 'credential.Recommended',
      data: { attempt: current.attempt, assessor: by.actor, recommendation },
    },
  ];
}

function answer(command: Command<'Award' | 'AnswerNotYet'>, current: Attempt, by: Circumstances): Answer {
  const wanted = command.type === 'Award' ? 'awarded' : 'not_yet';
  if (current.answer === wanted) return [];
  if (current.answer !== undefined) return refuse('already_answered', 'This attempt has its answer already.');
  if (current.recommendation === undefined) {
    return refuse('not_recommended', 'The assessor has not made a recommendation yet.');
  }
  if (current.assessor === by.actor) {
    return refuse('assessor_decides', 'The approver decides, not the assessor.');
  }
  if ((wanted === 'awarded') !== (current.recommendation === 'award')) {
    return refuse('against_recommendation', 'The answer follows the recommendation, or the work goes back.');
  }
  const { attempt } = current;
  if (wanted === 'awarded') {
    return [{ type: 'credential.Awarded', data: { attempt, approver: by.actor, on: by.today } }];
  }
  const feedback = [...current.scores].flatMap(([criterion, { met, feedback: text }]) =>
    met || text === null ? [] : [{ criterion, feedback: text }],
  );
  return [{ type: 'credential.NotYetEarned', data: { attempt, approver: by.actor, feedback } }];
}

function notYourAttempt(): Refusal {
  return refuse('not_your_attempt', 'This attempt is assigned to another assessor, or to none yet.');
}
