import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { END, type EventLog } from '../../src/app/log/event-log.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { addDays } from '../../src/domain/values/day.ts';
import { createLogger } from '../../src/infra/logger.ts';
import { runReminders } from '../../src/infra/outbox/run-reminders.ts';
import { lookAgain, lookOnce } from '../../src/infra/reactors/look-at-deadlines.ts';
import { tryParkedAgain, waitingOf } from '../../src/infra/reactors/parked.ts';
import { followLog } from '../../src/infra/reactors/reminder-clerk.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { until } from '../support/projecting.ts';
import { LICENSE, PERIOD, sampleLife } from '../support/sample-life.ts';
import { ending, letClerkWork, reminderEvents, remindersOf } from '../time/clerk.ts';

const DEADLINE = '2024-08-31';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;

beforeEach(async () => {
  current = await freshLedger('2024-01-15T18:00:00Z');
  life = sampleLife(current.jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
});
afterEach(() => current.close());

describe('the reminder clerk', () => {
  test('reminds on the day a deadline is 180, 90 and 30 days away, and once it is over, each once', async () => {
    const days = [181, 180, 179, 90, 30, 29, 0, -1, -2].map((before) => addDays(DEADLINE, -before));
    for (const day of days) await onDay(day);
    expect((await remindersOf(current)).map(({ about, on, daysBefore }) => [about, on, daysBefore])).toEqual([
      ['deadline', addDays(DEADLINE, -180), 180],
      ['deadline', addDays(DEADLINE, -90), 90],
      ['deadline', addDays(DEADLINE, -30), 30],
      ['ended', '2024-09-01', undefined],
    ]);
  });

  test('says after an outage only what is due then, and nothing of a deadline that is long over', async () => {
    await onDay('2024-01-15');
    await onDay(addDays(DEADLINE, -20));
    expect((await remindersOf(current)).map(({ about, daysBefore }) => [about, daysBefore])).toEqual([
      ['deadline', 30],
    ]);
    await onDay('2025-06-01');
    expect(await remindersOf(current)).toHaveLength(1);
  });

  test('tells who has everything to apply, and nothing more once they did', async () => {
    await everythingIsThere();
    await onDay(addDays(DEADLINE, -180));
    expect(await remindersOf(current)).toEqual([]);
    await onDay(addDays(DEADLINE, -90));
    expect((await remindersOf(current)).map(({ about, daysBefore }) => [about, daysBefore])).toEqual([
      ['application', 90],
    ]);
    await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
    await onDay(addDays(DEADLINE, -30));
    await onDay(addDays(DEADLINE, 1));
    expect(await remindersOf(current)).toHaveLength(1);
  });

  test('tells who had everything when a credit is taken back', async () => {
    await everythingIsThere();
    await onDay(addDays(DEADLINE, -95));
    expect((await reminderEvents(current)).map(({ type }) => type)).toEqual(['reminder.MetNoted']);
    await onDay(addDays(DEADLINE, -85));
    await life.credit('hours', { type: 'Withdraw', because: 'A slip.' });
    await letClerkWork(current);
    await letClerkWork(current);
    expect((await remindersOf(current)).map(({ about }) => about)).toEqual(['application', 'fell_short']);
    // The one of 90 days says nothing that was not said.
    await onDay(addDays(DEADLINE, -84));
    expect(await remindersOf(current)).toHaveLength(2);
  });

  test('killed after it spoke and before it noted so does not speak again', async () => {
    await onDay(addDays(DEADLINE, -200));
    await life.beginDay(addDays(DEADLINE, -180));
    await expect(letClerkWork(current, killedAfterSpeaking())).rejects.toThrow('killed');
    expect(await remindersOf(current)).toHaveLength(1);
    await letClerkWork(current);
    expect(await remindersOf(current)).toHaveLength(1);
  });

  test('parks who cannot be read, and speaks once they can be', async () => {
    await life.beginDay(addDays(DEADLINE, -180));
    const { log } = current.jurist.ledger;
    const readAll: EventLog['readAll'] = async (...asked) =>
      (await log.readAll(...asked)).map((event) =>
        event.type === 'license.Issued' ? { ...event, version: 99 } : event,
      );
    await letClerkWork(current, { ...log, readAll });
    expect(await remindersOf(current)).toEqual([]);
    const parked = { reactor: 'reminder-clerk', lane: 'TN-100001', code: 'unknown_version', attempts: 1 };
    expect(await waitingOf(current.pool)).toMatchObject([parked]);
    await tryParkedAgain(current.pool);
    await lookAgain(current, new AbortController().signal);
    expect(await remindersOf(current)).toHaveLength(1);
    expect(await waitingOf(current.pool)).toEqual([]);
  });

  test('killed before it spoke does so when it comes back', async () => {
    await life.beginDay(addDays(DEADLINE, -180));
    await expect(letClerkWork(current, killedBeforeSpeaking())).rejects.toThrow('killed');
    expect(await remindersOf(current)).toEqual([]);
    await letClerkWork(current);
    expect(await remindersOf(current)).toHaveLength(1);
  });

  test('speaks once where two servers work at the same time', async () => {
    await life.beginDay(addDays(DEADLINE, -180));
    await Promise.all([letClerkWork(current), letClerkWork(current), letClerkWork(current)]);
    expect(await remindersOf(current)).toHaveLength(1);
  });

  test('reminds nobody where reminders are off, and says all the same when renewal opens', async () => {
    await life.beginDay(addDays(DEADLINE, -30));
    const stopping = new AbortController();
    const { pool, jurist } = current;
    const logger = createLogger('silent');
    const running = runReminders({ pool, jurist, mail: { by: 'off' }, logger }, stopping.signal);
    const opened = async () => {
      const events = await readStream(jurist.ledger, LICENSE);
      return events.some(({ type }) => type === 'license.RenewalWindowOpened');
    };
    await until(opened);
    stopping.abort();
    await running;
    expect(await remindersOf(current)).toEqual([]);
  });

  test('begun anew from an empty memory says nothing a second time', async () => {
    await onDay(addDays(DEADLINE, -180));
    await current.pool.query('DELETE FROM reminders.watch');
    await current.pool.query('DELETE FROM reminders.state_day');
    await current.pool.query(`UPDATE read_models.reactor SET ordinal = 0 WHERE reactor = 'reminder-clerk'`);
    await letClerkWork(current);
    expect(await remindersOf(current)).toHaveLength(1);
  });

  test('speaks and complains under the number of the request that was the cause', async () => {
    await everythingIsThere();
    await onDay(addDays(DEADLINE, -95));
    await onDay(addDays(DEADLINE, -85));
    const { ledger } = current.jurist;
    await life.credit('hours', { type: 'Withdraw', because: 'A slip.' });
    const [withdrawn] = await ledger.log.readAllBackwards(END, 1);
    const { correlationId } = withdrawn?.metadata ?? {};
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
    const dumb = { ...ledger, log: { ...ledger.log, append: () => Promise.reject(failing('no ink')) } };
    const jurist = { ...current.jurist, ledger: dumb };
    await followLog(
      { pool: current.pool, jurist: { ...jurist, ledger: { ...dumb, log: await ending(dumb.log) } }, logger },
      new AbortController().signal,
    );
    await expect(lookOnce({ pool: current.pool, jurist, logger })).rejects.toThrow('no ink');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { correlationId, educator: 'TN-100001', event: withdrawn?.id, reactor: 'reminder-clerk' },
    ]);
    await letClerkWork(current);
    const [said] = await ledger.log.readAllBackwards(END, 1);
    expect(said).toMatchObject({
      type: 'reminder.Due',
      metadata: { correlationId, causationId: withdrawn?.id },
    });
  });

  test('waits for law and for a first day', async () => {
    const other = await freshLedger();
    try {
      const early = sampleLife(other.jurist);
      await early.register();
      await early.issue();
      await letClerkWork(other);
      await early.publishLaw();
      await letClerkWork(other);
      expect(await remindersOf(other)).toEqual([]);
      await early.beginDay(addDays(DEADLINE, -100));
      await letClerkWork(other);
      expect(await remindersOf(other)).toHaveLength(1);
    } finally {
      await other.close();
    }
  });
});

async function onDay(day: string): Promise<void> {
  current.clock.at = Date.parse(`${day}T18:00:00Z`);
  await life.beginDay(day);
  await letClerkWork(current);
}

async function everythingIsThere(): Promise<void> {
  await life.rate('2022-23', '5');
  await life.claim('hours', '45', '2023-05-02');
  await life.approve('hours');
}

/** As a database does that is gone: nobody is parked then. */
function failing(message: string) {
  return Object.assign(new Error(message), { code: '57P01' });
}

function killedAfterSpeaking(): EventLog {
  const { log } = current.jurist.ledger;
  return {
    ...log,
    append: async (...given) => {
      await log.append(...given);
      throw failing('killed');
    },
  };
}

function killedBeforeSpeaking(): EventLog {
  const { log } = current.jurist.ledger;
  return { ...log, append: () => Promise.reject(failing('killed')) };
}
