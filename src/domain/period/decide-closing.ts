import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import type { PeriodCommand } from './commands.ts';
import type { Closed, PeriodEvent } from './events.ts';
import type { PeriodState } from './evolve.ts';
import { overAlready, unexplained } from './refusals.ts';

type Answer = readonly PeriodEvent[] | Refusal;
type Command<T extends PeriodCommand['type']> = Extract<PeriodCommand, { type: T }>;

/** Closing proposes what the law names and does nothing to the license. */
export function close(command: Command<'Close'>, state: PeriodState, by: Circumstances): Answer {
  const { awaitsAnswer, because } = command;
  if (because !== undefined) {
    const problem = unexplained(because);
    if (problem !== undefined) return problem;
  }
  const content = contentOf(command);
  if (state.closed !== undefined && state.completed === undefined) {
    const { route, consequence } = state.closed;
    const isSame =
      content !== undefined &&
      consequence === content.consequence &&
      route === content.route &&
      state.closed.because === content.because;
    return isSame ? [] : refuse('already_closed', 'This period was closed with another consequence.');
  }
  const over = overAlready(state);
  if (over !== undefined) return over;
  if (state.endsOn >= by.today) return refuse('not_over', `Its last day, ${state.endsOn}, is not over.`);
  if (state.suspended !== undefined) {
    return refuse('suspended', `This period rests since ${state.suspended.from} and cannot be over.`);
  }
  if (state.requested !== undefined) {
    return refuse('request_awaits', 'A request for more time awaits its decision. Decide on it first.');
  }
  if (awaitsAnswer) {
    return refuse('application_awaits', 'An application to renew awaits its answer. Answer it first.');
  }
  if (content === undefined) {
    return refuse('no_consequence', 'The law names nothing that follows from its end. Say why it is closed.');
  }
  return [{ type: 'period.Closed', data: { by: by.actor, on: by.today, ...content } }];
}

function contentOf({ law, because }: Command<'Close'>): Omit<Closed['data'], 'by' | 'on'> | undefined {
  if (law === null) return because === undefined ? undefined : { consequence: 'none', because };
  const { consequence, route, startedBy, status, policy } = law;
  const held = status === null ? {} : { status };
  return { consequence, route, startedBy, ...held, policy, because: because ?? law.because };
}

export function reopen({ because, until }: Command<'Reopen'>, state: PeriodState, by: Circumstances): Answer {
  const { reopened } = state;
  if (state.closed === undefined && reopened?.because === because && reopened.until === until) return [];
  if (state.completed !== undefined) return overAlready(state) ?? [];
  if (state.closed === undefined) return refuse('not_closed', 'This period is not closed.');
  const problem = unexplained(because);
  if (problem !== undefined) return problem;
  if (until !== undefined && (!isDay(until) || until < by.today)) {
    return refuse('until_day', 'It stays open until today or a later day, or until a person closes it.');
  }
  const stated = until === undefined ? {} : { until };
  return [{ type: 'period.Reopened', data: { by: by.actor, on: by.today, because, ...stated } }];
}

/** Whatever still awaited an answer is moot: the period ends with the license, on whatever day that is. */
export function endWithLicense(
  { because }: Command<'EndWithLicense'>,
  state: PeriodState,
  by: Circumstances,
): Answer {
  if (state.completed !== undefined || state.closed !== undefined) return [];
  const problem = unexplained(because);
  if (problem !== undefined) return problem;
  return [{ type: 'period.Closed', data: { by: by.actor, on: by.today, consequence: 'none', because } }];
}
