import { refuse } from '../decider.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { Answer, Begun, Command } from './begun.ts';
import type { CredentialState } from './state.ts';
import { reviewersOf } from './reviewers.ts';

export function fileAppeal({ because, due }: Command<'FileAppeal'>, { state, by }: Begun): Answer {
  const { appeal, current } = state;
  const pending = appeal !== undefined && appeal.decided === undefined;
  if (pending) {
    return appeal.because === because
      ? []
      : refuse('appeal_filed', 'Your appeal is filed and being decided.');
  }
  const against = appealable(state);
  if (against === undefined || current === undefined) {
    return refuse(
      'nothing_to_appeal',
      'An answer of "not yet" or a revocation can be appealed; there is none.',
    );
  }
  const { attempt } = current;
  const decided = appeal?.decided?.outcome === 'upheld' ? appeal : undefined;
  if (decided?.against === against && decided.attempt === attempt) {
    return refuse('appeal_decided', 'Your appeal against this was decided already.');
  }
  const until = against === 'revocation' ? state.appealRevocationBy : current.appealBy;
  if (until !== undefined && by.today > until) {
    return refuse('appeal_late', `This could be appealed until ${until}.`);
  }
  if (!isPlainText(because, 5000)) return refuse('because', 'Say in 1 to 5000 characters what was wrong.');
  const owed = due === undefined ? {} : { due };
  return [{ type: 'credential.AppealFiled', data: { against, attempt, because, on: by.today, ...owed } }];
}

function appealable({ revokedOn, current }: CredentialState): 'revocation' | 'not_yet' | undefined {
  if (revokedOn !== undefined) return 'revocation';
  return current?.answer === 'not_yet' ? 'not_yet' : undefined;
}

/** By somebody who had no part in what is appealed. */
export function decideAppeal(command: Command<'DecideAppeal'>, { state, by }: Begun): Answer {
  const { outcome, because, due } = command;
  const { appeal } = state;
  if (appeal === undefined) return refuse('no_appeal', 'No appeal was filed.');
  if (appeal.decided !== undefined) {
    return appeal.decided.outcome === outcome && appeal.decided.because === because
      ? []
      : refuse('appeal_decided', `The appeal was decided already: ${appeal.decided.outcome}.`);
  }
  if (reviewersOf(state).has(by.actor)) {
    return refuse(
      'own_decision',
      'An appeal is decided by somebody who had no part in what is appealed, nor coached its learner.',
    );
  }
  if (!isPlainText(because, 5000)) return refuse('because', 'Say in 1 to 5000 characters why.');
  const { against, attempt } = appeal;
  const owed = due === undefined || outcome === 'upheld' || against === 'revocation' ? {} : { due };
  const { actor, today: on } = by;
  return [
    {
      type: 'credential.AppealDecided',
      data: { against, attempt, by: actor, outcome, because, on, ...owed },
    },
    ...(outcome === 'overturned' && against === 'revocation'
      ? [{ type: 'credential.Restored', data: { on } } as const]
      : []),
  ];
}
