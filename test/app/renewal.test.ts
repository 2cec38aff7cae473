import { beforeEach, describe, expect, test } from '@jest/globals';
import { decidedBy } from '../../projections/decisions/decided.ts';
import type { Identity } from '../../src/app/access.ts';
import { askLicense, type LicenseAsk } from '../../src/app/commands/license.ts';
import { proposeLapse } from '../../src/app/commands/license/lapse.ts';
import { derivedId } from '../../src/app/executing/ids.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { ADA, LICENSE, PERIOD, sampleLife } from '../support/sample-life.ts';

const TEACHER: Identity = { subject: 'teacher-1', roles: ['teacher'], educator: ADA };
const AGENCY: Identity = { subject: 'agency-tn', roles: ['agency'], state: 'TN' };

let jurist: Jurist;
let life: ReturnType<typeof sampleLife>;
let today: string;
let asked = 0;
const compiled = new Map();

/** A Tennessee teacher who has what a renewal takes. */
beforeEach(async () => {
  const clock = { now: () => Date.parse(`${today}T15:00:00Z`) };
  jurist = { ledger: { log: createMemoryLog(), vault: createMemoryVault(), clock }, compiled };
  today = '2024-06-15';
  life = sampleLife(jurist);
  await life.publishLaw();
  await life.register();
  await life.issue();
  await life.confirm('version_day', 'expiration');
  await life.confirm('experience_from', '2024-01-01');
  await life.confirm('recorded_year_qualifies', 'yes');
  for (const schoolYear of ['2019-20', '2020-21', '2021-22']) await life.rate(schoolYear, '5');
});

type Upon = Extract<LicenseAsk, { license: string }>['command'];

function ask(identity: Identity, command: Upon, commandId?: string) {
  asked += 1;
  const caller = { identity, commandId: commandId ?? derivedId('test', String(asked)) };
  return askLicense(jurist, caller, { license: 'TN-1234567', command });
}

async function refused(identity: Identity, command: Upon) {
  const answer = await ask(identity, command);
  return isRefusal(answer) ? answer : { refused: 'nothing', because: 'It was carried out.' };
}

describe('a renewal', () => {
  test('is not applied for once its window is closed, and the ways that are open are named', async () => {
    today = '2024-09-01';
    const { refused: code, because } = await refused(TEACHER, { type: 'ApplyForRenewal' });
    expect(code).toBe('too_late');
    expect(because).toMatch(/^Applications to renew were taken until 2024-08-31\. .*\.$/);
  });

  test('that was applied for too late is denied for that, though its requirement is met', async () => {
    today = '2024-09-01';
    await life.license({ type: 'ApplyForRenewal', period: PERIOD, opensOn: null });
    expect((await refused(AGENCY, { type: 'Renew' })).refused).toBe('too_late');
    await ask(AGENCY, { type: 'DenyRenewal', because: 'It came a day late.' });
    const denied = (await readStream(jurist.ledger, LICENSE)).at(-1);
    expect(denied).toMatchObject({
      type: 'license.RenewalDenied',
      data: {
        decision: { outcome: 'met' },
        barred: { code: 'too_late', because: expect.stringContaining('This one was made on 2024-09-01.') },
      },
    });
    expect(denied?.type === 'license.RenewalDenied' && decidedBy(denied)).toMatchObject({
      ...{ kind: 'renewal_denial', outcome: 'met', codes: ['too_late'] },
      missing: [expect.stringContaining('taken until 2024-08-31')],
    });
  });

  test('that was applied for in time is granted however long the answer takes, and not denied', async () => {
    today = '2024-08-31';
    await ask(TEACHER, { type: 'ApplyForRenewal' });
    today = '2024-11-02';
    const denial = await refused(AGENCY, { type: 'DenyRenewal', because: 'Too late.' });
    expect(denial.refused).toBe('requirement_met');
    await ask(AGENCY, { type: 'Renew' });
    expect((await readStream(jurist.ledger, LICENSE)).at(-1)).toMatchObject({
      type: 'license.Renewed',
      data: { validFrom: '2024-09-01' },
    });
  });

  test('asked for twice happens once: the second is told who renewed it and when', async () => {
    await ask(TEACHER, { type: 'ApplyForRenewal' });
    const [one, other] = [derivedId('test', 'one'), derivedId('test', 'other')];
    const second = { ...AGENCY, subject: 'agency-tn-2' };
    const both = await Promise.all([
      ask(AGENCY, { type: 'Renew' }, one),
      ask(second, { type: 'Renew' }, other),
    ]);
    const answers = new Map([
      [one, both[0]],
      [other, both[1]],
    ]);
    const [loser, ...others] = both.filter(isRefusal);
    expect(others).toEqual([]);
    const [by, winner] = isRefusal(both[0]) ? ['agency-tn-2', other] : ['agency-tn', one];
    const because = `The license was renewed for this period already, by ${by} on 2024-06-15.`;
    expect(loser).toEqual({ refused: 'already_renewed', because });
    expect(await refused(AGENCY, { type: 'Renew' })).toEqual(loser);
    expect(await refused(AGENCY, { type: 'DenyRenewal', because: 'A slip.' })).toEqual(loser);
    const again = await ask(winner === one ? AGENCY : second, { type: 'Renew' }, winner);
    expect(again).toEqual(answers.get(winner));
    const events = await readStream(jurist.ledger, LICENSE);
    expect(events.filter(({ type }) => type === 'license.Renewed')).toHaveLength(1);
  });
});

test('a plan is approved in the capacity its approver has toward the license', async () => {
  const district: Identity = { subject: 'district-1', roles: ['district'], employer: 'Knox County' };
  await life.educator({
    ...{
      type: 'RecordService',
      state: 'TN',
      schoolYear: '2021-22',
      employer: 'Knox County',
      role: 'teacher',
    },
  });
  await ask(AGENCY, { type: 'ApprovePlan', on: '2019-09-15' });
  await ask(district, { type: 'ApprovePlan', on: '2020-09-15' });
  await ask(district, { type: 'ApprovePlan', on: '2021-09-15', committee: 'local' });
  await ask(AGENCY, { type: 'ApprovePlan', on: '2022-09-15', committee: 'regional' });
  const events = await readStream(jurist.ledger, LICENSE);
  expect(
    events.flatMap((event) => (event.type === 'license.PlanApproved' ? [event.data.capacity] : [])),
  ).toEqual(['agency', 'employer', 'committee', 'regional_committee']);
  expect((await refused(district, { type: 'ApprovePlan', committee: 'regional' })).refused).toBe(
    'regional_committee',
  );
  expect((await refused(TEACHER, { type: 'ApprovePlan' })).refused).toBe('not_found');
});

test('a lapse is not proposed of who has met the requirement, and told so', async () => {
  today = '2024-09-01';
  const caller = { identity: AGENCY, commandId: derivedId('test', 'lapse') };
  const answer = await proposeLapse(jurist, caller, { license: 'TN-1234567', route: 'inactivation' });
  expect(answer).toEqual({
    refused: 'no_ground',
    because:
      'There is no ground for this as of 2024-09-01: it is not so that "What the license asks was not met". ' +
      'Who has met what was asked does not lapse.',
  });
});
