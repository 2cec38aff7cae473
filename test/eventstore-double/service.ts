import type { CallError } from './errors.ts';
import { fatalError } from './errors.ts';
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

export type Answer<T> = (error: CallError | null, value?: T) => void;

/** A call with one answer: does the work between the two moments of a fault. */
export async function answerOnce<T>(
  { meet }: Service,
  call: Call,
  answer: Answer<T>,
  work: () => T | CallError,
): Promise<void> {
  const asked = await meet(call, 'asked');
  if (stopped(asked, answer)) return;
  const value = work();
  const answering = await meet(call, 'answering');
  if (stopped(answering, answer)) return;
  if (isCallError(value)) answer(value);
  else answer(null, value);
}

function stopped<T>(fate: Fate, answer: Answer<T>): boolean {
  switch (fate.fate) {
    case 'go':
      return false;
    case 'never':
    case 'end':
      return true;
    case 'not_leader':
    case 'unavailable':
      answer(fatalError(fate));
      return true;
  }
}

const isCallError = (value: unknown): value is CallError =>
  typeof value === 'object' && value !== null && 'code' in value && 'details' in value;
