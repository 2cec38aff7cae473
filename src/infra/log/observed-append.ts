import type { AppendAnswer } from '../../app/event-log.ts';
import type { Append, AppendObserver } from './append-batch.ts';

/** Tells an observer how each append fared. */
export function observed(
  append: (asked: Append) => Promise<AppendAnswer>,
  observer: AppendObserver | undefined,
): (asked: Append) => Promise<AppendAnswer> {
  if (observer === undefined) return append;
  return async (asked) => {
    const began = performance.now();
    let outcome: AppendAnswer['outcome'] | 'failed' = 'failed';
    try {
      const answer = await append(asked);
      ({ outcome } = answer);
      return answer;
    } finally {
      observer.answered(outcome, (performance.now() - began) / 1000);
    }
  };
}
