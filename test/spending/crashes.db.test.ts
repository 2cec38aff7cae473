import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askApplication } from '../../src/app/commands/application.ts';
import { askLicense } from '../../src/app/commands/license.ts';
import { grantElection } from '../../src/app/commands/license/elect.ts';
import type { EventLog } from '../../src/app/log/event-log.ts';
import { readStream, stateOf } from '../../src/app/log/ledger.ts';
import { spendingKeeper } from '../../src/app/reactors/spending-keeper.ts';
import { application as applicationDecider } from '../../src/domain/application/index.ts';
import { credit as creditDecider } from '../../src/domain/credit/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { license } from '../../src/domain/license/index.ts';
import { spending } from '../../src/domain/spending/index.ts';
import { spendingStream } from '../../src/domain/streams.ts';
import { followLog } from '../../src/infra/reactors/run-reactor.ts';
import { type Fuse, fuseAt, fusedLog, fusedPool } from '../faults/fuse.ts';
import { freshLedger, type TestLedger } from '../support/ledger.ts';
import { applicantWithLicense, publishApplicationLaw } from './applicant.ts';
import { AGENCY, NEW_TERM, NOW, publishIllinois, teacherWithLapsed, teacherWithTwo } from './illinois.ts';

let current: TestLedger;

beforeAll(async () => {
  current = await freshLedger(NOW);
  await publishIllinois(current.jurist);
}, 60_000);
afterAll(() => current.close());

const NO_FUSE = fuseAt(Infinity, 'before');

function renew(license: string, commandId: string, fuse: Fuse = NO_FUSE) {
  return askLicense(
    fusedJurist(fuse),
    { identity: AGENCY, commandId },
    { license, command: { type: 'Renew' } },
  );
}

function reinstate(license: string, commandId: string, fuse: Fuse = NO_FUSE) {
  return grantElection(fusedJurist(fuse), { identity: AGENCY, commandId }, { license, term: NEW_TERM });
}

function grant(application: string, commandId: string, fuse: Fuse = NO_FUSE) {
  const act = { type: 'Grant', number: commandId.slice(-4), from: '2025-07-01' } as const;
  return askApplication(fusedJurist(fuse), { identity: AGENCY, commandId }, { application, act });
}

function fusedJurist(fuse: Fuse) {
  const { ledger, compiled } = current.jurist;
  return { ledger: { ...ledger, log: fusedLog(ledger.log, fuse) }, compiled };
}

/** The keeper, up to the end of the log as it is now. */
async function keep(fuse: Fuse = NO_FUSE): Promise<void> {
  const { ledger } = current.jurist;
  const until = await ledger.log.head();
  const fused = fusedLog(ledger.log, fuse);
  const log: EventLog = {
    ...fused,
    subscribeAll: (after, signal, filter) => fused.subscribeAll(after, signal, { ...filter, until }),
  };
  await followLog(
    {
      ...{ pool: fusedPool(current.pool, fuse), ledger: { ...ledger, log } },
      ...{ reactor: spendingKeeper(0), logger: { error: () => undefined } },
    },
    new AbortController().signal,
  );
}

/** What is set aside for an educator, and what became of it. */
async function spentBy(educator: string) {
  const events = await readStream(current.jurist.ledger, spendingStream(educator));
  const { reservations } = stateOf(spending, events);
  return reservations.flatMap(({ status, reserved: { for: purpose, spends } }) =>
    status === 'released' ? [] : [{ status, purpose, spends }],
  );
}

async function stands({ educator, licenses }: { educator: string; licenses: readonly string[] }) {
  const { ledger } = current.jurist;
  const { reservations } = stateOf(spending, await readStream(ledger, spendingStream(educator)));
  const renewals = await Promise.all(licenses.map((license) => readStream(ledger, `license-${license}`)));
  return {
    renewed: renewals.flat().filter(({ type }) => type === 'license.Renewed').length,
    held: reservations.filter(({ status }) => status === 'held').length,
    confirmed: reservations.filter(({ status }) => status === 'confirmed').length,
  };
}

const MOMENTS = [1, 2, 3].flatMap((step) => (['before', 'after'] as const).map((when) => ({ step, when })));

