import type { Day } from './values/day.ts';

/** Why a command was not carried out: a stable code for programs, a sentence for people. */
export interface Refusal {
  readonly refused: string;
  readonly because: string;
}

export function refuse(code: string, because: string): Refusal {
  return { refused: code, because };
}

export function isRefusal(answer: object): answer is Refusal {
  return 'refused' in answer;
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

/** A stored event as `evolve` sees it: its id lets a fold key facts by the event that made them. */
export type Recorded<E extends DomainEvent> = E & { readonly eventId: string };

/**
 * What may happen to one stream, as three pure values. `decide` answers the events a command causes, none
 * when it changes nothing, or a refusal; it never throws for a business reason.
 */
export interface Decider<Command, Event extends DomainEvent, State> {
  readonly initial: State;
  readonly decide: (
    command: Command,
    state: State,
    circumstances: Circumstances,
  ) => readonly Event[] | Refusal;
  readonly evolve: (state: State, event: Recorded<Event>) => State;
}

/** A command's content without its name: what becomes the event's data when nothing is to be added. */
export function dataOf<C extends { readonly type: string }>(command: C): Omit<C, 'type'> {
  const { type: _, ...data } = command;
  return data;
}
