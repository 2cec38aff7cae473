import type { Refusal } from '../../domain/decider.ts';
import { review as decider, type ReviewCommand } from '../../domain/review/index.ts';
import { reviewStream } from '../../domain/streams.ts';
import { execute, type Recording } from '../executing/execute.ts';
import type { Ledger } from '../log/ledger.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

export interface ReviewAsk {
  /** The stream's name without its category. */
  readonly review: string;
  readonly command: Extract<ReviewCommand, { type: 'Decide' }>;
}

/** Decides a review. What follows for a credit is carried out by the review keeper. */
export function askReview(
  ledger: Ledger,
  caller: Caller,
  { review, command }: ReviewAsk,
): Promise<Recording | Refusal> {
  return execute(
    ledger,
    decider,
    { stream: reviewStream(review) },
    {
      asked: command,
      given: ({ opened }) => {
        const resource = { educator: opened?.educator, state: opened?.state };
        return forbidden(caller, 'review.decide', resource) ?? command;
      },
    },
    requestOf(caller),
  );
}