describe('a renewal killed at any step', () => {
  test.each(MOMENTS)(
    '($when step $step) spends its credits once or not at all, and can be asked again',
    async ({ step, when }) => {
      const nth = step * 10 + (when === 'before' ? 1 : 2);
      const id = `crash-${nth}`;
      const teacher = await teacherWithTwo(current.jurist, nth, [{ id, quantity: '120' }]);
      const [first = '', second = ''] = teacher.licenses;
      const command = `00000000-0000-4000-8000-0000000000${nth}`;
      await expect(renew(first, command, fuseAt(step, when))).rejects.toThrow('killed');
      // The keeper dies on its way as well, and begins anew.
      await keep(fuseAt(2, 'after')).catch(() => undefined);
      await keep();
      const { renewed, ...after } = await stands(teacher);
      expect(after).toEqual({ held: 0, confirmed: renewed });
      const again = await renew(first, command);
      expect(again).toMatchObject({ stream: `license-${first}` });
      expect(await stands(teacher)).toEqual({ renewed: 1, held: 0, confirmed: 1 });
      const other = await renew(second, `00000000-0000-4000-8000-0000000001${nth}`);
      expect(isRefusal(other) && other.refused).toBe('requirement_not_met');
    },
  );
});

describe('a way that is killed at any step', () => {
  test.each(MOMENTS)(
    '($when step $step) spends its course once or not at all, and can be asked again',
    async ({ step, when }) => {
      const nth = 500 + step * 10 + (when === 'before' ? 1 : 2);
      const { educator, lapsed, running } = await teacherWithLapsed(current.jurist, nth);
      const command = `00000000-0000-4000-8000-000000000${nth}`;
      await expect(reinstate(lapsed, command, fuseAt(step, when))).rejects.toThrow('killed');
      await keep(fuseAt(2, 'after')).catch(() => undefined);
      await keep();
      expect((await spentBy(educator)).filter(({ status }) => status === 'held')).toEqual([]);
      expect(await reinstate(lapsed, command)).toMatchObject({ stream: `license-${lapsed}` });
      const spends = [{ credit: `credit-course-${nth}`, amount: '135' }];
      const purpose = `period-${lapsed}-2019-07-01#reinstatement`;
      expect(await spentBy(educator)).toEqual([{ status: 'confirmed', purpose, spends }]);
      const events = await readStream(current.jurist.ledger, `license-${lapsed}`);
      expect(events.filter(({ type }) => type === 'license.Reinstated')).toHaveLength(1);
      const other = await renew(running, `00000000-0000-4000-8000-000000001${nth}`);
      expect(isRefusal(other) && other.refused).toBe('requirement_not_met');
    },
  );
});

describe('a grant of an application that is killed at any step', () => {
  beforeAll(() => publishApplicationLaw(current.jurist));

  test.each(MOMENTS.filter(({ step, when }) => step < 3 && when === 'after'))(
    '($when step $step) spends its hours once or not at all, and can be asked again',
    async ({ step, when }) => {
      const nth = 600 + step * 10 + (when === 'before' ? 1 : 2);
      const { educator, licenses, application, filing } = await applicantWithLicense(current.jurist, nth);
      const command = `00000000-0000-4000-8000-000000000${nth}`;
      await expect(grant(application, command, fuseAt(step, when))).rejects.toThrow('killed');
      await keep(fuseAt(2, 'after')).catch(() => undefined);
      await keep();
      expect((await spentBy(educator)).filter(({ status }) => status === 'held')).toEqual([]);
      expect(await grant(application, command)).toMatchObject({ stream: `application-${application}` });
      const spends = [{ credit: `credit-hours-${nth}`, amount: '100' }];
      const purpose = `application-${application}#${filing}`;
      expect(await spentBy(educator)).toEqual([{ status: 'confirmed', purpose, spends }]);
      const [held = ''] = licenses;
      const other = await renew(held, `00000000-0000-4000-8000-000000001${nth}`);
      expect(isRefusal(other) && other.refused).toBe('requirement_not_met');
    },
  );

  test('gives back what it spent where it cannot be carried out, once', async () => {
    const { educator, application, tell } = await applicantWithLicense(current.jurist, 690);
    expect(await grant(application, '00000000-0000-4000-8000-000000000690')).toHaveProperty('stream');
    await keep();
    const { ledger } = current.jurist;
    const events = await readStream(ledger, `application-${application}`);
    const granted = events.find(({ type }) => type === 'application.Granted')?.eventId ?? '';
    await tell(applicationDecider, `application-${application}`, {
      ...{ type: 'SetGrantAside', grant: granted, license: 'license-IL-0690', code: 'license_number_taken' },
    });
    await keep(fuseAt(1, 'after')).catch(() => undefined);
    await keep();
    expect(await spentBy(educator)).toEqual([]);
    expect(await grant(application, '00000000-0000-4000-8000-000000000691')).toHaveProperty('stream');
    expect(await spentBy(educator)).toMatchObject([{ status: 'confirmed' }]);
  });
});

