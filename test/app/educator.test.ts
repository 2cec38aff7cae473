import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { askCredit } from '../../src/app/commands/credit.ts';
import { askEducator, type AskedOfEducator } from '../../src/app/commands/educator.ts';
import type { Ledger } from '../../src/app/log/ledger.ts';
import type { CreditCommand } from '../../src/domain/credit/index.ts';
import { isRefusal } from '../../src/domain/decider.ts';
import { createMemoryVault } from '../../src/infra/keys/memory-vault.ts';
import { createMemoryLog } from '../../src/infra/log/memory-log.ts';
import { ADA, sampleLife } from '../support/sample-life.ts';

const AGENCY: Identity = { subject: 'agency-tn', roles: ['agency'], state: 'TN' };
const DISTRICT: Identity = { subject: 'district-knox', roles: ['district'], employer: 'Knox County' };
const TEACHER: Identity = { subject: 'ada', roles: ['teacher'], educator: ADA };

let ledger: Ledger;
let commands = 0;

beforeEach(async () => {
  const now = Date.parse('2024-06-15T18:00:00Z');
  ledger = { log: createMemoryLog(), vault: createMemoryVault(), clock: { now: () => now } };
  await sampleLife({ ledger, compiled: new Map() }).register();
});

async function serve(identity: Identity, schoolYear: string, state = 'TN', educator = ADA): Promise<string> {
  commands += 1;
  const year = { state, schoolYear, employer: 'Knox County', role: 'teacher' };
  const answer = await askEducator(
    ledger,
    { identity, commandId: `serve-${commands}` },
    { educator, command: { type: 'RecordService', ...year } },
  );
  return isRefusal(answer) ? answer.refused : 'recorded';
}

describe('a district', () => {
  test('cannot make somebody its own by recording a year of service', async () => {
    expect(await serve(DISTRICT, '2022-23')).toBe('not_found');
    expect(await serve(DISTRICT, '2022-23', 'TN', 'TN-999999')).toBe('not_found');
  });

  test('records for those who are known to have served it, in the state where they did', async () => {
    expect(await serve(AGENCY, '2021-22')).toBe('recorded');
    expect(await serve(DISTRICT, '2022-23')).toBe('recorded');
    expect(await serve(DISTRICT, '2022-23', 'PA')).toBe('not_found');
  });
});

describe('a fact is taken back', () => {
  const OTHER_DISTRICT: Identity = { ...DISTRICT, subject: 'district-shelby', employer: 'Shelby County' };
  const OTHER_AGENCY: Identity = { ...AGENCY, subject: 'agency-pa', state: 'PA' };
  const SOMEBODY: Identity = { subject: 'union-tn', roles: ['union'], state: 'TN' };

  async function ask(identity: Identity, command: AskedOfEducator) {
    commands += 1;
    return askEducator(ledger, { identity, commandId: `ask-${commands}` }, { educator: ADA, command });
  }
  async function recorded(identity: Identity, command: AskedOfEducator): Promise<string> {
    const answer = await ask(identity, command);
    if (isRefusal(answer)) throw new Error(answer.because);
    return answer.events[0] ?? '';
  }
  async function retract(identity: Identity, eventId: string): Promise<string> {
    const answer = await ask(identity, { type: 'Retract', eventId, because: 'It was of somebody else.' });
    return isRefusal(answer) ? answer.refused : `${answer.events.length} recorded`;
  }
  const rating = (state: string): AskedOfEducator => ({
    ...{ type: 'RateEvaluation', state, schoolYear: '2021-22', employer: 'Knox County', score: '4' },
  });

  test('by the employer it names, or by the agency of the state it names', async () => {
    await serve(AGENCY, '2021-22');
    const inTennessee = await recorded(DISTRICT, rating('TN'));
    expect(await retract(OTHER_DISTRICT, inTennessee)).toBe('not_found');
    expect(await retract(DISTRICT, inTennessee)).toBe('1 recorded');
    expect(await retract(DISTRICT, inTennessee)).toBe('0 recorded');
    const inPennsylvania = await recorded(OTHER_AGENCY, rating('PA'));
    expect(await retract(AGENCY, inPennsylvania)).toBe('not_found');
    expect(await retract(OTHER_AGENCY, inPennsylvania)).toBe('1 recorded');
  });

  test('and who may see it but not do that is told who may; to others it is not there', async () => {
    await serve(AGENCY, '2021-22');
    const conferred = { level: 'master', institution: 'A University', on: '2015-05-09' };
    const degree = await recorded(AGENCY, { type: 'ConferDegree', ...conferred });
    expect(await retract(DISTRICT, degree)).toBe('not_yours_to_retract');
    expect(await retract(TEACHER, degree)).toBe('not_yours_to_retract');
    expect(await retract(DISTRICT, 'no such event')).toBe('not_found');
    expect(await retract(SOMEBODY, degree)).toBe('not_found');
    expect(await retract(OTHER_DISTRICT, degree)).toBe('not_found');
  });
});

describe('the key of a source system', () => {
  test('is given by the agency alone, so that nobody takes another’s', async () => {
    const workshop: Extract<CreditCommand, { type: 'Claim' }> = {
      ...{ type: 'Claim', educator: ADA, state: 'TN', kind: 'workshop', title: 'Reading', quantity: '6' },
      ...{ unit: 'clock_hour', categories: [], completedOn: '2024-05-02', provider: 'Knox County' },
      externalId: 'K-1',
    };
    const claim = async (identity: Identity, commandId: string) =>
      askCredit(ledger, { identity, commandId }, { command: workshop });
    expect(await claim(TEACHER, 'a')).toMatchObject({ refused: 'external_id' });
    expect(await claim(AGENCY, 'b')).toMatchObject({ revision: 0 });
    expect(await claim(TEACHER, 'c')).toMatchObject({ refused: 'external_id' });
  });
});
