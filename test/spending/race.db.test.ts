import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askLicense } from '../../src/app/commands/license.ts';
import { grantElection } from '../../src/app/commands/license/elect.ts';
import { readEducator, readStream, stateOf } from '../../src/app/log/ledger.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { spending } from '../../src/domain/spending/index.ts';
import { spendingStream } from '../../src/domain/streams.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { AGENCY, NEW_TERM, NOW, publishIllinois, teacherWithLapsed, teacherWithTwo } from './illinois.ts';

let current: TestLedger;

beforeAll(async () => {
  current = await freshLedger(NOW);
  await publishIllinois(current.jurist);
}, 60_000);
afterAll(() => current.close());

const renew = (license: string, commandId: string) =>
  askLicense(current.jurist, { identity: AGENCY, commandId }, { license, command: { type: 'Renew' } });

const reinstate = (license: string, commandId: string) =>
  grantElection(current.jurist, { identity: AGENCY, commandId }, { license, term: NEW_TERM });

async function reservationsOf(educator: string) {
  const events = await readStream(current.jurist.ledger, spendingStream(educator));
  return stateOf(spending, events).reservations.map(({ status, reserved: { spends } }) => ({
    status,
    spends,
  }));
}

describe('two licenses racing for one credit', () => {
  test('never both get it, round after round, and whoever loses is told what is missing', async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { educator, licenses } = await teacherWithTwo(current.jurist, round, [
        { id: `race-${round}`, quantity: '120' },
      ]);
      const answers = await Promise.all(
        licenses.map((license, nth) =>
          renew(license, `00000000-0000-4000-8000-0000000${nth}0${100 + round}`),
        ),
      );
      const refusals = answers.filter(isRefusal);
      expect(refusals).toEqual([
        {
          refused: 'requirement_not_met',
          because: 'The requirement is not met. 120 more hours by 30 June 2025.',
        },
      ]);
      const events = await readEducator(
        current.jurist.ledger,
        educator,
        await current.jurist.ledger.log.head(),
      );
      expect(events.filter(({ type }) => type === 'license.Renewed')).toHaveLength(1);
      const reservations = await reservationsOf(educator);
      expect(reservations.filter(({ status }) => status !== 'released')).toEqual([
        { status: 'confirmed', spends: [{ credit: `credit-race-${round}`, amount: '120' }] },
      ]);
    }
  }, 60_000);

  test('both are renewed where there is enough for both, each with hours of its own', async () => {
    const { educator, licenses } = await teacherWithTwo(current.jurist, 900, [
      { id: 'first', quantity: '150', completedOn: '2021-05-01' },
      { id: 'second', quantity: '100', completedOn: '2023-05-01' },
    ]);
    const answers = await Promise.all(
      licenses.map((license, nth) => renew(license, `00000000-0000-4000-8000-00000000090${nth}`)),
    );
    expect(answers.filter(isRefusal)).toEqual([]);
    const spent = (await reservationsOf(educator)).filter(({ status }) => status === 'confirmed');
    expect(spent.map(({ spends }) => spends)).toEqual([
      [{ credit: 'credit-first', amount: '120' }],
      [
        { credit: 'credit-first', amount: '30' },
        { credit: 'credit-second', amount: '90' },
      ],
    ]);
  });
});

describe('a way of the law and a renewal racing for one course', () => {
  test('never both get it, and whoever loses is told what is missing', async () => {
    for (let round = 1; round <= 3; round += 1) {
      const nth = 700 + round;
      const { educator, lapsed, running } = await teacherWithLapsed(current.jurist, nth);
      const answers = await Promise.all([
        reinstate(lapsed, `00000000-0000-4000-8000-000000001${nth}`),
        renew(running, `00000000-0000-4000-8000-000000002${nth}`),
      ]);
      expect(answers.filter(isRefusal)).toMatchObject([
        { refused: expect.stringMatching(/^requirement_(not_met|undetermined)$/) },
      ]);
      const spent = (await reservationsOf(educator)).filter(({ status }) => status !== 'released');
      const amount = isRefusal(answers[0]) ? '120' : '135';
      expect(spent).toEqual([{ status: 'confirmed', spends: [{ credit: `credit-course-${nth}`, amount }] }]);
    }
  });
});

const ROUNDS = 12;
