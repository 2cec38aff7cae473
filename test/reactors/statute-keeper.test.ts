import { describe, expect, test } from '@jest/globals';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { readStream, stateOf } from '../../src/app/log/ledger.ts';
import { carryOut } from '../../src/app/periods/carry-out.ts';
import { statuteKeeper } from '../../src/app/reactors/statute-keeper.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { type Decider, isRefusal } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { policy } from '../../src/domain/policy/index.ts';
import { statute } from '../../src/domain/statute/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { decisionThatIs } from '../domain/decision.ts';

const LAW = `
schema: 1
state: PA
strand: recertification
version: 1
title: More time for everybody
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
    for: { period.starts_on: { at_most: 2024-01-01 }, period.ends_on: { at_least: 2024-01-01 } }
    starts_by: [statute]
    opens: 2024-01-01
    result: { adds: { years: 1 } }
    at_most_times: 1
    cite: { act: PA.lifecycle.1 }
`;

const STATUTE = 'statute-PA-act_1';
const PEOPLE = ['1', '2', '3', '4', '5'];
/** Whose period was over before the act. */
const TOO_EARLY = '5';
const REQUEST = { commandId: '5d1b0c6e-8f0a-5c6f-9d2c-0d7d8a3c7a11', actor: 'reactor:statute-keeper' };

/** A ledger in which five teachers owe renewal, and the act is enacted; its log can be made to fail. */
async function enacted() {
  const log = createMemoryLog();
  const ledger = {
    ...{ log, vault: createMemoryVault() },
    clock: { now: () => Date.parse('2024-06-15T18:00:00Z') },
  };
  const jurist: Jurist = { ledger, compiled: new Map() };
  let count = 0;
  const tell = async <C extends object, E extends LedgerEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: C,
    educator?: string,
  ) => {
    count += 1;
    const by = { commandId: `given-${count}`, actor: 'agency' };
    const answer = await execute(ledger, decider, { stream, state: 'PA', educator }, asGiven(command), by);
    if (isRefusal(answer)) throw new Error(answer.because);
  };
  await tell(policy, 'policy-PA', {
    ...{ type: 'Publish', state: 'PA', strand: 'recertification', version: 1, schema: 1 },
    ...{ digest: digestOf(LAW), text: LAW },
  });
  for (const number of PEOPLE) {
    const educator = `PA-${number}`;
    const held = `license-PA-${number}`;
    const [startsOn, endsOn] =
      number === TOO_EARLY ? ['2018-07-01', '2023-06-30'] : ['2020-07-01', '2025-06-30'];
    const days = { validFrom: startsOn, expiresOn: endsOn };
    const issue = {
      type: 'Issue',
      educator,
      state: 'PA',
      number,
      class: 'professional',
      fields: [],
    } as const;
    await tell(license, held, { ...issue, ...days }, educator);
    const owed = { strand: 'recertification', owner: 'license', license: held } as const;
    const open = { type: 'Open', educator, state: 'PA', ...owed, startsOn, endsOn } as const;
    await tell(period, periodStream(held, startsOn), open, educator);
  }
  const list = 'cd'.repeat(32);
  await tell(statute, STATUTE, {
    ...{ type: 'Enact', state: 'PA', strand: 'recertification', route: 'act_1', because: 'An act.' },
    ...{ policy: { version: 1, digest: digestOf(LAW) }, periods: 4, seen: list, present: list, ordinal: 9 },
  });
  return { jurist, tell };
}

/** The same ledger, whose process is killed upon its nth write: before it reaches the log, or after. */
function killedAt(jurist: Jurist, nth: number, when: 'before' | 'after'): Jurist {
  let writes = 0;
  const { log } = jurist.ledger;
  const append: EventLog['append'] = async (...args) => {
    writes += 1;
    if (writes === nth && when === 'before') throw new Error('killed');
    const answer = await log.append(...args);
    if (writes === nth) throw new Error('killed');
    return answer;
  };
  return { ...jurist, ledger: { ...jurist.ledger, log: { ...log, append } } };
}

async function carriedOut({ ledger }: Jurist) {
  const ends = await Promise.all(
    PEOPLE.map(async (number) => {
      const startsOn = number === TOO_EARLY ? '2018-07-01' : '2020-07-01';
      const events = await readStream(ledger, periodStream(`license-PA-${number}`, startsOn));
      return [events.length, stateOf(period, events).endsOn];
    }),
  );
  return { ends, run: stateOf(statute, await readStream(ledger, STATUTE)).runs[0] };
}

