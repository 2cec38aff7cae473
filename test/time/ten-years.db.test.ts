import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PROJECTIONS } from '../../projections/index.ts';
import type { Letter } from '../../src/app/reminders/letter.ts';
import { recordAt, standingAt } from '../../src/app/standing/standing.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { addDays } from '../../src/domain/values/day.ts';
import { beginDays } from '../../src/infra/calendar/days.ts';
import { type Projector, startProjector } from '../../src/infra/projector/projector.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { keepingChannel, postOffice } from '../outbox/post.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { ADA, LICENSE, PERIOD, sampleLife } from '../support/sample-life.ts';
import { letClerkWork } from './clerk.ts';

/** The period that a renewal of 2024 opens. */
const NEXT = periodStream(LICENSE, '2024-09-01');
const END = '2030-08-31';

let current: TestLedger;
let life: ReturnType<typeof sampleLife>;
let office: Awaited<ReturnType<typeof postOffice>>;
let projector: Projector;
let letters: Letter[];

beforeAll(async () => {
  current = await freshLedger('2023-06-01T18:00:00Z');
  life = sampleLife(current.jurist);
  const kept = keepingChannel();
  letters = kept.letters;
  office = await postOffice(current, kept.channel);
  await life.publishLaw();
  await life.educator({
    ...{ type: 'Register', educator: ADA, state: 'TN', givenName: 'Ada', familyName: 'Lovelace' },
    email: 'ada@example.org',
  });
  await life.issue();
  projector = startProjector({
    ...{ pool: current.pool, jurist: current.jurist, projections: PROJECTIONS, poison: 'halt' as const },
    logger: { info: () => undefined, warn: fail, error: fail },
  });
});
afterAll(async () => {
  await projector.stop();
  await current.close();
});

