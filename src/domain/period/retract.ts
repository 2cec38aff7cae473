import { type Refusal, refuse } from '../decider.ts';
import { standing } from '../retraction.ts';
import { isPlainText } from '../values/identifiers.ts';
import type { PeriodEvent } from './events.ts';
import type { PeriodState } from './evolve.ts';

/** The license that owed it was taken back, and was not owed anything then: what opened the period goes with it. */
export function takeBack(because: string, { past }: PeriodState): readonly PeriodEvent[] | Refusal {
  const opened = standing(past).filter(({ type }) => type === 'period.Opened');
  if (opened.length > 0 && !isPlainText(because)) {
    return refuse('because', 'Say why the period is taken back, in 1 to 500 characters.');
  }
  return opened.map(({ eventId }) => ({ type: 'period.Retracted', data: { eventId, because } }));
}