const DONE = {
  ends: [...PEOPLE.slice(1).map(() => [2, '2026-06-30']), [1, '2023-06-30']],
  run: { extended: 4, isCarriedOut: true },
};

describe('an enacted statute', () => {
  test('is given once to each period it covers, with the text it was read from', async () => {
    const { jurist } = await enacted();
    await carryOut(jurist, STATUTE, 0, REQUEST, { size: 2 });
    expect(await carriedOut(jurist)).toMatchObject(DONE);
    const [, extended] = await readStream(jurist.ledger, periodStream('license-PA-1', '2020-07-01'));
    expect(extended?.data).toEqual({
      ...{ way: 'statute', by: REQUEST.actor, route: 'act_1', on: '2024-01-01', from: '2025-06-30' },
      ...{ endsOn: '2026-06-30', policy: { version: 1, digest: digestOf(LAW) }, cites: ['act'] },
      statute: 'statute-PA-act_1@0',
    });
    expect((await readStream(jurist.ledger, STATUTE)).map(({ type }) => type)).toEqual([
      'statute.Enacted',
      ...['statute.Advanced', 'statute.Advanced', 'statute.Advanced'],
      'statute.CarriedOut',
    ]);
    const head = await jurist.ledger.log.head();
    await carryOut(jurist, STATUTE, 0, REQUEST, { size: 2 });
    expect(await jurist.ledger.log.head()).toBe(head);
  });

  // Four periods, three notes and the end of the run are eight writes.
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('killed at write %i is given once all the same', async (nth) => {
    for (const when of ['before', 'after'] as const) {
      const { jurist } = await enacted();
      await expect(carryOut(killedAt(jurist, nth, when), STATUTE, 0, REQUEST, { size: 2 })).rejects.toThrow(
        'killed',
      );
      await carryOut(jurist, STATUTE, 0, REQUEST, { size: 2 });
      expect(await carriedOut(jurist)).toMatchObject(DONE);
    }
  });

  test('is given to a period that a renewal opens later, and not to the stated days of a first term', async () => {
    const { jurist, tell } = await enacted();
    await carryOut(jurist, STATUTE, 0, REQUEST);
    const held = `license-PA-${TOO_EARLY}`;
    const first = periodStream(held, '2018-07-01');
    await tell(license, held, { type: 'ApplyForRenewal', period: first, opensOn: null });
    await tell(license, held, {
      ...{ type: 'Renew', period: first, decision: decisionThatIs('met', first) },
      ...{ validFrom: '2023-07-01', expiresOn: '2028-06-30' },
    });
    const next = periodStream(held, '2023-07-01');
    const owed = { strand: 'recertification', owner: 'license', license: held } as const;
    const open = { type: 'Open', educator: 'PA-5', state: 'PA', ...owed } as const;
    await tell(period, next, { ...open, startsOn: '2023-07-01', endsOn: '2028-06-30' }, 'PA-5');
    const issued = 'license-PA-6';
    const days = { validFrom: '2023-07-01', expiresOn: '2028-06-30' };
    const sixth = { educator: 'PA-6', state: 'PA', number: '6', class: 'professional', fields: [] };
    await tell(license, issued, { type: 'Issue', ...sixth, ...days }, 'PA-6');
    const stated = periodStream(issued, '2023-07-01');
    const opening = { ...open, educator: 'PA-6', license: issued };
    await tell(period, stated, { ...opening, startsOn: '2023-07-01', endsOn: '2028-06-30' }, 'PA-6');

    const { ledger } = jurist;
    for (const stream of [next, stated, next]) {
      const [opened] = await readStream(ledger, stream);
      for (const step of opened === undefined ? [] : statuteKeeper.follow(opened)) {
        await step.run(ledger, { ...REQUEST, commandId: derivedId('test', stream) });
      }
    }
    const endOf = async (stream: string) => stateOf(period, await readStream(ledger, stream)).endsOn;
    expect([await endOf(next), await endOf(stated)]).toEqual(['2029-06-30', '2028-06-30']);
    expect(await readStream(ledger, next)).toHaveLength(2);
  });
});
