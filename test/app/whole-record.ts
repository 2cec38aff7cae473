import type { PlacedEvent } from '../../src/app/facts/facts-of.ts';
import { credit, type CreditCommand } from '../../src/domain/credit/index.ts';
import { type Circumstances, type Decider, isRefusal } from '../../src/domain/decider.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { educator, type EducatorCommand } from '../../src/domain/educator/index.ts';
import { employment } from '../../src/domain/employment/index.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { license, type LicenseCommand } from '../../src/domain/license/index.ts';
import { period, type PeriodCommand } from '../../src/domain/period/index.ts';
import { periodStream } from '../../src/domain/streams.ts';
import { decisionThatIs } from '../domain/decision.ts';
import { AGENCY, recorded } from '../domain/given.ts';

const LICENSE = 'license-TN-1';
const FIRST = periodStream(LICENSE, '2012-09-01');
/** The obligation of the term that runs. */
export const OWED = periodStream(LICENSE, '2018-09-01');

const state = 'TN';
const HOLDER: Circumstances = { actor: 'ada', actorEducator: 'TN-1', today: AGENCY.today };

/** Each command that states a fact of an educator, with all it may say. */
export const STATED = {
  RecordService: {
    ...{ type: 'RecordService', state, schoolYear: '2021-22', employer: 'Knox County', role: 'teacher' },
    ...{ days: 180, fte: '1', school: 'Hillside', setting: 'public', field: 'Mathematics 6-12' },
    ...{ licenseClass: 'professional', externalId: 'S-1' },
  },
  RateEvaluation: {
    ...{ type: 'RateEvaluation', state, schoolYear: '2021-22', employer: 'Knox County', score: '4' },
    ...{ kind: 'overall', on: '2022-05-20', externalId: 'E-1' },
  },
  CertifyByBoard: {
    ...{ type: 'CertifyByBoard', board: 'National Board', kind: 'initial', field: 'Mathematics' },
    ...{ on: '2020-12-01', until: '2025-11-30', externalId: 'B-1' },
  },
  ConferDegree: {
    ...{ type: 'ConferDegree', level: 'master', field: 'Mathematics', institution: 'A University' },
    ...{ on: '2016-05-10', externalId: 'D-1' },
  },
  RecordTest: {
    ...{ type: 'RecordTest', test: 'Praxis 5161', field: 'Mathematics', score: 165, passed: true },
    on: '2018-03-01',
  },
  RecordAct: {
    ...{ type: 'RecordAct', state, act: 'penalty_paid', on: '2024-05-01', by: 'educator' },
    ...{ result: 'granted', about: 'Mathematics', quantity: '500', from: '2024-05-01', until: '2024-05-31' },
  },
  RecordMeasure: {
    ...{ type: 'RecordMeasure', state, measure: 'team_size', value: '5', school: 'Hillside' },
    ...{ schoolYear: '2023-24', on: '2023-08-15' },
  },
  DesignateRole: {
    ...{ type: 'DesignateRole', state, role: 'mentor', program: 'District mentors', school: 'Hillside' },
    ...{ field: 'Mathematics', on: '2022-08-01', until: '2025-07-31' },
  },
  VerifyForeignCredential: {
    ...{ type: 'VerifyForeignCredential', state: 'PA', class: 'instructional_ii', field: 'Mathematics' },
    ...{ unencumbered: true, issuedOn: '2016-07-01', validUntil: '2026-06-30', source: 'A department' },
    on: '2018-08-01',
  },
  RecordAward: {
    ...{ type: 'RecordAward', credential: 'IL1', issuer: 'An issuer', stack: 'Leading', competency: 'Leads' },
    ...{ score: 3.5, on: '2023-11-30', until: '2028-11-29' },
  },
} as const satisfies Partial<Record<EducatorCommand['type'], EducatorCommand>>;

/** A claim with all it may say. */
export const CLAIMED = {
  ...{ type: 'Claim', educator: 'TN-1', state, kind: 'course', title: 'Fractions', quantity: '3' },
  ...{ unit: 'semester_hour', categories: ['content'], topic: 'mathematics', level: 'graduate' },
  ...{ participation: 'taken', delivery: 'online', field: 'Mathematics', grade: 'A', score: 92 },
  ...{ assessed: true, appliedAfterwards: true, completedOn: '2022-05-02', claimedOn: '2022-06-01' },
  ...{ provider: 'A college', evidence: 'store/1', externalId: 'A-1' },
} as const satisfies CreditCommand;

