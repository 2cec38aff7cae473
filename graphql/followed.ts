import { isRefusal, type Refusal } from '../src/domain/decider.ts';
import { isBadInput } from '../src/app/queries/unanswered.ts';
import { badInputError, notFoundError } from './errors/errors.ts';

/**
 * What a subscription gives, as GraphQL takes it. A generator that waits cannot be ended from outside, so ending it
 * aborts its signal, by which it stops waiting.
 */
export async function followed<Change, Message>(
  begin: (signal: AbortSignal) => Promise<AsyncGenerator<Change, void, undefined> | Refusal>,
  shown: (change: Change) => Message,
): Promise<AsyncIterableIterator<Message, void, undefined>> {
  const ending = new AbortController();
  const changes = await begin(ending.signal);
  if (isRefusal(changes)) {
    throw isBadInput(changes)
      ? badInputError(changes.field, changes.because)
      : notFoundError(changes.because);
  }
  const messages = (async function* messagesOf(): AsyncGenerator<Message, void, undefined> {
    for await (const change of changes) yield shown(change);
  })();
  const iterator: AsyncIterableIterator<Message, void, undefined> = {
    next: () => messages.next(),
    return: () => {
      ending.abort();
      return messages.return();
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
