import type { Due, MetNoted } from './events.ts';

export type ReminderCommand =
  | ({ readonly type: 'Remind' } & Due['data'])
  | ({ readonly type: 'NoteMet' } & MetNoted['data']);
