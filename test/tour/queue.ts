import type { Guide } from './guide.ts';
import { AGENCY, DISTRICT } from './people.ts';

/** What awaits those who decide. */
export async function tourQueue({ ask }: Guide): Promise<void> {
  await ask(
    'reviewQueue',
    AGENCY,
    `query ($filter: AwaitedFilter) {
      reviewQueue(filter: $filter, sort: { by: since }, first: 10) {
        totalCount
        edges { node { kind record educator state due overdue mayAct } }
      }
    }`,
    'What awaits the agency of this teacher, the longest first',
    { filter: { educator: 'TN-100001' } },
  );
  await ask(
    'reviewCounts',
    DISTRICT,
    `{ reviewCounts { kind count overdue } }`,
    'How much awaits an employer',
  );
}
