import type { WhatIfQuestion } from '../../app/what-if/question.ts';
import type { MasterKey } from '../keys/master-key.ts';

/** What a thread needs to open the ledger for itself, and what it is asked. */
export interface ThreadData {
  readonly appUrl: string;
  readonly eventStoreUrl: string | undefined;
  /** Its buffers arrive as plain bytes. */
  readonly master: MasterKey;
  readonly question: WhatIfQuestion;
}
