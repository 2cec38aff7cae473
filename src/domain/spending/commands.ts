import type { Confirmed, Released, Reserved } from './events.ts';

export type SpendingCommand =
  | ({ readonly type: 'Reserve' } & Omit<Reserved['data'], 'on'>)
  | ({ readonly type: 'Confirm' } & Confirmed['data'])
  | ({ readonly type: 'Release' } & Released['data']);