describe('a license that was issued in error', () => {
  test.each(['before', 'after'] as const)(
    'gives back what was spent for it, once, also where the keeper is killed %s it does',
    async (when) => {
      const nth = when === 'before' ? 61 : 62;
      const teacher = await teacherWithTwo(current.jurist, nth, [{ id: `freed-${nth}`, quantity: '120' }]);
      const [wrong = '', other = ''] = teacher.licenses;
      const id = (step: number) => `00000000-0000-4000-8000-000000000${step}${nth}`;
      expect(await renew(wrong, id(1))).toHaveProperty('stream');
      await keep();
      const refused = await renew(other, id(2));
      expect(isRefusal(refused) && refused.refused).toBe('requirement_not_met');
      const command = { type: 'Rescind', because: 'It was meant for another person.' } as const;
      await teacher.tell(license, `license-${wrong}`, command);
      await keep(fuseAt(1, when)).catch(() => undefined);
      await keep();
      await keep();
      const { ledger } = current.jurist;
      const events = await readStream(ledger, spendingStream(teacher.educator));
      expect(events.map(({ type }) => type)).toEqual([
        ...['spending.Reserved', 'spending.Confirmed', 'spending.Released'],
      ]);
      expect(events.at(-1)?.data).toMatchObject({ because: 'undone' });
      expect(await renew(other, id(3))).toHaveProperty('stream', `license-${other}`);
    },
  );
});

describe('whoever is only slow', () => {
  test('cannot renew any more under what was set free meanwhile, and decides anew', async () => {
    const teacher = await teacherWithTwo(current.jurist, 77, [{ id: 'slow', quantity: '120' }]);
    const [slow = '', quick = ''] = teacher.licenses;
    const { ledger, compiled } = current.jurist;
    let isFirst = true;
    const log: EventLog = {
      ...ledger.log,
      append: async (stream, ...given) => {
        // Just before it would be renewed the keeper sets the renewal aside, and the other license is renewed.
        if (stream === `license-${slow}` && isFirst) {
          isFirst = false;
          await keep();
          expect(await renew(quick, '00000000-0000-4000-8000-000000000772')).toHaveProperty('stream');
        }
        return ledger.log.append(stream, ...given);
      },
    };
    const caller = { identity: AGENCY, commandId: '00000000-0000-4000-8000-000000000771' };
    const answer = await askLicense({ ledger: { ...ledger, log }, compiled }, caller, {
      license: slow,
      command: { type: 'Renew' },
    });
    expect(isRefusal(answer) && answer.refused).toBe('requirement_not_met');
    expect(await stands(teacher)).toEqual({ renewed: 1, held: 0, confirmed: 1 });
  });
});

describe('a fact that comes between', () => {
  test('is decided upon: what was withdrawn meanwhile is not spent', async () => {
    const teacher = await teacherWithTwo(current.jurist, 88, [
      { id: 'kept', quantity: '120' },
      { id: 'gone', quantity: '60', completedOn: '2021-05-01' },
    ]);
    const [license = ''] = teacher.licenses;
    const { ledger, compiled } = current.jurist;
    let isFirst = true;
    const log: EventLog = {
      ...ledger.log,
      append: async (stream, ...given) => {
        if (stream.startsWith('spending-') && isFirst) {
          isFirst = false;
          await teacher.tell(creditDecider, 'credit-gone', { type: 'Withdraw', because: 'A slip.' });
        }
        return ledger.log.append(stream, ...given);
      },
    };
    const caller = { identity: AGENCY, commandId: '00000000-0000-4000-8000-000000000881' };
    await askLicense({ ledger: { ...ledger, log }, compiled }, caller, {
      license,
      command: { type: 'Renew' },
    });
    const { reservations } = stateOf(spending, await readStream(ledger, spendingStream(teacher.educator)));
    expect(reservations.map(({ status, reserved: { spends } }) => ({ status, spends }))).toEqual([
      {
        status: 'released',
        spends: [
          { credit: 'credit-gone', amount: '60' },
          { credit: 'credit-kept', amount: '60' },
        ],
      },
      { status: 'confirmed', spends: [{ credit: 'credit-kept', amount: '120' }] },
    ]);
  });
});
