import { confirmSetting } from '../../src/app/commands/policy.ts';
import { asGiven, execute, type Recording, type Request } from '../../src/app/executing/execute.ts';
import type { Jurist } from '../../src/app/standing/standing.ts';
import { application } from '../../src/domain/application/index.ts';
import { calendar } from '../../src/domain/calendar/index.ts';
import { credential } from '../../src/domain/credential/index.ts';
import { credit } from '../../src/domain/credit/index.ts';
import { type Decider, isRefusal } from '../../src/domain/decider.ts';
import { educator } from '../../src/domain/educator/index.ts';
import { employer } from '../../src/domain/employer/index.ts';
import { employment } from '../../src/domain/employment/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { goal } from '../../src/domain/goal/index.ts';
import { license } from '../../src/domain/license/index.ts';
import { offering } from '../../src/domain/offering/index.ts';
import { period } from '../../src/domain/period/index.ts';
import { provider } from '../../src/domain/provider/index.ts';
import { review } from '../../src/domain/review/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { publishFiles } from '../../src/infra/policies/publish-files.ts';
import { lawOf } from './law.ts';

export const ADA = 'TN-100001';
export const LICENSE = 'license-TN-1234567';
export const PERIOD = periodStream(LICENSE, '2018-09-01');

let law: ReturnType<typeof lawOf> | undefined;

/** Read once by each file of tests. */
function tennessee() {
  law ??= lawOf(['TN']);
  return law;
}

/** One Tennessee teacher's record, written event by event as each test needs it. */
export function sampleLife({ ledger, compiled }: Jurist) {
  let count = 0;
  const next = (actor = 'agency:tn') => {
    count += 1;
    return { commandId: `sample-${count}`, actor };
  };
  const tellAbout =
    (about: { readonly educator?: string }) =>
    async <C extends object, E extends LedgerEvent, S>(
      decider: Decider<C, E, S>,
      stream: string,
      command: C,
      by: Partial<Request> = {},
    ): Promise<Recording> => {
      const target = { stream, state: 'TN', ...about };
      const answer = await execute(ledger, decider, target, asGiven(command), { ...next(), ...by });
      if (isRefusal(answer)) throw new Error(`${stream}: ${answer.because}`);
      return answer;
    };
  const tell = tellAbout({ educator: ADA });
  const tellOfNobody = tellAbout({});
  return {
    publishLaw: async () => {
      await publishFiles({ ledger, compiled }, await tennessee(), 'admin');
    },
    confirm: async (setting: string, value: string) => {
      const what = { state: 'TN', strand: 'recertification', setting, value, because: 'A letter.' };
      const answer = await confirmSetting({ ledger, compiled }, { type: 'ConfirmSetting', ...what }, next());
      if (isRefusal(answer)) throw new Error(answer.because);
    },
    beginDay: async (on: string) => {
      const target = { stream: 'calendar-TN', state: 'TN' };
      const command = { type: 'BeginDay', state: 'TN', on } as const;
      await execute(ledger, calendar, target, asGiven(command), next('calendar'));
    },
    register: () =>
      tell(educator, `educator-${ADA}`, {
        ...{ type: 'Register', educator: ADA, state: 'TN' },
        ...{ givenName: 'Ada', familyName: 'Lovelace', ssn: '987654320' },
      }),
    issue: async () => {
      await tell(license, LICENSE, {
        ...{ type: 'Issue', educator: ADA, state: 'TN', number: '1234567', class: 'professional' },
        ...{ fields: ['Mathematics 6-12'], validFrom: '2018-09-01', expiresOn: '2024-08-31' },
      });
      return tell(period, PERIOD, {
        ...{ type: 'Open', educator: ADA, state: 'TN', strand: 'recertification', owner: 'license' },
        ...{ license: LICENSE, startsOn: '2018-09-01', endsOn: '2024-08-31' },
      });
    },
    rate: (schoolYear: string, score: string) =>
      tell(educator, `educator-${ADA}`, {
        ...{ type: 'RateEvaluation', state: 'TN', schoolYear, employer: 'Knox County', score },
      }),
    claim: (id: string, quantity = '6', completedOn = '2024-05-02') =>
      tell(credit, `credit-${id}`, {
        ...{ type: 'Claim', educator: ADA, state: 'TN', kind: 'workshop', title: 'Reading for meaning' },
        ...{ quantity, unit: 'clock_hour', categories: [], completedOn, provider: 'Knox County' },
      }),
    amend: (id: string, quantity: string) =>
      tell(credit, `credit-${id}`, {
        ...{ type: 'Amend', because: 'A slip.' },
        is: {
          ...{ kind: 'workshop', title: 'Reading for meaning', quantity, unit: 'clock_hour', categories: [] },
          ...{ completedOn: '2024-05-02', provider: 'Knox County' },
        },
      }),
    approve: (id: string) => tell(credit, `credit-${id}`, { type: 'Approve', capacity: 'agency' }),
    educator: (command: Parameters<typeof educator.decide>[0]) => tell(educator, `educator-${ADA}`, command),
    credit: (id: string, command: Parameters<typeof credit.decide>[0]) =>
      tell(credit, `credit-${id}`, command),
    review: (id: string, command: Parameters<typeof review.decide>[0]) =>
      tell(review, `review-${id}`, command),
    /** An application for another license, by herself. */
    apply: (command: Parameters<typeof application.decide>[0]) =>
      tell(application, 'application-1', command, { actorEducator: ADA }),
    credential: (command: Parameters<typeof credential.decide>[0]) =>
      tell(credential, 'credential-1', command),
    /** What she does herself with a micro-credential. */
    learn: (command: Parameters<typeof credential.decide>[0]) =>
      tell(credential, 'credential-1', command, { actorEducator: ADA }),
    /** What she sets out to learn, by herself. */
    goal: (command: Parameters<typeof goal.decide>[0]) =>
      tell(goal, 'goal-1', command, { actorEducator: ADA }),
    /** Where she is employed, and as what. */
    employment: (command: Parameters<typeof employment.decide>[0]) =>
      tell(employment, 'employment-1', command),
    employer: (command: Parameters<typeof employer.decide>[0]) =>
      tellOfNobody(employer, 'employer-TN-a-district', command),
    /** What is on offer in the state, of nobody in particular. */
    offering: (command: Parameters<typeof offering.decide>[0]) =>
      tellOfNobody(offering, 'offering-tn.reading', command),
    provider: (command: Parameters<typeof provider.decide>[0]) =>
      tellOfNobody(provider, 'provider-a-college', command),
    license: (command: Parameters<typeof license.decide>[0]) => tell(license, LICENSE, command),
    period: (stream: string, command: Parameters<typeof period.decide>[0]) => tell(period, stream, command),
  };
}
