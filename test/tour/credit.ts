import type { Guide } from './guide.ts';
import { AGENCY, TEACHER } from './people.ts';

const WORKSHOP = {
  ...{ educator: 'TN-100001', state: 'TN', kind: 'workshop', title: 'Proof by picture' },
  ...{ quantity: '40', unit: 'clock_hour', completedOn: '2024-06-20', provider: 'Davidson County' },
};

/** Learning is claimed, vouched for and decided upon. */
export async function tourCredit({ record, refused, ask }: Guide): Promise<void> {
  const { id: credit } = await record('claimCredit', TEACHER, WORKSHOP, 'A teacher claims a workshop');
  await refused(
    'claimCredit',
    TEACHER,
    { ...WORKSHOP, title: 'Geometry in autumn', completedOn: '2024-11-02' },
    'future_day',
    'What is not completed yet is not claimed',
  );
  await record('attestCredit', TEACHER, { credit }, 'The teacher states that the claim is true');
  await record(
    'reportCredit',
    AGENCY,
    { credit, provider: 'Davidson County', on: '2024-06-28' },
    'The provider reported it, too',
  );
  await record('approveCredit', AGENCY, { credit, on: '2024-07-01' }, 'The agency recognises it');
  await refused(
    'denyCredit',
    AGENCY,
    { credit, reason: 'duplicate', because: 'Claimed twice.' },
    'already_approved',
    'What was approved cannot be denied',
  );
  const another = { ...WORKSHOP, title: 'A talk about pictures', quantity: '2' };
  const { id: talk } = await record('claimCredit', TEACHER, another, 'Another claim');
  await record(
    'denyCredit',
    AGENCY,
    { credit: talk, reason: 'undocumented', because: 'No list of those present was kept.' },
    'A claim without proof is denied',
  );
  const { id: slip } = await record(
    'claimCredit',
    TEACHER,
    { ...another, title: 'Proof by Picture' },
    'A claim made by mistake: the answer says that it is like another',
  );
  await record('withdrawCredit', TEACHER, { credit: slip, because: 'I was not there.' }, 'It is taken back');
  await ask(
    'licensureHours',
    TEACHER,
    `{
      licensureHours(first: 10) {
        totalCount
        edges {
          node {
            title kind quantity unit score provider completedOn
            attestedOn reportedOn approvedOn deniedOn denialReason withdrawnOn
          }
        }
      }
    }`,
    'Every activity with what was done upon it',
  );
}
