import type { AssignmentChanged, Began, Ended, LeaveBegan, LeaveEnded, Retracted } from './events.ts';

/** What is done upon employment that began. */
export type UponEmployment =
  | ({ readonly type: 'ChangeAssignment' } & AssignmentChanged['data'])
  | ({ readonly type: 'BeginLeave' } & LeaveBegan['data'])
  | ({ readonly type: 'EndLeave' } & LeaveEnded['data'])
  | ({ readonly type: 'End' } & Ended['data']);

export type EmploymentCommand =
  | ({ readonly type: 'Begin' } & Began['data'])
  | UponEmployment
  | ({ readonly type: 'TakeBack' } & Retracted['data'])
  /** A source states it as it has it now, under the external id it stated it under before. */
  | { readonly type: 'Correct'; readonly employment: Began['data']; readonly because: string };
