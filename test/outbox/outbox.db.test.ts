import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fault } from '../../src/app/fault.ts';
import { UNDELIVERABLE } from '../../src/infra/outbox/channel.ts';
import { fileChannel } from '../../src/infra/outbox/file-channel.ts';
import { outboxCounts, sendAgain } from '../../src/infra/outbox/outbox-status.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';
import { letClerkWork } from '../time/clerk.ts';
import { keepingChannel, killedWhenAdding, outbox, pausesPass, postOffice } from './post.ts';

const ADDRESS = 'ada@example.org';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;

beforeEach(async () => {
  current = await freshLedger();
  life = sampleLife(current.jurist);
  await life.publishLaw();
  await life.educator({
    ...{ type: 'Register', educator: ADA, state: 'TN', givenName: 'Ada', familyName: 'Lovelace' },
    email: ADDRESS,
  });
  await life.issue();
  await remindOn('2024-06-02');
});
afterEach(() => current.close());

describe('the outbox', () => {
  test('takes each reminder once, also when two servers fill it or a batch comes twice', async () => {
    const { fill } = await postOffice(current, keepingChannel().channel);
    await Promise.all([fill(), fill()]);
    await fill();
    expect(await outbox(current)).toMatchObject([{ educator: ADA, status: 'waiting', attempts: 0 }]);
    expect(await jobs()).toEqual([{ name: 'reminders', state: 'created' }]);
  });

  test('killed between a row and the checkpoint has neither row nor job, and both when it comes back', async () => {
    const office = await postOffice(current, keepingChannel().channel);
    await expect(office.fill({ jobs: killedWhenAdding(office.jobs) })).rejects.toThrow('killed');
    expect(await outbox(current)).toEqual([]);
    expect(await jobs()).toEqual([]);
    await office.fill();
    expect(await outbox(current)).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
  });

  test('sends a reminder once, whoever asks for what is to be sent', async () => {
    const { channel, letters } = keepingChannel();
    const [one, other] = [await postOffice(current, channel), await postOffice(current, channel)];
    await one.fill();
    await Promise.all([one.send(), other.send()]);
    await other.send();
    expect(letters).toHaveLength(1);
    expect(letters).toMatchObject([{ educator: ADA, address: ADDRESS }]);
    expect(await outboxCounts(current.pool)).toMatchObject({ waiting: 0, sent: 1 });
  });

  test('tries again with growing pauses, and gives up with an alarm', async () => {
    const { channel } = keepingChannel(() => fault('not_sent', 'ECONNECTION'));
    const office = await postOffice(current, channel);
    await office.fill();
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      await pausesPass(current);
      await office.send();
      pauses.push(await nextPause());
    }
    expect(pauses.slice(0, 10).every((pause, index) => pause >= 60 * 2 ** index)).toBe(true);
    expect(pauses.slice(0, 10).every((pause, index) => pause <= 120 * 2 ** index)).toBe(true);
    expect(await outbox(current)).toMatchObject([
      { status: 'given_up', attempts: 11, problem: 'ECONNECTION' },
    ]);
    expect(office.told.at(-1)?.what).toMatchObject({ alarm: 'reminder_given_up' });
  });

  test('gives up at once what can never be delivered, and tries it again when told to', async () => {
    let problem: Error | undefined = fault(UNDELIVERABLE, 'EENVELOPE 550');
    const { channel, letters } = keepingChannel(() => problem);
    const office = await postOffice(current, channel);
    await office.fill();
    await office.send();
    expect(await outbox(current)).toMatchObject([
      { status: 'given_up', attempts: 1, problem: 'EENVELOPE 550' },
    ]);
    problem = undefined;
    expect(await sendAgain(current.pool, office.jobs)).toHaveLength(1);
    await office.send();
    expect(letters).toHaveLength(1);
    expect(await outbox(current)).toMatchObject([{ status: 'sent', attempts: 2, problem: null }]);
  });

  test('a server that dies while it sends leaves the reminder to another', async () => {
    const { channel, letters } = keepingChannel();
    const office = await postOffice(current, channel);
    await office.fill();
    // It took the job, the mail server took the letter, and then it was gone.
    expect(await office.jobs.take('reminders', 1)).toHaveLength(1);
    await office.send();
    expect(letters).toHaveLength(0);
    await current.pool.query(`UPDATE jobs.job SET started_on = now() - interval '6 minutes'`);
    await office.jobs.maintain();
    await pausesPass(current);
    await office.send();
    expect(letters).toHaveLength(1);
  });

  test('does not send what has become needless', async () => {
    const { channel, letters } = keepingChannel();
    const office = await postOffice(current, channel);
    await office.fill();
    await current.jurist.ledger.vault.erase(ADA);
    await office.send();
    expect(letters).toEqual([]);
    expect(await outboxCounts(current.pool)).toMatchObject({ needless: 1 });
  });

  test('keeps no address anywhere, nor tells one', async () => {
    const { channel } = keepingChannel(() => new Error(`550 no such user ${ADDRESS}`));
    const office = await postOffice(current, channel);
    await office.fill();
    await office.send();
    for (const table of [
      'reminders.outbox',
      'reminders.watch',
      'reminders.work',
      'jobs.job',
      'ledger.events',
    ]) {
      const { rows } = await current.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} AS t`);
      // By itself: three such letters stand in many a hash.
      expect(rows.map(({ row }) => row).join()).not.toMatch(/\bada\b/i);
    }
    expect(office.told).toHaveLength(1);
    expect(JSON.stringify(office.told)).not.toContain('ada@');
  });
});

describe('reminders in files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'licensure-ledger-outbox-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('say what is missing, by when and under which law, and nobody but their owner reads them', async () => {
    const path = join(folder, 'outbox');
    const office = await postOffice(current, fileChannel(path, 'ledger@example.org'));
    await office.fill();
    await office.send();
    const [{ reminder }] = (await outbox(current)) as [{ reminder: string }];
    expect(await readdir(path)).toEqual([`${reminder}.eml`]);
    // Long lines are folded.
    const mail = (await readFile(join(path, `${reminder}.eml`), 'utf8'))
      .replaceAll('=\n', '')
      .replaceAll('\n ', ' ');
    expect(mail).toContain(`Message-ID: <${reminder}@reminders.licensure-ledger.invalid>`);
    expect(mail).toContain(`To: "${ADA}" <${ADA}@educators.invalid>`);
    expect(mail).not.toContain(ADDRESS);
    expect(mail).toContain('Subject: License TN-1234567: 90 days left to renew');
    expect(mail).toContain('60 more PDPs by 31 August 2024.');
    expect(mail).toContain('The last day that counts is 31 August 2024.');
    expect(mail).toMatch(/It follows from:\n- .*https:\/\//s);
    expect(((await stat(join(path, `${reminder}.eml`))).mode & 0o777).toString(8)).toBe('600');
    // A second attempt writes the same file.
    await sendAgainAfterAll(office);
    expect(await readdir(path)).toEqual([`${reminder}.eml`]);
  });

  async function sendAgainAfterAll(office: Awaited<ReturnType<typeof postOffice>>): Promise<void> {
    await current.pool.query(`UPDATE reminders.outbox SET status = 'given_up'`);
    await sendAgain(current.pool, office.jobs);
    await office.send();
  }
});

async function remindOn(day: string): Promise<void> {
  await life.beginDay(day);
  await letClerkWork(current);
}

async function jobs() {
  const { rows } = await current.pool.query('SELECT name, state FROM jobs.job');
  return rows as unknown[];
}

async function nextPause(): Promise<number> {
  const { rows } = await current.pool.query<{ pause: number }>(
    `SELECT extract(epoch FROM start_after - now())::float8 AS pause FROM jobs.job WHERE name = 'reminders'`,
  );
  // The clock goes on while it is asked.
  return Math.ceil(rows[0]?.pause ?? 0) + 1;
}
