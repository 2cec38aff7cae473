import type {
  ActRecorded,
  AwardRecorded,
  BoardCertified,
  DegreeConferred,
  EvaluationRated,
  ForeignCredentialVerified,
  MeasureRecorded,
  Registered,
  RoleDesignated,
  RoleEnded,
  ServiceRecorded,
  TestTaken,
} from './events.ts';

export type EducatorCommand =
  | ({ readonly type: 'Register' } & Registered['data'])
  | ({ readonly type: 'RecordService' } & ServiceRecorded['data'])
  | ({ readonly type: 'RateEvaluation' } & EvaluationRated['data'])
  | ({ readonly type: 'CertifyByBoard' } & BoardCertified['data'])
  | ({ readonly type: 'ConferDegree' } & DegreeConferred['data'])
  | ({ readonly type: 'RecordTest' } & TestTaken['data'])
  | ({ readonly type: 'RecordAct' } & ActRecorded['data'])
  | ({ readonly type: 'RecordMeasure' } & MeasureRecorded['data'])
  | ({ readonly type: 'DesignateRole' } & RoleDesignated['data'])
  | ({ readonly type: 'EndRole' } & RoleEnded['data'])
  | ({ readonly type: 'VerifyForeignCredential' } & ForeignCredentialVerified['data'])
  | ({ readonly type: 'RecordAward' } & AwardRecorded['data'])
  | { readonly type: 'Retract'; readonly eventId: string; readonly because: string }
  /** A fact with an external id, which may be stated already with other content: for imports alone. */
  | { readonly type: 'Correct'; readonly fact: KeyedFact; readonly because: string }
  /** Takes one event back, be it a registration or a retraction: for the undoing of an import. */
  | { readonly type: 'TakeBack'; readonly eventId: string; readonly because: string };

/** A command that states a fact which the source may have given a key. */
export type KeyedFact = Extract<
  EducatorCommand,
  { type: 'RecordService' | 'RateEvaluation' | 'CertifyByBoard' | 'ConferDegree' }
>;
