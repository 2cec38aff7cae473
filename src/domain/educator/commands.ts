import type { BoardCertified, EvaluationRated, Registered, ServiceRecorded } from './events.ts';

export type EducatorCommand =
  | ({ readonly type: 'Register' } & Registered['data'])
  | ({ readonly type: 'RecordService' } & ServiceRecorded['data'])
  | ({ readonly type: 'RateEvaluation' } & EvaluationRated['data'])
  | ({ readonly type: 'CertifyByBoard' } & BoardCertified['data'])
  | { readonly type: 'Retract'; readonly eventId: string; readonly because: string };
