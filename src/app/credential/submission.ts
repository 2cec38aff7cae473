import { credential, type CredentialState } from '../../domain/credential/index.ts';
import { credentialStream, submissionStream } from '../../domain/streams.ts';
import { submission } from '../../domain/submission/index.ts';
import { execute, asGiven } from '../executing/execute.ts';
import { stepId } from '../executing/ids.ts';
import { type Ledger, readStream, stateOf } from '../log/ledger.ts';

/**
 * Stream of the micro-credential an anonymous id stands for. An attempt from before there were such ids goes by its
 * credential's own.
 */
export async function streamOfSubmission(ledger: Ledger, id: string): Promise<string> {
  const { credential: stream } = stateOf(submission, await readStream(ledger, submissionStream(id)));
  return stream ?? credentialStream(id);
}

/** The attempt an anonymous id stands for, among all of its micro-credential. */
export function attemptOf({ past, current }: CredentialState, stream: string, id: string) {
  const attempts = current === undefined ? past : [...past, current];
  return attempts.find(
    (attempt) =>
      attempt.submission === id || (attempt.submission === undefined && stream === credentialStream(id)),
  );
}

/** The micro-credential of a submission, with the attempt concerned; undefined when there is none. */
export async function findSubmission(ledger: Ledger, id: string) {
  const stream = await streamOfSubmission(ledger, id);
  const state = stateOf(credential, await readStream(ledger, stream));
  const attempt = attemptOf(state, stream, id);
  return attempt === undefined || state.started === undefined
    ? undefined
    : { stream, state, attempt, started: state.started };
}

/**
 * Says whose attempt an id stands for, before the attempt is recorded: an id without an attempt harms nobody, an
 * attempt that no reviewer can find would. It names neither learner nor state, and not who caused it.
 */
export function openSubmission(ledger: Ledger, id: string, stream: string, commandId: string) {
  return execute(
    ledger,
    submission,
    { stream: submissionStream(id) },
    asGiven({ type: 'Open', credential: stream }),
    { commandId: stepId(commandId, 'open-submission'), actor: 'ledger' },
  );
}
