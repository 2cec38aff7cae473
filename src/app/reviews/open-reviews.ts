import { isRefusal, type Refusal } from '../../domain/decider.ts';
import type { Opened } from '../../domain/review/events.ts';
import { review } from '../../domain/review/index.ts';
import { reviewStream } from '../../domain/streams.ts';
import { asGiven, execute, type Recording, type Request } from '../executing/execute.ts';
import { derivedId, stepId } from '../executing/ids.ts';
import type { OpenedEvent } from '../log/envelope.ts';
import type { Ledger } from '../log/ledger.ts';

/** What is to be looked at again, and why: one review for each thing that a cause touches. */
export type ToReview = Omit<Opened['data'], 'on'>;

/** Opens each of these reviews once, however often it is asked for. */
export async function openReviews(
  ledger: Ledger,
  all: readonly ToReview[],
  request: Request,
  cause: Pick<OpenedEvent, 'stream' | 'revision'>,
): Promise<Recording | Refusal> {
  let last: Recording = { stream: cause.stream, revision: cause.revision, events: [] };
  for (const one of all) {
    const stream = reviewStream(derivedId('review', one.of, one.cause));
    const answer = await execute(
      ledger,
      review,
      { stream, educator: one.educator, state: one.state },
      asGiven({ type: 'Open' as const, ...one }),
      { ...request, commandId: stepId(request.commandId, stream) },
    );
    if (isRefusal(answer)) return answer;
    last = answer;
  }
  return last;
}
