import type { ApprovalEnded, Approved } from './events.ts';

export type ProviderCommand =
  | ({ readonly type: 'Approve' } & Omit<Approved['data'], 'by' | 'on'>)
  | ({ readonly type: 'EndApproval' } & Omit<ApprovalEnded['data'], 'by' | 'on'>);
