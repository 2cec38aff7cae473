import { describe, expect, test } from '@jest/globals';
import { askApplication } from '../../src/app/commands/application.ts';
import type { Caller } from '../../src/app/commands/caller.ts';
import { type Recording, execute, asGiven } from '../../src/app/executing/execute.ts';
import { readStream, stateOf } from '../../src/app/log/ledger.ts';
import { applicationKeeper } from '../../src/app/reactors/application-keeper.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { application } from '../../src/domain/application/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { educator } from '../../src/domain/educator/index.ts';
import { license } from '../../src/domain/license/index.ts';
import { educatorStream, idOf } from '../../src/domain/streams.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';

const APPLICANT = 'TN-1';
const TERM = { from: '2024-07-01', until: '2027-06-30', because: 'It is all there.' };
let commands = 0;
const next = () => `00000000-0000-4000-8000-${String((commands += 1)).padStart(12, '0')}`;
const teacher = (): Caller => ({
  ...{ identity: { subject: 'ada', roles: ['teacher'], educator: APPLICANT }, commandId: next() },
});
const agency = (): Caller => ({
  ...{ identity: { subject: 'agency', roles: ['agency'], state: 'TN' }, commandId: next() },
});
const request = () => ({ commandId: next(), actor: 'agency' });

async function begun(): Promise<Jurist> {
  const now = Date.parse('2024-07-01T18:00:00Z');
  const ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => now } };
  for (const who of [APPLICANT, 'TN-2']) {
    const name = { givenName: 'Ada', familyName: 'Moss' };
    const command = asGiven({ type: 'Register' as const, educator: who, state: 'TN', ...name });
    const target = { stream: educatorStream(who), educator: who, state: 'TN' };
    done(await execute(ledger, educator, target, command, request()));
  }
  return { ledger, compiled: new Map() };
}

function done(answer: Recording | { refused: string; because: string }): Recording {
  if (isRefusal(answer)) throw new Error(answer.because);
  return answer;
}

/** Applies, and has it granted under this number: the license is not written yet. */
async function granted(jurist: Jurist, number = '7'): Promise<string> {
  const filing = { type: 'ApplyForLicense', state: 'TN', class: 'practitioner', fields: [] } as const;
  const { stream } = done(await askApplication(jurist, teacher(), filing));
  await grant(jurist, stream, number);
  return stream;
}

async function grant(jurist: Jurist, stream: string, number: string) {
  const act = { type: 'Grant', number, ...TERM } as const;
  return done(await askApplication(jurist, agency(), { application: idOf(stream), act }));
}

/** Follows every grant so far, each as often as told, as after crashes. */
async function follow({ ledger }: Jurist, stream: string, times = 1): Promise<void> {
  for (const event of await readStream(ledger, stream)) {
    for (let time = 0; time < times; time += 1) {
      for (const { run } of applicationKeeper.follow(event)) {
        done(await run(ledger, { commandId: derived(event.eventId), actor: 'application-keeper' }));
      }
    }
  }
}
const derived = (eventId: string) => eventId;

async function issue(jurist: Jurist, number: string, holder: string) {
  const term = { validFrom: '2024-07-01', expiresOn: '2027-06-30' };
  const command = {
    type: 'Issue',
    educator: holder,
    state: 'TN',
    number,
    class: 'practitioner',
    fields: [],
    ...term,
  } as const;
  const target = { stream: `license-TN-${number}`, educator: holder, state: 'TN' };
  return done(await execute(jurist.ledger, license, target, asGiven(command), request()));
}

const typesIn = async ({ ledger }: Jurist, stream: string) =>
  (await readStream(ledger, stream)).map(({ type }) => type);

describe('what is granted', () => {
  test('is written into the license once, however often it is followed', async () => {
    const jurist = await begun();
    const stream = await granted(jurist);
    await follow(jurist, stream, 3);
    expect(await typesIn(jurist, 'license-TN-7')).toEqual(['license.Issued']);
    const [issued] = await readStream(jurist.ledger, 'license-TN-7');
    expect(issued?.data).toMatchObject({ educator: APPLICANT, application: stream });
  });

  test('is not issued again where the license was taken back before a crash was noticed', async () => {
    const jurist = await begun();
    const stream = await granted(jurist);
    await follow(jurist, stream);
    const [issued] = await readStream(jurist.ledger, 'license-TN-7');
    const command = { type: 'TakeBack' as const, eventId: issued?.eventId ?? '', because: 'A slip.' };
    done(await execute(jurist.ledger, license, { stream: 'license-TN-7' }, asGiven(command), request()));
    const again = (await readStream(jurist.ledger, stream)).flatMap((event) =>
      applicationKeeper.follow(event),
    );
    for (const { run } of again) done(await run(jurist.ledger, request()));
    expect(await typesIn(jurist, 'license-TN-7')).toEqual(['license.Issued', 'license.Retracted']);
  });

  test('is set aside where its number went to somebody else meanwhile, and may be granted anew', async () => {
    const jurist = await begun();
    const stream = await granted(jurist);
    await issue(jurist, '7', 'TN-2');
    await follow(jurist, stream, 2);
    expect(await typesIn(jurist, stream)).toEqual([
      ...['application.Filed', 'application.Granted', 'application.GrantSetAside'],
    ]);
    expect(stateOf(application, await readStream(jurist.ledger, stream))).toMatchObject({
      ...{ status: 'open', setAside: [{ code: 'license_number_taken' }] },
    });
    await grant(jurist, stream, '8');
    await follow(jurist, stream, 2);
    expect(await typesIn(jurist, 'license-TN-7')).toEqual(['license.Issued']);
    expect(await typesIn(jurist, 'license-TN-8')).toEqual(['license.Issued']);
  });

  test('is refused at once where the number is taken already', async () => {
    const jurist = await begun();
    await issue(jurist, '7', 'TN-2');
    const filing = { type: 'ApplyForLicense', state: 'TN', class: 'practitioner', fields: [] } as const;
    const { stream } = done(await askApplication(jurist, teacher(), filing));
    const act = { type: 'Grant', number: '7', ...TERM } as const;
    const answer = await askApplication(jurist, agency(), { application: idOf(stream), act });
    expect(answer).toMatchObject({ refused: 'license_number_taken' });
  });
});