/**
 * A record of everything there is, written by commands that say all they may, in the order of the log. A refusal ends
 * it: then a command says what it may not.
 */
export function wholeRecord(): readonly PlacedEvent[] {
  const events: PlacedEvent[] = [];
  const upon = <C, E extends LedgerEvent, S>(
    stream: string,
    { initial, decide, evolve }: Decider<C, E, S>,
  ) => {
    let now = initial;
    return (command: C, by: Circumstances = AGENCY): string => {
      const answer = decide(command, now, by);
      if (isRefusal(answer)) throw new Error(`${stream}: ${answer.because}`);
      for (const event of answer) {
        const read = recorded(event, events.length);
        now = evolve(now, read);
        events.push({ ...read, stream } as unknown as PlacedEvent);
      }
      return events.at(-1)?.eventId ?? '';
    };
  };
  const person = upon('educator-TN-1', educator);
  const names = { givenName: 'Ada', familyName: 'Lovelace', birthDate: '1985-12-10' };
  person({ type: 'Register', educator: 'TN-1', state, ...names });
  for (const command of Object.values(STATED)) {
    const eventId = person(command);
    if (command.type === 'DesignateRole') {
      person({ type: 'EndRole', eventId, on: '2024-05-31', because: 'The school closed.' });
    }
  }
  const post = upon('employment-1', employment);
  post({
    ...{ type: 'Begin', educator: 'TN-1', state, employer: 'Knox County', setting: 'public' },
    ...{ position: 'teacher', field: 'Mathematics 6-12', fte: '0.5', on: '2018-08-01' },
  });
  post({ type: 'End', on: '2024-05-31' });
  const claim = upon('credit-1', credit);
  claim(CLAIMED);
  claim({ type: 'Approve', capacity: 'agency' });
  licenseIn(upon(LICENSE, license), upon(FIRST, period), upon(OWED, period));
  return events;
}

type Tell<C> = (command: C, by?: Circumstances) => void;

/** A license that was renewed once, with what may be recorded upon it, and its two periods. */
function licenseIn(held: Tell<LicenseCommand>, first: Tell<PeriodCommand>, owed: Tell<PeriodCommand>): void {
  const terms = [
    { startsOn: '2012-09-01', endsOn: '2018-08-31' },
    { startsOn: '2018-09-01', endsOn: '2024-08-31' },
  ] as const;
  held({
    ...{
      type: 'Issue',
      educator: 'TN-1',
      state,
      number: '1',
      class: 'professional',
      fields: ['Mathematics 6-12'],
    },
    ...{ validFrom: terms[0].startsOn, expiresOn: terms[0].endsOn },
  });
  const opened = {
    type: 'Open',
    educator: 'TN-1',
    state,
    strand: 'recertification',
    owner: 'license',
  } as const;
  first({ ...opened, license: LICENSE, ...terms[0] });
  held({ type: 'ApplyForRenewal', period: FIRST, opensOn: null }, HOLDER);
  held({
    ...{ type: 'Renew', period: FIRST, decision: MET },
    ...{ validFrom: terms[1].startsOn, expiresOn: terms[1].endsOn },
  });
  first({ type: 'Complete', on: AGENCY.today, renewal: `${LICENSE}@2` });
  owed({ ...opened, license: LICENSE, ...terms[1] });
  held({ type: 'ApplyForRenewal', period: OWED, opensOn: null }, HOLDER);
  held({ type: 'AddEndorsement', field: 'Physics 6-12', on: '2023-08-01', validUntil: '2028-07-31' });
  held({
    ...{ type: 'EnterOrder', order: 'restriction', reference: '24-1', fields: ['Physics 6-12'] },
    ...{ finalOn: '2024-06-01', from: '2024-06-10', until: '2025-06-09' },
  });
  held({ type: 'BeginStatus', status: 'retired', from: '2023-07-01' });
  held({ type: 'EndStatus', status: 'retired', from: '2023-08-15' });
}

const MET: Decision = {
  ...decisionThatIs('met', FIRST),
  requirement: {
    ...{ id: 'hours', kind: 'amount', outcome: 'met', asks: 'Hours.', required: '60', counted: '60' },
    ...{ cites: [], codes: [], events: [], missing: [], children: [] },
  },
};
