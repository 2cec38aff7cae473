import type { EventType, LedgerEvent, ReadBack } from './events.ts';
import type { Day } from './values/day.ts';

/** Why a command was not carried out: a stable code for programs, a sentence for people. */
export interface Refusal {
  readonly refused: string;
  readonly because: string;
}

export function refuse(code: string, because: string): Refusal {
  return { refused: code, because };
}

/** One answer for what is missing and for what is not the caller's to see, so that neither tells the other. */
export const NOT_FOUND: Refusal = refuse('not_found', 'There is no such record, or it is not yours to see.');

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer && typeof answer.refused === 'string';
}

/** What a decision may know besides the command and the stream: who acts, and the day it is there. */
export interface Circumstances {
  readonly actor: string;
  /** The educator the actor is, when the actor is one: nobody reviews their own. */
  readonly actorEducator?: string;
  /** Today in the time zone of the state concerned. */
  readonly today: Day;
}

/** Every event is `<category>.<Event>` with plain data; the category is the stream's prefix. */
export interface DomainEvent {
  readonly type: `${string}.${string}`;
  readonly data: object;
}

type RecordedEvents = {
  readonly [T in EventType]: {
    readonly type: T;
    readonly data: ReadBack<T>;
    readonly eventId: string;
  };
};

/**
 * A stored event as `evolve` sees it: its id lets a fold key facts by the event that made them, and what is
 * personal is null once the person's key was erased.
 */
export type Recorded<E extends LedgerEvent> = RecordedEvents[E['type']];

/**
 * What may happen to one stream, as three pure values. `decide` answers the events a command causes, none
 * when it changes nothing, or a refusal; it never throws for a business reason.
 */
export interface Decider<Command, Event extends LedgerEvent, State> {
  readonly initial: State;
  readonly decide: (
    command: Command,
    state: State,
    circumstances: Circumstances,
  ) => readonly Event[] | Refusal;
  readonly evolve: (state: State, event: Recorded<Event>) => State;
}

type Content<C> = { readonly [Field in keyof C as Field extends 'type' ? never : Field]: C[Field] };

/** A command's content without its name: what becomes the event's data when nothing is to be added. */
export function dataOf<C extends { readonly type: string }>(command: C): Content<C> {
  const { type: _, ...data } = command;
  // Omit<C, 'type'> is the same set of fields; unlike Content it forgets which of them are optional.
  return data as unknown as Content<C>;
}
