import type { Advanced, CarriedOut, Enacted } from './events.ts';

export type StatuteCommand =
  | ({ readonly type: 'Enact' } & Omit<Enacted['data'], 'by' | 'on'> & {
        /** Digest of the list as it is now; `seen` is that of the preview the agency decided on. */
        readonly present: string;
      })
  | ({ readonly type: 'Advance' } & Advanced['data'])
  | ({ readonly type: 'CarryOut' } & CarriedOut['data']);
