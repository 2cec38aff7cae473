import { beforeEach, describe, expect, test } from '@jest/globals';
import { derivedId } from '../../src/app/executing/ids.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { periodCloser } from '../../src/app/reactors/period-closer.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { LICENSE, PERIOD, sampleLife } from '../support/sample-life.ts';

let jurist: Jurist;
let life: ReturnType<typeof sampleLife>;
const clock = { at: 0 };

beforeEach(async () => {
  clock.at = Date.parse('2024-08-20T15:00:00Z');
  const ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => clock.at } };
  jurist = { ledger, compiled: new Map() };
  life = sampleLife(jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
  await life.confirm('experience_from', '2024-01-01');
  await life.confirm('recorded_year_qualifies', 'no');
});

/** What the closer does about the last event of a stream; the log it does it upon may be another. */
async function follow(stream: string, log: EventLog = jurist.ledger.log) {
  const event = (await readStream(jurist.ledger, stream)).at(-1);
  for (const step of event === undefined ? [] : periodCloser.follow(event)) {
    const commandId = derivedId('test', event?.eventId ?? '', step.name);
    await step.run({ ...jurist.ledger, log }, { commandId, actor: 'reactor:period-closer' });
  }
}

async function reach(day: string, log?: EventLog) {
  clock.at = Date.parse(`${day}T15:00:00Z`);
  await life.beginDay(day);
  await follow('calendar-TN', log);
}

const types = async () => (await readStream(jurist.ledger, PERIOD)).map(({ type }) => type);

describe('the period closer', () => {
  test('closes on the day after the last, with what the law lets follow, and once', async () => {
    await reach('2024-08-31');
    expect(await types()).toEqual(['period.Opened']);
    await reach('2024-09-01');
    const closed = (await readStream(jurist.ledger, PERIOD)).at(-1);
    expect(closed).toMatchObject({
      type: 'period.Closed',
      data: {
        ...{ on: '2024-09-01', consequence: 'inactivation', route: 'inactivation', status: 'inactive' },
        ...{ startedBy: ['statute'], policy: { version: 2 } },
      },
    });
    await follow('calendar-TN');
    await reach('2024-09-02');
    expect(await types()).toEqual(['period.Opened', 'period.Closed']);
  });

  test('killed after it wrote does not write again', async () => {
    const { log } = jurist.ledger;
    const append: EventLog['append'] = async (...args) => {
      await log.append(...args);
      throw new Error('killed');
    };
    await expect(reach('2024-09-01', { ...log, append })).rejects.toThrow('killed');
    await follow('calendar-TN');
    expect(await types()).toEqual(['period.Opened', 'period.Closed']);
  });

  test('closes after an outage what ended in between', async () => {
    await reach('2025-02-03');
    expect(await types()).toEqual(['period.Opened', 'period.Closed']);
  });

  test('waits for whoever owes an answer', async () => {
    await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
    await reach('2024-09-01');
    expect(await types()).toEqual(['period.Opened']);
    const denial = {
      period: PERIOD,
      decision: decisionThatIs('not_met', PERIOD),
      because: 'Too few points.',
    };
    await life.license({ type: 'DenyRenewal', ...denial });
    await reach('2024-09-02');
    expect(await types()).toEqual(['period.Opened', 'period.Closed']);
  });

  test('leaves open what a person opened again, until they close it or its last day moves', async () => {
    await reach('2024-09-01');
    await life.period(PERIOD, { type: 'Reopen', because: 'A rating is on its way.' });
    await reach('2024-09-02');
    await reach('2025-01-15');
    expect((await types()).at(-1)).toBe('period.Reopened');
    const longer = { on: '2025-01-15', endsOn: '2025-01-31', because: 'Orders.' };
    await life.period(PERIOD, {
      type: 'Suspend',
      from: '2024-08-31',
      ground: 'active_duty',
      because: 'Orders.',
    });
    await life.period(PERIOD, { type: 'Resume', ...longer });
    await reach('2025-01-31');
    expect((await types()).at(-1)).toBe('period.Resumed');
    await reach('2025-02-01');
    expect((await types()).at(-1)).toBe('period.Closed');
  });

  test('closes on the day after the last on which a person keeps it open', async () => {
    await reach('2024-09-01');
    await life.period(PERIOD, { type: 'Reopen', because: 'A rating is on its way.', until: '2024-12-31' });
    await reach('2024-12-31');
    expect((await types()).at(-1)).toBe('period.Reopened');
    await reach('2025-01-01');
    expect((await types()).at(-1)).toBe('period.Closed');
  });

  test('ends what is owed under a license on the day from which it is surrendered', async () => {
    await life.license({ type: 'Surrender', from: '2024-08-23', because: 'I retire.' });
    await follow(LICENSE);
    await reach('2024-08-22');
    expect(await types()).toEqual(['period.Opened']);
    await reach('2024-08-24');
    await follow('calendar-TN');
    expect(await types()).toEqual(['period.Opened', 'period.Closed']);
    const closed = (await readStream(jurist.ledger, PERIOD)).at(-1);
    expect(closed?.data).toMatchObject({ consequence: 'none', because: 'The license was surrendered.' });
  });

  test('ends what is owed under a license that is surrendered', async () => {
    await life.license({ type: 'Surrender', from: '2024-08-20', because: 'I retire.' });
    await follow(LICENSE);
    await follow(LICENSE);
    expect(await types()).toEqual(['period.Opened', 'period.Closed']);
    const closed = (await readStream(jurist.ledger, PERIOD)).at(-1);
    expect(closed?.data).toMatchObject({ consequence: 'none', because: 'The license was surrendered.' });
  });
});
