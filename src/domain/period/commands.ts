import type { Completed, Opened } from './events.ts';

export type PeriodCommand =
  | ({ readonly type: 'Open' } & Opened['data'])
  | ({ readonly type: 'Complete' } & Completed['data']);
