import { type CallError, fatalError } from './errors.ts';
import type { Call, Fate, Moment } from './faults.ts';
import type { DoubleLog } from './log.ts';
import type { Outgoing } from './outgoing.ts';

/** What every service has at hand. */
export interface Service {
  readonly log: DoubleLog;
  /** Lets the faults have their effect; what met them in a life that has ended is never to go on. */
  readonly meet: (call: Call, at: Moment) => Promise<Fate>;
  /** What a server takes in one append; `MaxAppendSize` of a real one is 1 MiB unless configured. */
  readonly maxAppendBytes: number;
  /** Those that stand at the moment. */
  readonly subscriptions: Set<Outgoing>;
}

/** The answering side of a call. On the wire one answer is a stream of one, so that none and two can be given too. */
export interface Answers<T> {
  readonly cancelled: boolean;
  write(message: T): boolean;
  end(): void;
  emit(event: 'error', error: CallError): boolean;
}

/** Ends the call where that is its fate; how often to send what comes next, 0 for not at all. */
export function settle<T>(answers: Answers<T>, fate: Fate): number {
  switch (fate.fate) {
    case 'go':
      return fate.copies;
    case 'never':
      return 0;
    case 'end':
      answers.end();
      return 0;
    case 'not_leader':
    case 'unavailable':
      answers.emit('error', fatalError(fate));
      return 0;
  }
}

/** A call with one answer: does the work between the two moments of a fault. */
export async function answerOnce<T>(
  { meet }: Service,
  name: Call,
  answers: Answers<T>,
  work: () => T | CallError,
): Promise<void> {
  if (settle(answers, await meet(name, 'asked')) === 0) return;
  const value = work();
  const copies = settle(answers, await meet(name, 'answering'));
  if (copies === 0 || answers.cancelled) return;
  if (isCallError(value)) {
    answers.emit('error', value);
    return;
  }
  for (let copy = 0; copy < copies; copy += 1) answers.write(value);
  answers.end();
}

const isCallError = (value: unknown): value is CallError =>
  typeof value === 'object' && value !== null && 'code' in value && 'details' in value;
