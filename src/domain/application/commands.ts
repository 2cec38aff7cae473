import type { Denied, Filed, GrantAbandoned, Granted, GrantSetAside } from './events.ts';

export type ApplicationCommand =
  | ({ readonly type: 'File' } & Omit<Filed['data'], 'on'>)
  | { readonly type: 'Amend'; readonly fields: readonly string[] }
  | { readonly type: 'Withdraw' }
  /** What is granted is what was applied for; what the law answers is read, never taken from the caller. */
  | ({ readonly type: 'Grant' } & Omit<Granted['data'], 'by' | 'on' | 'class' | 'fields'>)
  | ({ readonly type: 'AbandonGrant' } & GrantAbandoned['data'])
  | ({ readonly type: 'SetGrantAside' } & Omit<GrantSetAside['data'], 'on'>)
  | ({ readonly type: 'Deny' } & Omit<Denied['data'], 'by' | 'on'>);