describe('a teacher over ten years', () => {
  test('is told in time what is missing, though an evaluation comes late and a credit is back-dated', async () => {
    await reach('2023-08-01');
    await life.claim('early', '30', '2023-05-02');
    await life.approve('early');
    expect(await toldFrom('2023-08-01', '2024-03-10', 13)).toEqual([['2024-03-09', 'deadline 180']]);
    expect(letters.at(-1)?.text).toContain('30 more PDPs by 31 August 2024.');

    // What was done in May 2022 is recorded two years later, and an evaluation of 2022-23 a year late.
    await life.claim('back-dated', '15', '2022-05-02');
    await life.approve('back-dated');
    expect(await toldFrom('2024-03-11', '2024-06-02', 20)).toEqual([['2024-06-02', 'deadline 90']]);
    expect(letters.at(-1)?.text).toContain('15 more PDPs by 31 August 2024.');
    await life.rate('2022-23', '5');
    expect(await standing(PERIOD)).toMatchObject({ outcome: 'met' });
    await expectStandingsAreThoseOfTheLog();

    // Now it is the application that is awaited.
    expect(await toldFrom('2024-06-11', '2024-08-10', 12)).toEqual([
      ['2024-06-11', 'application 90'],
      ['2024-08-10', 'application 30'],
    ]);
    expect(letters.at(-1)?.text).toContain('Missing: the application for renewal.');
  });

  test('is told when what counted is taken back, and that the period is over', async () => {
    const { rows } = await current.pool.query<{ id: string }>(
      `SELECT id FROM ledger.events WHERE type = 'educator.EvaluationRated'`,
    );
    await life.educator({ type: 'Retract', eventId: rows[0]?.id ?? '', because: 'Of another person.' });
    expect(await toldFrom('2024-08-12', '2024-08-12', 1)).toEqual([['2024-08-12', 'fell_short 30']]);
    expect(letters.at(-1)?.text).toContain('15 more PDPs by 31 August 2024.');

    // The answer holds until the day after the last one, and is another on that very day.
    expect(await standing(PERIOD)).toMatchObject({ holdsUntil: '2024-09-01' });
    expect(await toldFrom('2024-08-28', '2024-08-31', 1)).toEqual([]);
    await expectStandingsAreThoseOfTheLog();
    expect(await toldFrom('2024-09-01', '2024-09-01', 1)).toEqual([['2024-09-01', 'ended']]);
    expect(await standing(PERIOD)).not.toMatchObject({ holdsUntil: '2024-09-01' });
    expect(letters.at(-1)?.subject).toContain('ended on 31 August 2024');
    await expectStandingsAreThoseOfTheLog();
  });

  test('is told of the next period what is missing of that one, and not of the one that is done', async () => {
    await renew();
    expect(await toldFrom('2024-09-21', addDays(END, -181), 200)).toEqual([]);
    expect(await toldFrom(addDays(END, -180), END, 15)).toEqual([
      [addDays(END, -180), 'deadline 180'],
      [addDays(END, -90), 'deadline 90'],
      [addDays(END, -30), 'deadline 30'],
    ]);
    expect(await toldFrom(addDays(END, 1), addDays(END, 3), 1)).toEqual([[addDays(END, 1), 'ended']]);
    expect(letters.slice(-4).map(({ subject }) => subject)).toEqual([
      'License TN-1234567: 180 days left to renew',
      'License TN-1234567: 90 days left to renew',
      'License TN-1234567: 30 days left to renew',
      'License TN-1234567: the renewal period ended on 31 August 2030',
    ]);
    for (const { text } of letters.slice(-4)) expect(text).toContain('by 31 August 2030.');
    expect(await toldFrom('2031-01-01', '2033-12-31', 200)).toEqual([]);
  });

  test('was sent each reminder once, and it names law and nobody else', async () => {
    const ids = letters.map(({ reminder }) => reminder);
    expect(ids).toHaveLength(10);
    expect(new Set(ids).size).toBe(ids.length);
    const { rows } = await current.pool.query<{ id: string }>(
      `SELECT id FROM ledger.events WHERE type = 'reminder.Due' ORDER BY ordinal`,
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
    for (const { address, text } of letters) {
      expect(address).toBe('ada@example.org');
      expect(text).toMatch(/It follows from:\n- .+https:\/\//);
      expect(text).toContain('license TN-1234567');
      expect(text).not.toMatch(/Ada|Lovelace|Knox|agency:tn|example\.org/);
    }
    expect(office.told).toEqual([]);
  });

  test('has standings that woke on the days until which they held', async () => {
    await expectStandingsAreThoseOfTheLog();
    const row = await standing(NEXT);
    // Every day on which the answer would change had come by then, the last of them years before.
    expect(row.holdsUntil === null || row.holdsUntil > '2033-12-31').toBe(true);
  });
});

/** Has the state's days come, one after so many, and answers which reminders were sent on which. */
async function toldFrom(first: string, last: string, step: number): Promise<readonly [string, string][]> {
  const before = letters.length;
  const on: [string, string][] = [];
  for (let day = first; ; day = earlier(addDays(day, step), last)) {
    const seen = letters.length;
    await reach(day);
    for (const { reminder } of letters.slice(seen)) on.push([day, await aboutOf(reminder)]);
    if (day >= last) break;
  }
  expect(on).toHaveLength(letters.length - before);
  return on;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

async function reach(day: string): Promise<void> {
  current.clock.at = Date.parse(`${day}T18:00:00Z`);
  await beginDays(current.jurist.ledger, ['TN']);
  await letClerkWork(current);
  await office.fill();
  await office.send();
}

async function aboutOf(reminder: string): Promise<string> {
  const { rows } = await current.pool.query<{ data: string }>(
    'SELECT data FROM ledger.events WHERE id = $1',
    [reminder],
  );
  const { about, daysBefore } = JSON.parse(rows[0]?.data ?? '{}') as { about: string; daysBefore?: number };
  return [about, daysBefore].join(' ').trim();
}

interface Row {
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly holdsUntil: string | null;
}

async function standing(period: string): Promise<Row> {
  const head = await current.jurist.ledger.log.head();
  expect(await projector.progress.waitFor(head, 10_000)).toBe(true);
  const { rows } = await current.pool.query<Row>(
    `SELECT outcome, codes, holds_until AS "holdsUntil" FROM read_models.recertification_standing
     WHERE period = $1`,
    [period],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`${period} has no standing`);
  return row;
}

/** What grew by marks and days is what is computed from the whole log as of the day that began last. */
async function expectStandingsAreThoseOfTheLog(): Promise<void> {
  const { jurist } = current;
  const ordinal = await jurist.ledger.log.head();
  const record = await recordAt(jurist.ledger, ADA, ordinal);
  const today = new Date(current.clock.at).toISOString().slice(0, 10);
  for (const period of record.obligations.keys()) {
    const computed = await standingAt(jurist, record, period, today, ordinal);
    const { outcome, codes, holdsUntil } = computed?.decision ?? {};
    expect(await standing(period)).toEqual({ outcome, codes, holdsUntil });
  }
}

/** The agency renews late, and the next period opens. */
async function renew(): Promise<void> {
  await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
  await life.license({
    ...{ type: 'Renew', period: PERIOD, decision: decisionThatIs('met', PERIOD) },
    ...{ validFrom: '2024-09-01', expiresOn: END },
  });
  await life.period(PERIOD, { type: 'Complete', on: '2024-09-20', renewal: `${LICENSE}@2` });
  await life.period(NEXT, {
    ...{ type: 'Open', educator: ADA, state: 'TN', strand: 'recertification', owner: 'license' },
    ...{ license: LICENSE, startsOn: '2024-09-01', endsOn: END },
  });
}

function fail(told: unknown): never {
  throw told instanceof Error ? told : new Error(JSON.stringify(told));
}
