import { type Circumstances, dataOf, type Refusal, refuse } from '../decider.ts';
import { isSlug } from '../definition/ids.ts';
import { addDays, isDay } from '../values/day.ts';
import { isPlainText } from '../values/identifiers.ts';
import { isState } from '../values/states.ts';
import type { ProviderCommand } from './commands.ts';
import type { ProviderEvent } from './events.ts';
import type { ProviderState } from './evolve.ts';

type Answer = readonly ProviderEvent[] | Refusal;
type Command<T extends ProviderCommand['type']> = Extract<ProviderCommand, { type: T }>;

const LAST_DAY = '9999-12-31';

export function decide(command: ProviderCommand, state: ProviderState, by: Circumstances): Answer {
  switch (command.type) {
    case 'Approve':
      return approve(command, state, by);
    case 'EndApproval':
      return endApproval(command, state, by);
  }
}

function approve(
  command: Command<'Approve'>,
  approvals: ProviderState,
  { actor, today: on }: Circumstances,
): Answer {
  const content = dataOf(command);
  const { provider, state, from, until = LAST_DAY } = content;
  if (!isSlug(provider)) {
    return refuse('provider', 'A provider is named by its id: lower-case letters, digits and dashes.');
  }
  if (!isState(state)) return refuse('state_unknown', `"${state}" is not a state's two letters.`);
  if (!isDay(from) || (content.until !== undefined && !isDay(until)) || until < from) {
    return refuse('days', 'Give the first day and, where there is one, the last, written YYYY-MM-DD.');
  }
  const met = approvals.find(
    (one) => one.state === state && one.from <= until && (one.until ?? LAST_DAY) >= from,
  );
  if (met !== undefined) {
    return met.from === from && met.until === content.until
      ? []
      : refuse(
          'already_approved',
          `It is approved in ${state} from ${met.from} on. End that approval first.`,
        );
  }
  return [{ type: 'provider.Approved', data: { ...content, by: actor, on } }];
}

function endApproval(
  command: Command<'EndApproval'>,
  approvals: ProviderState,
  { actor, today: on }: Circumstances,
): Answer {
  const content = dataOf(command);
  const { state, from, until, because } = content;
  const found = approvals.find((one) => one.state === state && one.from === from);
  if (found === undefined) {
    return refuse('approval_unknown', 'No approval of this provider begins there on that day.');
  }
  if (found.until === until) return [];
  if (!isDay(until) || until > (found.until ?? LAST_DAY) || until < addDays(from, -1)) {
    return refuse(
      'until',
      'Its last day is one of those for which it was given, or the day before the first where it was given in error.',
    );
  }
  if (!isPlainText(because, 2000)) return refuse('because', 'Say in 1 to 2000 characters why.');
  return [{ type: 'provider.ApprovalEnded', data: { ...content, by: actor, on } }];
}
