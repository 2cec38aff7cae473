import type { Pool } from 'pg';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import type { EventLog, StoredEvent } from '../../src/app/log/event-log.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import type { Reactor } from '../../src/app/reactors/reactor.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';
import { calendar } from '../../src/domain/calendar/index.ts';
import { type Decider, isRefusal } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { policy } from '../../src/domain/policy/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { retryDue } from '../../src/infra/reactors/retry-parked.ts';
import { followLog } from '../../src/infra/reactors/run-reactor.ts';
import type { TestLedger } from '../support/ledger.ts';

const LAW = `
schema: 1
state: PA
strand: recertification
version: 1
title: What follows from the end
time_zone: America/New_York
unit: { one: hour, many: hours }
since: 2000-01-01
selected_by: expiration
citations:
  act:
    title: An act
    link: https://example.org/act
    basis: legislation
    verified_on: 2024-01-01
routes:
  - id: act_1
    asks: One year more.
    gives: extension
    for: { license.class: professional }
    starts_by: [statute]
    opens: 2024-01-01
    result: { adds: { years: 1 } }
    at_most_times: 1
    cite: { act: PA.lifecycle.1 }
  - id: inactivation
    asks: Inactive when it is over.
    gives: inactivation
    for: { license.class: professional }
    starts_by: [statute]
    opens: { of: period_end, plus: { days: 1 } }
    result: { status: inactive }
    cite: { act: PA.lifecycle.1 }
`;

/** Teachers whose periods are over, and one among them whose license nobody can read while it is broken. */
export function amongTheReadable(current: TestLedger, people: readonly string[], broken: string) {
  const { ledger } = current.jurist;
  const state = { isBroken: true, failsWith: undefined as string | undefined };
  const alarms: Record<string, unknown>[] = [];
  const isSpoilt = (type: string, educator: string | undefined) =>
    state.isBroken && educator === `PA-${broken}` && type === 'license.Issued';
  const spoilt = (event: StoredEvent) =>
    isSpoilt(event.type, event.metadata.educator) ? { ...event, version: 99 } : event;
  const orGone = () => {
    if (state.failsWith !== undefined) throw Object.assign(new Error('gone'), { code: state.failsWith });
  };
  const log: EventLog = {
    ...ledger.log,
    readStream: async (...asked) => (await ledger.log.readStream(...asked)).map(spoilt),
    readAll: async (...asked) => {
      orGone();
      return (await ledger.log.readAll(...asked)).map(spoilt);
    },
    readOfEach: async (educators, until) => {
      orGone();
      return (await ledger.log.readOfEach(educators, until)).map((said, nth) =>
        said.map((event) => (isSpoilt(event.type, educators[nth]) ? { ...event, version: 99 } : event)),
      );
    },
  };
  let count = 0;
  const tell = async <C extends object, E extends LedgerEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: C,
    educator?: string,
  ) => {
    count += 1;
    const by = { commandId: `told-${count}`, actor: 'agency' };
    const answer = await execute(ledger, decider, { stream, state: 'PA', educator }, asGiven(command), by);
    if (isRefusal(answer)) throw new Error(answer.because);
  };
  const settings = { pool: current.pool, logger: { error: note } };
  function note(told: Record<string, unknown>) {
    alarms.push(told);
  }
  const { signal } = new AbortController();
  return {
    ...{ state, alarms, tell },
    begin: async () => {
      await tell(policy, 'policy-PA', {
        ...{ type: 'Publish', state: 'PA', strand: 'recertification', version: 1, schema: 1 },
        ...{ digest: digestOf(LAW), text: LAW },
      });
      for (const number of people) await begin(number);
    },
    beginDay: (on: string) => tell(calendar, 'calendar-PA', { type: 'BeginDay', state: 'PA', on }),
    /** As one process would, up to the end of the log as it is now. */
    follow: async (reactor: Reactor, pool: Pool = current.pool) => {
      const until = await ledger.log.head();
      const bounded: EventLog = {
        ...log,
        subscribeAll: (after, ending, filter) => log.subscribeAll(after, ending, { ...filter, until }),
      };
      await followLog({ ...settings, pool, ledger: { ...ledger, log: bounded }, reactor }, signal);
    },
    retry: (...reactors: readonly Reactor[]) =>
      retryDue({ ...settings, ledger: { ...ledger, log }, reactors }, signal),
    types: async () => {
      const of = async (number: string) =>
        (await readStream(ledger, periodOf(number))).slice(1).map(({ type }) => type);
      return Promise.all(people.map(of));
    },
  };

  async function begin(number: string) {
    const held = `license-PA-${number}`;
    const educator = `PA-${number}`;
    const who = { educator, state: 'PA' };
    const issue = { type: 'Issue', ...who, number, class: 'professional', fields: [] } as const;
    await tell(license, held, { ...issue, validFrom: '2019-07-01', expiresOn: '2024-06-14' }, educator);
    const owed = { strand: 'recertification', owner: 'license', license: held } as const;
    const days = { startsOn: '2019-07-01', endsOn: '2024-06-14' };
    await tell(period, periodOf(number), { type: 'Open', ...who, ...owed, ...days }, educator);
  }
}

export function periodOf(number: string): string {
  return periodStream(`license-PA-${number}`, '2019-07-01');
}
