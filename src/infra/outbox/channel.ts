import type { Letter } from '../../app/reminders/letter.ts';

/** How many are sent at a time. */
export const AT_ONCE = 4;

export type Delivery = 'sent' | 'no_address';

/** A way to send. It throws where it may work later, and UNDELIVERABLE where it never will. */
export interface Channel {
  send(letter: Letter): Promise<Delivery>;
  close(): void;
}

/** The code of a fault that no further attempt can mend. */
export const UNDELIVERABLE = 'undeliverable';

/** Receivers that have seen a message id drop the message when it comes a second time. */
export function messageIdOf({ reminder }: Letter): string {
  return `<${reminder}@reminders.licensure-ledger.invalid>`;
}
