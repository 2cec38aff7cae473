import { ErrorType, isCommandError, NotLeaderError, WrongExpectedVersionError } from '@eventstore/db-client';
import { fault } from '../../../app/fault.ts';

/** Refused for good: nothing was written, and the same again fares no better. */
const FOR_GOOD: ReadonlyMap<string, string> = new Map([
  [ErrorType.ACCESS_DENIED, 'The user in EVENTSTORE_URL may not do this, or its password is another.'],
  [ErrorType.STREAM_DELETED, 'The stream was deleted there for ever, which this ledger never does.'],
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED, 'Set its MaxAppendSize to 1048576 bytes or more.'],
  [ErrorType.INVALID_ARGUMENT, 'It does not understand what was asked: it must be 22.10 or later.'],
]);
/** INVALID_ARGUMENT and UNIMPLEMENTED of gRPC, which the client tells of as unknown. */
const NOT_UNDERSTOOD: ReadonlySet<number> = new Set([3, 12]);
/** What gRPC's client calls UNIMPLEMENTED too, though the call was understood: its answer is missing, or came twice. */
const SAID_OF_THE_ANSWER = ['No message received', 'Too many responses received'];

/** What the server refused for good, as a fault with what to do; undefined where the same again may succeed. */
export function refusedForGood(error: unknown, what: string): Error | undefined {
  if (!(error instanceof Error && isCommandError(error))) return undefined;
  const told = FOR_GOOD.get(error.type);
  const isOfTheAnswer = SAID_OF_THE_ANSWER.some((said) => error.message.endsWith(said));
  const notUnderstood = NOT_UNDERSTOOD.has(error.code ?? 0) && !isOfTheAnswer;
  const because = told ?? (notUnderstood ? FOR_GOOD.get(ErrorType.INVALID_ARGUMENT) : undefined);
  return because === undefined
    ? undefined
    : fault('eventstore_refused', `The EventStoreDB refused ${what}. ${because}`, error);
}

/** Revision the stream really ends at, -1 for none; undefined where the error is another. */
export function revisionFound(error: unknown): number | undefined {
  if (!(error instanceof WrongExpectedVersionError)) return undefined;
  return typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : -1;
}

export function isMissingStream(error: unknown): boolean {
  return error instanceof Error && isCommandError(error) && error.type === ErrorType.STREAM_NOT_FOUND;
}

/** A few words for a person; never what a server quoted of an event. */
export function reasonOf(error: unknown): string {
  if (error instanceof NotLeaderError) return 'it is not the leader of its cluster';
  if (!(error instanceof Error)) return 'no answer';
  if (isCommandError(error) && error.type !== ErrorType.UNAVAILABLE) return error.type;
  // It becomes part of a sentence, which begins with what a person can look for.
  return error.message
    .replace(/^\d+ UNAVAILABLE: (No connection established\. Last error: (Error: )?)?/, '')
    .replace(/Resolution note: *$/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[. ]+$/, '');
}

/** Why nothing more is told of what is recorded: follow again, unless it was refused for good. */
export function followingEnded(error: unknown): Error {
  return (
    refusedForGood(error, 'to tell of what it records') ??
    fault(
      'subscription_ended',
      `The EventStoreDB tells no more of what it records: ${reasonOf(error)}.`,
      error,
    )
  );
}
