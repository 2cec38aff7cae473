import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Identity } from '../../src/app/access.ts';
import { confirmSetting } from '../../src/app/commands/policy.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { digestOf } from '../../src/app/standing/policy-book.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { credit } from '../../src/domain/credit/index.ts';
import { type Decider, isRefusal } from '../../src/domain/decider.ts';
import { educator } from '../../src/domain/educator/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license } from '../../src/domain/license/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { projectRoot } from '../../src/infra/project-root.ts';
import { parsePolicy } from '../../src/rules/index.ts';

/** The law of Illinois, where an hour counts once, whoever's license it is for. */
const FILE = 'policies/il/recertification.yaml';

const SETTINGS = {
  ...{ years_not_worked: 'no', academy_hours: 'separate', master_teacher_on: 'last_day' },
  ...{ support_with_idfpr: 'no', reductions_in_2019: 'no', old_counting: 'overlap' },
  ...{ cure_hours: 'after_lapse', paraprofessional_penalty: 'no' },
};

export const AGENCY: Identity = { subject: 'agency-il', roles: ['agency'], state: 'IL' };

/** When the cycles of these tests have nearly run out. */
export const NOW = '2025-06-15T18:00:00Z';

export async function publishIllinois(jurist: Jurist): Promise<void> {
  const text = await readFile(join(projectRoot, FILE), 'utf8');
  const policy = parsePolicy(text, FILE);
  if (Array.isArray(policy)) throw new Error(`${FILE} does not load`);
  await publishFiles(jurist, [{ file: FILE, text, digest: digestOf(text), policy }], 'admin');
  for (const [setting, value] of Object.entries(SETTINGS)) {
    const what = { state: 'IL', strand: 'recertification', setting, value, because: 'A letter.' };
    const request = { commandId: `confirm-${setting}`, actor: 'agency-il' };
    const answer = await confirmSetting(jurist, { type: 'ConfirmSetting', ...what }, request);
    if (isRefusal(answer)) throw new Error(answer.because);
  }
}

interface ClaimOf {
  readonly id: string;
  readonly quantity: string;
  readonly completedOn?: string;
}

/** A teacher with two licenses, each with a renewal applied for that takes 120 hours, and claims. */
export async function teacherWithTwo(jurist: Jurist, nth: number, claims: readonly ClaimOf[]) {
  const { educator: person, tell } = await teacher(jurist, nth);
  const licenses = [`${nth}A`, `${nth}B`];
  for (const number of licenses) {
    const { stream, owed } = await licensed(tell, person, number, ['2020-07-01', '2025-06-30']);
    await tell(license, stream, { type: 'ApplyForRenewal', period: owed, opensOn: null });
  }
  for (const { id, quantity, completedOn = '2022-03-01' } of claims) {
    await tell(credit, `credit-${id}`, {
      ...{ type: 'Claim', educator: person, state: 'IL', kind: 'workshop', title: `Workshop ${id}` },
      ...{ quantity, unit: 'clock_hour', categories: [], completedOn, provider: 'A college' },
    });
  }
  return { educator: person, licenses: licenses.map((number) => `IL-${number}`), tell };
}

/**
 * A teacher with one license that lapsed last September, whose reinstatement by coursework is elected, and one whose
 * renewal is applied for; and nine semester hours of one course, which are enough for either: they are 135 hours.
 */
export async function teacherWithLapsed(jurist: Jurist, nth: number) {
  const { educator: person, tell } = await teacher(jurist, nth);
  const lapsed = await licensed(tell, person, `${nth}A`, ['2019-07-01', '2024-06-30']);
  const fees = { act: 'back_fees_paid', by: 'educator', on: '2024-10-15' };
  await tell(educator, `educator-${person}`, { type: 'RecordAct', state: 'IL', ...fees });
  const wanted = { route: 'reinstatement', strand: 'recertification', period: lapsed.owed, barred: null };
  await tell(license, lapsed.stream, { type: 'Elect', ...wanted }, 'her');
  const running = await licensed(tell, person, `${nth}B`, ['2020-07-01', '2025-06-30']);
  await tell(license, running.stream, { type: 'ApplyForRenewal', period: running.owed, opensOn: null });
  await tell(credit, `credit-course-${nth}`, {
    ...{ type: 'Claim', educator: person, state: 'IL', kind: 'course', title: 'Number theory' },
    ...{ quantity: '9', unit: 'semester_hour', categories: ['content'], completedOn: '2024-10-01' },
    provider: 'A college',
  });
  return { educator: person, lapsed: `IL-${nth}A`, running: `IL-${nth}B`, tell };
}

/** The term of a license that is reinstated: the rules of Illinois leave it to the agency. */
export const NEW_TERM = { validFrom: '2025-07-01', expiresOn: '2030-06-30' };

async function licensed(
  tell: Awaited<ReturnType<typeof teacher>>['tell'],
  person: string,
  number: string,
  [validFrom, expiresOn]: readonly [string, string],
) {
  const stream = `license-IL-${number}`;
  await tell(license, stream, {
    ...{ type: 'Issue', educator: person, state: 'IL', number, class: 'professional', fields: [] },
    ...{ issuedOn: '2014-07-01', validFrom, expiresOn },
  });
  const owed = periodStream(stream, validFrom);
  await tell(period, owed, {
    ...{ type: 'Open', educator: person, state: 'IL', strand: 'recertification', owner: 'license' },
    ...{ license: stream, startsOn: validFrom, endsOn: expiresOn },
  });
  return { stream, owed };
}

/** Somebody who taught through the cycle, and how to record more of her. */
async function teacher({ ledger }: Jurist, nth: number) {
  const person = `IL-${nth}`;
  let count = 0;
  const tell = async <C extends object, E extends LedgerEvent, S>(
    decider: Decider<C, E, S>,
    stream: string,
    command: C,
    actor = 'agency-il',
  ) => {
    count += 1;
    const target = { stream, state: 'IL', educator: person };
    const request = { commandId: `${person}-${count}`, actor };
    const answer = await execute(ledger, decider, target, asGiven(command), request);
    if (isRefusal(answer)) throw new Error(`${stream}: ${answer.because}`);
    return answer;
  };
  const names = { givenName: 'Ada', familyName: 'Lovelace' };
  await tell(educator, `educator-${person}`, { type: 'Register', educator: person, state: 'IL', ...names });
  for (const schoolYear of ['2020-21', '2021-22', '2022-23', '2023-24', '2024-25']) {
    const post = { employer: 'A district', role: 'teacher', fte: '1' };
    await tell(educator, `educator-${person}`, { type: 'RecordService', state: 'IL', schoolYear, ...post });
  }
  return { educator: person, tell };
}
