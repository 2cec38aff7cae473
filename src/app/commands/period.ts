import { NOT_FOUND, refuse, type Refusal } from '../../domain/decider.ts';
import { period as decider, type PeriodCommand, type PeriodState } from '../../domain/period/index.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Action, Resource } from '../access.ts';
import { execute, type Recording } from '../executing/execute.ts';
import { employersOf } from '../facts/employers.ts';
import { consequenceRead, routeOnceGranted, routeRead } from '../periods/law.ts';
import { type PeriodRecord, periodRecord } from '../periods/period-record.ts';
import type { Jurist } from '../standing/standing.ts';
import { type Caller, forbidden, requestOf } from './caller.ts';

/** What is asked; what the law says to it is read, never taken from the caller. */
export type UponPeriod =
  | { readonly type: 'Suspend'; readonly from: Day; readonly ground: string; readonly because: string }
  | { readonly type: 'Resume'; readonly on: Day; readonly endsOn?: Day; readonly because: string }
  | { readonly type: 'RequestExtension'; readonly route: string; readonly because?: string }
  | { readonly type: 'GrantExtension'; readonly route: string }
  | { readonly type: 'DenyExtension'; readonly route: string; readonly because: string }
  | { readonly type: 'Close'; readonly because?: string }
  | { readonly type: 'Reopen'; readonly because: string; readonly until?: Day };

export interface PeriodAsk {
  /** The stream, as `period-TN-1234567-2018-09-01`. */
  readonly period: string;
  readonly command: UponPeriod;
}

const ACTIONS: { readonly [T in UponPeriod['type']]: Action } = {
  Suspend: 'period.decide',
  Resume: 'period.decide',
  RequestExtension: 'extension.request',
  GrantExtension: 'period.decide',
  DenyExtension: 'period.decide',
  Close: 'period.decide',
  Reopen: 'period.decide',
};

export async function askPeriod(
  jurist: Jurist,
  caller: Caller,
  { period, command }: PeriodAsk,
): Promise<Recording | Refusal> {
  return execute(
    jurist.ledger,
    decider,
    { stream: period },
    {
      asked: command,
      given: async (state) => {
        const problem = forbidden(caller, ACTIONS[command.type], await resourceOf(jurist, state));
        if (problem !== undefined || state.opened === undefined) return problem ?? NOT_FOUND;
        return withLaw(jurist, caller, state.opened.educator, period, command);
      },
    },
    requestOf(caller),
  );
}

async function resourceOf({ ledger }: Jurist, { opened }: PeriodState): Promise<Resource> {
  if (opened === undefined) return {};
  const { educator, state } = opened;
  return { educator, state, employers: await employersOf(ledger, educator, state) };
}

async function withLaw(
  jurist: Jurist,
  { identity }: Caller,
  educator: string,
  period: string,
  command: UponPeriod,
): Promise<PeriodCommand | Refusal> {
  if (!needsLaw(command)) return command;
  const read = await periodRecord(jurist, educator, period);
  if (read === undefined) {
    return refuse(
      'policy_unknown',
      'No law is published for this period, or its license is not on record yet.',
    );
  }
  const { law, facts, today } = read;
  switch (command.type) {
    case 'RequestExtension': {
      const { route, ...said } = command;
      const capacity = identity.educator === educator ? 'holder' : 'employer';
      return { ...said, capacity, law: routeRead(law, facts, route, today) };
    }
    case 'GrantExtension':
      return { type: 'GrantExtension', law: routeOnceGranted(law, facts, command.route, today) };
    case 'Close':
      return { ...command, ...closing(read) };
  }
}

type WithLaw = Extract<UponPeriod, { type: 'RequestExtension' | 'GrantExtension' | 'Close' }>;

function needsLaw(command: UponPeriod): command is WithLaw {
  return ['RequestExtension', 'GrantExtension', 'Close'].includes(command.type);
}

/** What the law lets follow from its end, and whether an application keeps it open. */
export function closing({ law, facts, today, obligation }: PeriodRecord) {
  return { law: consequenceRead(law, facts, today), awaitsAnswer: obligation.awaitsAnswer === true };
}
