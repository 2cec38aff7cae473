import { type Circumstances, type Refusal, refuse } from '../decider.ts';
import { isDay } from '../values/day.ts';
import { isPlainText, isWord } from '../values/identifiers.ts';
import { sameData } from '../values/same-data.ts';
import type { PeriodCommand, RouteRead } from './commands.ts';
import type { Extended, PeriodEvent } from './events.ts';
import type { PeriodState } from './evolve.ts';
import { overAlready, unexplained } from './refusals.ts';

type Answer = readonly PeriodEvent[] | Refusal;
type Command<T extends PeriodCommand['type']> = Extract<PeriodCommand, { type: T }>;

export function request(
  { capacity, law, because }: Command<'RequestExtension'>,
  state: PeriodState,
  by: Circumstances,
): Answer {
  const { route } = law;
  const { requested } = state;
  if (requested !== undefined) {
    const isSame =
      requested.route === route && requested.capacity === capacity && requested.because === because;
    return isSame && requested.by === by.actor
      ? []
      : refuse(
          'already_requested',
          `More time was asked for by ${requested.route}, and awaits its decision.`,
        );
  }
  const problem = overAlready(state) ?? notOpen(law) ?? notTheirs(law, capacity) ?? shut(law) ?? barred(law);
  if (problem !== undefined) return problem;
  if (because !== undefined && !isPlainText(because)) {
    return refuse('because', 'A reason is a text of 1 to 500 characters.');
  }
  const said = because === undefined ? {} : { because };
  const data = { by: by.actor, capacity, route, on: by.today, endsOn: state.endsOn, ...said };
  return [{ type: 'period.ExtensionRequested', data }];
}

export function grant({ law }: Command<'GrantExtension'>, state: PeriodState, by: Circumstances): Answer {
  const { route, endsOn, policy, cites, outcome } = law;
  const { requested, decided } = state;
  if (requested?.route !== route) {
    const isSame = requested === undefined && decided?.route === route && 'endsOn' in decided;
    return isSame ? [] : refuse('not_requested', `No request for more time by ${route} awaits a decision.`);
  }
  if (requested.by === by.actor) return refuse('own_work', 'Nobody decides on their own request.');
  const problem = overAlready(state) ?? notOpen(law);
  if (problem !== undefined) return problem;
  if (outcome !== 'met') return refuse('not_eligible', lacking(law, 'The law does not give it yet.'));
  if (endsOn === null)
    return refuse('end_not_in_law', lacking(law, 'The law does not say the new last day.'));
  if (!isDay(endsOn) || endsOn <= state.endsOn) {
    return refuse('ends_earlier', `Its last day is ${state.endsOn} already, and the law gives no later one.`);
  }
  const days = { on: by.today, from: state.endsOn, endsOn };
  return [{ type: 'period.Extended', data: { way: 'request', by: by.actor, route, ...days, policy, cites } }];
}

export function deny(
  { route, because }: Command<'DenyExtension'>,
  state: PeriodState,
  by: Circumstances,
): Answer {
  const { requested, decided } = state;
  if (requested?.route !== route) {
    const isSame =
      requested === undefined &&
      decided?.route === route &&
      !('endsOn' in decided) &&
      decided.because === because;
    return isSame ? [] : refuse('not_requested', `No request for more time by ${route} awaits a decision.`);
  }
  if (requested.by === by.actor) return refuse('own_work', 'Nobody decides on their own request.');
  const problem = overAlready(state) ?? unexplained(because);
  if (problem !== undefined) return problem;
  return [{ type: 'period.ExtensionDenied', data: { by: by.actor, route, on: by.today, because } }];
}

/** What a statute gives it gives once, to whoever it covers, whatever is asked for beside it. A closed period runs again. */
export function extendByStatute(
  data: Omit<Extended['data'], 'way' | 'by'>,
  state: PeriodState,
  by: Circumstances,
): Answer {
  const { route, on, from, endsOn } = data;
  const before = state.extensions.find((one) => one.way === 'statute' && one.route === route);
  if (before !== undefined) {
    const { way: _, by: _by, ...given } = before;
    return sameData(given, data)
      ? []
      : refuse(
          'already_extended',
          `What ${route} gives was given to this period: it ends on ${before.endsOn}.`,
        );
  }
  if (state.completed !== undefined) return overAlready(state) ?? [];
  if (!isWord(route) || !isDay(on) || !isDay(endsOn) || on > by.today) {
    return refuse('extension_days', 'A statute gives a later last day from a day on that has come.');
  }
  if (from !== state.endsOn) {
    return refuse('end_moved', `Its last day is ${state.endsOn} and no more ${from}. Look at the law again.`);
  }
  if (endsOn <= from) return refuse('ends_earlier', `An extension ends after ${from}.`);
  const extended: Extended = { type: 'period.Extended', data: { way: 'statute', by: by.actor, ...data } };
  if (state.closed === undefined) return [extended];
  const because = `It was extended by ${route}.`;
  return [{ type: 'period.Reopened', data: { by: by.actor, on: by.today, because } }, extended];
}

function notOpen({ concerns, route }: RouteRead): Refusal | undefined {
  return concerns
    ? undefined
    : refuse('no_such_extension', `The law knows no extension "${route}" for this period.`);
}

function notTheirs({ startedBy, route }: RouteRead, capacity: 'holder' | 'employer'): Refusal | undefined {
  return startedBy.includes(capacity)
    ? undefined
    : refuse('not_yours_to_ask', `The law does not let the ${capacity} ask for ${route}.`);
}

function shut(law: RouteRead): Refusal | undefined {
  switch (law.isOpen) {
    case 'open':
      return undefined;
    case 'not_yet':
      return refuse('window_not_open', `Requests are taken from ${law.opensOn ?? 'a later day'} on.`);
    case 'closed':
      return refuse('window_closed', `Requests were taken until ${law.closesOn ?? 'an earlier day'}.`);
    case 'unknown':
      return refuse('window_unknown', lacking(law, 'The law does not say when it may be asked for.'));
  }
}

/** What is only open may be asked for: the decision itself may be what is awaited. */
function barred(law: RouteRead): Refusal | undefined {
  return law.outcome === 'met' || law.outcome === 'undetermined'
    ? undefined
    : refuse('not_eligible', lacking(law, 'What the law asks for it is not met.'));
}

function lacking({ missing }: RouteRead, otherwise: string): string {
  return missing.length > 0 ? missing.join(' ') : otherwise;
}
