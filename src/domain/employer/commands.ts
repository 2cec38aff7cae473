import type { Closed, Reclassified, Registered, Renamed, Retracted } from './events.ts';

type Said<E extends { readonly data: object }> = Omit<E['data'], 'by' | 'on'>;

export type EmployerCommand =
  | ({ readonly type: 'Register' } & Said<Registered>)
  | ({ readonly type: 'Rename' } & Said<Renamed>)
  | ({ readonly type: 'Reclassify' } & Said<Reclassified>)
  | ({ readonly type: 'Close' } & Said<Closed>)
  | ({ readonly type: 'Retract' } & Retracted['data']);
