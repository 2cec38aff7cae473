import type { Guide } from './guide.ts';
import { AGENCY, TEACHER } from './people.ts';

/** Before anything is claimed: what would it be worth, and when may be renewed? */
export async function tourPlanning({ ask }: Guide): Promise<void> {
  const workshop = {
    ...{ kind: 'workshop', title: 'Proof by picture', quantity: '40', unit: 'clock_hour' },
    provider: 'Davidson County',
  };
  await ask(
    'wouldCount',
    TEACHER,
    `query ($activity: ActivityInput!, $completedOn: Day!) {
      wouldCount(activity: $activity, completedOn: $completedOn) {
        license deadline asOf counted awaits
        credit { verdict worth where { requirement amount } reasons { code because } }
        claimedAlone { verdict reasons { code because citations { title link } } }
        before { outcome required counted unit missing }
        after { outcome counted missing }
      }
    }`,
    'A teacher asks before paying whether a workshop in August would count',
    { activity: workshop, completedOn: '2024-08-10' },
  );
  await ask(
    'wouldCount',
    AGENCY,
    `query ($educator: ID!, $activity: ActivityInput!, $completedOn: Day!) {
      wouldCount(educator: $educator, activity: $activity, completedOn: $completedOn) {
        license deadline asOf counted awaits
        credit { verdict reasons { code because citations { title } } }
      }
    }`,
    'The same workshop a month later is too late',
    { educator: 'TN-100001', activity: workshop, completedOn: '2024-09-10' },
  );
  await ask(
    'renewalStatus',
    TEACHER,
    `{
      renewalStatus {
        license deadline
        renewalWindow { opensOn closesOn late timing citations { title link } }
      }
    }`,
    'From when to when the renewal may be applied for',
  );
}
