import type { EndorsementCommand, OrderCommand, PaperCommand } from '../../../domain/license/commands.ts';
import type { Action } from '../../access.ts';
import type { Jurist } from '../../standing.ts';
import type { Caller } from '../caller.ts';
import { actUpon } from './upon-license.ts';

/** What the agency records upon a license word for word. */
export type RecordCommand = EndorsementCommand | OrderCommand | PaperCommand;

export interface RecordAsk {
  readonly license: string;
  readonly command: RecordCommand;
}

const ACTIONS: { readonly [T in RecordCommand['type']]: Action } = {
  AddEndorsement: 'endorsement.record',
  RenewEndorsement: 'endorsement.record',
  DropEndorsement: 'endorsement.record',
  EnterOrder: 'order.enter',
  LiftOrder: 'order.enter',
  Surrender: 'license.correct',
  Rescind: 'license.correct',
  Correct: 'license.correct',
};

export function recordUpon(jurist: Jurist, caller: Caller, { license, command }: RecordAsk) {
  const action = ACTIONS[command.type];
  return actUpon(jurist, caller, { license, action, asked: command, given: () => command });
}
