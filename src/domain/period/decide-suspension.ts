import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { PeriodCommand } from './commands.ts';
import type { Opened, PeriodEvent } from './events.ts';
import type { PeriodState } from './evolve.ts';
import { overAlready, unexplained } from './refusals.ts';

type Answer = readonly PeriodEvent[] | Refusal;
type Command<T extends PeriodCommand['type']> = Extract<PeriodCommand, { type: T }>;

export function suspend(
  { from, ground, because }: Command<'Suspend'>,
  { startsOn }: Opened['data'],
  state: PeriodState,
  by: Circumstances,
): Answer {
  const { suspended } = state;
  if (suspended !== undefined) {
    const { from: since, ground: known, because: said } = suspended;
    return sameData({ from, ground, because }, { from: since, ground: known, because: said })
      ? []
      : refuse('already_suspended', `This period has rested since ${since}. Let it go on first.`);
  }
  const problem = overAlready(state) ?? unexplained(because);
  if (problem !== undefined) return problem;
  if (!isWord(ground)) return refuse('ground', 'A ground is a lower-case word, as active_duty.');
  if (!isDay(from) || from < startsOn || from > state.endsOn || from > by.today) {
    return refuse(
      'suspension_day',
      `A period rests from a day of its own on, ${startsOn} to ${state.endsOn}, that has come.`,
    );
  }
  if (state.resumed !== undefined && from < state.resumed.on) {
    return refuse(
      'suspension_day',
      `This period has run again since ${state.resumed.on}; it rests from then on.`,
    );
  }
  return [{ type: 'period.Suspended', data: { by: by.actor, on: by.today, from, ground, because } }];
}

export function resume(
  { on, endsOn, because }: Command<'Resume'>,
  state: PeriodState,
  by: Circumstances,
): Answer {
  const { suspended, resumed } = state;
  if (suspended === undefined) {
    const isSame =
      resumed !== undefined &&
      resumed.on === on &&
      resumed.because === because &&
      resumed.endsOn === (endsOn ?? resumed.from);
    return isSame ? [] : refuse('not_suspended', 'This period does not rest, so it cannot go on.');
  }
  const problem = overAlready(state) ?? unexplained(because);
  if (problem !== undefined) return problem;
  if (!isDay(on) || on <= suspended.from || on > by.today) {
    return refuse(
      'resumption_day',
      `A period goes on after ${suspended.from}, the day it began to rest, and by today.`,
    );
  }
  const last = endsOn ?? state.endsOn;
  if (!isDay(last) || last < state.endsOn) {
    return refuse('ends_earlier', `Its last day is ${state.endsOn}; to rest does not make a period shorter.`);
  }
  return [{ type: 'period.Resumed', data: { by: by.actor, on, from: state.endsOn, endsOn: last, because } }];
}
