import { DEFINITION } from './definition.ts';
import type { Guide } from './guide.ts';
import { AGENCY, APPROVER, TEACHER } from './people.ts';

const COURSE = {
  ...{ provider: 'an-issuer', kind: 'course', title: 'Assessment that teaches', quantity: '3' },
  ...{
    unit: 'semester_hour',
    categories: ['pedagogy'],
    level: 'graduate',
    participation: 'taken',
    delivery: 'live',
    assessed: true,
  },
  ...{ costCents: 45_000, opensOn: '2024-09-01', closesOn: '2024-09-30', takesDays: 90 },
};
const LEADING = {
  ...{ provider: 'an-issuer', kind: 'micro_credential', title: 'Formative assessment', quantity: '1' },
  ...{ unit: 'micro_credential', costCents: 8_500, takesDays: 45, credential: DEFINITION },
};
const INSTITUTE = {
  ...{ provider: 'cumberland-college', kind: 'workshop', title: 'Number talks', quantity: '12' },
  ...{ unit: 'clock_hour', categories: ['content'], costCents: 0, takesDays: 2, states: ['TN'] },
};

/** What may be taken, what it costs, and who says that it is good. */
export async function tourOfferings(guide: Guide): Promise<void> {
  await announced(guide);
  await told(guide);
  await listed(guide);
}

async function announced({ record, refused }: Guide): Promise<void> {
  await record(
    'announceOffering',
    APPROVER,
    { catalogue: 'an-issuer', name: 'assessment-course', ...COURSE },
    'An issuer announces what it offers, as its completion would be claimed',
  );
  await record(
    'announceOffering',
    APPROVER,
    { catalogue: 'an-issuer', name: 'formative-assessment', ...LEADING },
    'An offering may lead to a micro-credential',
  );
  await record(
    'announceOffering',
    AGENCY,
    { catalogue: 'tn', name: 'number-talks', on: '2024-05-01', ...INSTITUTE },
    'An agency lists what is offered in its state, by whomever',
  );
  await refused(
    'announceOffering',
    APPROVER,
    { catalogue: 'an-issuer', name: 'number-talks', ...INSTITUTE },
    'provider',
    'What others offer is not for an issuer to announce',
  );
}

async function told({ record, refused }: Guide): Promise<void> {
  const cheaper = { offering: 'an-issuer.assessment-course', ...COURSE, costCents: 39_000 };
  await record(
    'amendOffering',
    APPROVER,
    { ...cheaper, because: 'A grant pays a part.' },
    'From today on it costs less; what it cost before stays on record',
  );
  const standard = 'Quality standards for micro-credentials, 2024';
  const components = [
    { component: 'Competency is stated', met: true },
    { component: 'Evidence is authentic', met: true },
    { component: 'Assessors are trained', met: false },
  ];
  await record(
    'judgeOffering',
    AGENCY,
    { offering: 'an-issuer.formative-assessment', state: 'TN', standard, components },
    'An agency judges it by each part of a standard',
  );
  const college = { provider: 'cumberland-college', state: 'TN' };
  await record(
    'approveProvider',
    AGENCY,
    { ...college, from: '2024-01-01', until: '2026-12-31' },
    'A provider is approved on given days',
  );
  await refused(
    'approveProvider',
    AGENCY,
    { ...college, from: '2026-01-01' },
    'already_approved',
    'No day is approved twice',
  );
  await record(
    'endProviderApproval',
    AGENCY,
    { ...college, from: '2024-01-01', until: '2025-06-30', because: 'It closes.' },
    'An approval ends earlier than it was given for',
  );
}

async function listed({ ask, record }: Guide): Promise<void> {
  await ask(
    'offerings',
    TEACHER,
    `{
      offerings(filter: { state: "TN", atMostCents: 40000 }, sort: { by: cost }, first: 10) {
        totalCount
        edges {
          node {
            id title provider kind quantity unit costCents opensOn closesOn takesDays states credential
            since approvedIn quality { state standard judgedOn isMet unmet }
          }
        }
      }
    }`,
    'A teacher looks for what is offered in Tennessee for 400 dollars or less, the cheapest first',
  );
  await ask(
    'offerings',
    TEACHER,
    `{
      offerings(filter: { state: "TN" }, asOf: "2024-06-30", first: 10) {
        edges { node { id since costCents } }
      }
    }`,
    'The day before, only one of them was announced',
  );
  await record(
    'withdrawOffering',
    APPROVER,
    { offering: 'an-issuer.assessment-course', because: 'Nobody teaches it this year.' },
    'Nobody is to begin it any more',
  );
}
