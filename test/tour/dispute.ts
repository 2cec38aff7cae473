import type { Guide } from './guide.ts';
import { AGENCY, AUDITOR, DISTRICT, TEACHER, UNION } from './people.ts';

const educator = 'TN-100001';
const STUDY = {
  ...{ kind: 'workshop', title: 'A study of fractions', quantity: '6', unit: 'clock_hour' },
  ...{ completedOn: '2024-06-25', provider: 'Davidson County' },
};

/** A claim is mended, denied, appealed and reversed, and what rests on it is looked at again. */
export async function tourDispute(guide: Guide): Promise<void> {
  await amendAndAppeal(guide);
  await claimFromRecord(guide);
  await reverseAndReview(guide);
}

async function amendAndAppeal({ record, refused }: Guide): Promise<void> {
  const { id: credit } = await record(
    'claimCredit',
    TEACHER,
    { educator, state: 'TN', ...STUDY },
    'A claim with a slip in it',
  );
  await record(
    'amendCredit',
    TEACHER,
    { credit, claim: { ...STUDY, quantity: '8' }, because: 'It was eight hours, as the certificate says.' },
    'A teacher mends a claim before anybody has decided upon it',
  );
  await record(
    'denyCredit',
    DISTRICT,
    { credit, reason: 'undocumented', because: 'No certificate came with it.', committee: 'local' },
    'The professional learning committee of a district denies a claim',
  );
  await refused(
    'amendCredit',
    TEACHER,
    { credit, claim: { ...STUDY, quantity: '9' }, because: 'Nine, rather.' },
    'already_decided',
    'What was decided upon is not changed under the hands of who decided',
  );
  await refused(
    'approveCredit',
    AGENCY,
    { credit },
    'denied_by_other',
    'What somebody else denied is not approved over their heads',
  );
  await record(
    'appealCredit',
    TEACHER,
    { credit, because: 'The certificate was sent on 26 June.' },
    'A teacher appeals a denial',
  );
  await record(
    'decideCreditAppeal',
    AGENCY,
    { credit, outcome: 'granted', because: 'The certificate was in the file of another teacher.' },
    'The agency grants the appeal, and the credit is approved with it',
  );
}

async function claimFromRecord({ record, refused }: Guide): Promise<void> {
  const year = { educator, state: 'TN', employer: 'davidson-county', schoolYear: '2022-23' };
  const mentoring = await record(
    'recordService',
    AGENCY,
    { ...year, role: 'mentor', days: 20 },
    'Another part of a year',
  );
  const rated = await record(
    'recordEvaluation',
    DISTRICT,
    { ...year, schoolYear: '2020-21', score: '4' },
    'Another school year is rated',
  );
  const hours = { educator, state: 'TN', quantity: '10', unit: 'clock_hour' };
  await record(
    'claimFromRecord',
    TEACHER,
    { ...hours, event: mentoring.events[0] },
    'A teacher claims hours for a year of mentoring that is on record',
  );
  await refused(
    'claimFromRecord',
    TEACHER,
    { ...hours, event: rated.events[0] },
    'counts_unclaimed',
    'What the rules of the state count by itself is not claimed besides',
  );
}

async function reverseAndReview({ record, ask }: Guide): Promise<void> {
  const hours = await ask(
    'licensureHours',
    AUDITOR,
    `query ($educator: ID!) {
      licensureHours(educator: $educator, first: 20) {
        edges { node { source title completedOn approvedOn reversedOn appealedOn appealOutcome possibleDuplicates } }
      }
    }`,
    'What was disputed, and what may have been claimed twice',
    { educator },
  );
  await record(
    'reverseCredit',
    AGENCY,
    {
      credit: sourceOf(hours, 'Proof by picture').slice('credit-'.length),
      because: 'The list of those present turned out to be invented.',
    },
    'A recognition is taken back after a license was renewed on it',
  );
  const reviews = await ask(
    'reviews',
    AGENCY,
    `query ($filter: ReviewFilter!) {
      reviews(filter: $filter, first: 20) {
        totalCount
        edges { node { id educator subject reviewed because restedOn openedOn decidedOn outcome } }
      }
    }`,
    'What is to be looked at again, the oldest first',
    { filter: { state: 'TN', open: true } },
  );
  await ask(
    'licenseStanding',
    TEACHER,
    `query ($license: ID!) {
      licenseStanding(license: $license) {
        validity
        openReviews { id subject reviewed because restedOn openedOn }
      }
    }`,
    'The teacher sees that her renewal is being looked at again; nothing has changed by that',
    { license: 'TN-1234567' },
  );
  await record(
    'decideReview',
    AGENCY,
    { review: firstId(reviews), outcome: 'stands', because: 'Enough was counted without it.' },
    'The agency looks at it, and the renewal stands',
  );
  await ask(
    'reviews',
    UNION,
    'query ($filter: ReviewFilter!) { reviews(filter: $filter) { totalCount } }',
    'Reviews are not everybody’s to see',
    { filter: { state: 'TN' } },
  );
}

interface Listed {
  readonly edges: readonly {
    readonly node: { readonly id?: string; readonly title?: string; readonly source?: string };
  }[];
}

function sourceOf(hours: unknown, title: string): string {
  const found = (hours as Listed).edges.find(({ node }) => node.title === title)?.node.source;
  if (found === undefined) throw new Error(`Nothing is called ${title}.`);
  return found;
}

function firstId(reviews: unknown): string {
  const id = (reviews as Listed).edges[0]?.node.id;
  if (id === undefined) throw new Error('Nothing was put up for review.');
  return id;
}
