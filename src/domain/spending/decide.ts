import { type Circumstances, dataOf, NOT_FOUND, type Refusal, refuse } from '../decider.ts';
import { parseHundredths } from '../values/hundredths.ts';
import { sameData } from '../values/same-data.ts';
import type { SpendingCommand } from './commands.ts';
import type { SpendingEvent } from './events.ts';
import type { Reservation, SpendingState } from './evolve.ts';

type Answer = readonly SpendingEvent[] | Refusal;
type Command<T extends SpendingCommand['type']> = Extract<SpendingCommand, { type: T }>;

export function decide(command: SpendingCommand, state: SpendingState, by: Circumstances): Answer {
  if (command.type === 'Reserve') return reserve(command, state, by);
  const reservation = state.reservations.find(({ id }) => id === command.reservation);
  if (reservation === undefined) return NOT_FOUND;
  switch (command.type) {
    case 'Confirm':
      return confirm(command, reservation);
    case 'Release':
      return release(command, reservation);
  }
}

function reserve(command: Command<'Reserve'>, state: SpendingState, { today: on }: Circumstances): Answer {
  const data = { ...dataOf(command), on };
  const standing = state.reservations.find(
    ({ reserved, status }) =>
      reserved.for === command.for && reserved.way === command.way && status !== 'released',
  );
  if (standing !== undefined) {
    if (sameData({ ...standing.reserved, on }, data)) return [];
    return standing.status === 'held'
      ? refuse('busy', 'Credits are being spent for this by another command. Ask again in a moment.')
      : refuse('spent_before', 'Credits were spent for this already.');
  }
  if (!/^(period|application)-/.test(command.for) || !command.license.startsWith('license-')) {
    return refuse(
      'spent_for',
      'Credits are spent for a period or an application, upon a license; name both by their streams.',
    );
  }
  if (!Number.isSafeInteger(command.ordinal) || command.ordinal < 1) {
    return refuse('ordinal', 'Name the place of the log at which the facts were read, 1 or more.');
  }
  const credits = new Set(command.spends.map(({ credit }) => credit));
  if (credits.size !== command.spends.length || !command.spends.every(({ amount }) => isAmount(amount))) {
    return refuse('spends', 'Each credit is named once, with an amount above zero.');
  }
  return [{ type: 'spending.Reserved', data }];
}

function isAmount(text: string): boolean {
  const amount = parseHundredths(text);
  return typeof amount === 'number' && amount > 0;
}

function confirm(command: Command<'Confirm'>, { status, act }: Reservation): Answer {
  switch (status) {
    case 'held':
      return [{ type: 'spending.Confirmed', data: dataOf(command) }];
    case 'confirmed':
      return act === command.act
        ? []
        : refuse('confirmed_before', 'This reservation was confirmed by another act.');
    case 'released':
      return refuse('released', 'This reservation was released; decide anew and reserve again.');
  }
}

function release(command: Command<'Release'>, { status }: Reservation): Answer {
  if (status === 'released') return [];
  if (status === 'confirmed' && command.because !== 'undone') {
    return refuse('confirmed', 'What is spent is free again only when the act it was spent for is undone.');
  }
  return [{ type: 'spending.Released', data: dataOf(command) }];
}
