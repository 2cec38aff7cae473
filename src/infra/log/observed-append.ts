import type { AppendAnswer, EventLog } from '../../app/log/event-log.ts';
import { spanned } from '../../app/spans.ts';
import type { Append, AppendObserver } from './append.ts';
import { checkAppend } from './limits.ts';

/** What every engine does about an append: refuses what no writer may ask, and traces the rest. */
export function checkedAndTraced(append: (asked: Append) => Promise<AppendAnswer>): EventLog['append'] {
  return async (stream, expectedRevision, events) => {
    checkAppend(stream, expectedRevision, events);
    return spanned('append', { 'ledger.events': events.length }, async (span) => {
      const answer = await append({ stream, expectedRevision, events });
      span.setAttribute('ledger.outcome', answer.outcome);
      return answer;
    });
  };
}

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
