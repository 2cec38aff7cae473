import { isRefusal, type Refusal } from '../../../domain/decider.ts';
import type {
  EndorsementCommand,
  OrderCommand,
  PaperCommand,
  StatusCommand,
} from '../../../domain/license/commands.ts';
import type { Action } from '../../access.ts';
import type { Notice, Recording } from '../../executing/execute.ts';
import { withUnreadWord } from '../../executing/words-unread.ts';
import type { Jurist } from '../../standing/standing.ts';
import type { Caller } from '../caller.ts';
import { actUpon } from './upon-license.ts';

/** What the agency records upon a license word for word. */
export type RecordCommand = EndorsementCommand | OrderCommand | StatusCommand | PaperCommand;

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
  BeginStatus: 'status.record',
  EndStatus: 'status.record',
  Surrender: 'license.correct',
  Rescind: 'license.correct',
  Correct: 'license.correct',
};

export async function recordUpon(
  jurist: Jurist,
  caller: Caller,
  { license, command }: RecordAsk,
): Promise<Recording | Refusal> {
  const action = ACTIONS[command.type];
  const answer = await actUpon(jurist, caller, { license, action, asked: command, given: () => command });
  if (isRefusal(answer)) return answer;
  const notice = answer.events.length === 0 ? undefined : backdated(command);
  const told = notice === undefined ? answer : { ...answer, notices: [...(answer.notices ?? []), notice] };
  return withUnreadWord(jurist.ledger, jurist.compiled, command, told);
}

/** An order may say that it binds from before it was final, as from an interim one on. It may be a slip, too. */
export function backdated(command: RecordCommand): Notice | undefined {
  if (command.type !== 'EnterOrder' || command.from >= command.finalOn) return undefined;
  const { reference, from, finalOn } = command;
  const because = `Order ${reference} binds from ${from}, before it was final on ${finalOn}. If that is a slip, lift it from ${from}, so that it binds on no day, and enter it anew as "${reference} corrected".`;
  return { code: 'order_backdated', because };
}
