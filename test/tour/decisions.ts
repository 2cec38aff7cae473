import type { Guide } from './guide.ts';
import { AGENCY } from './people.ts';

/** What was decided, and why. */
export async function tourDecisions({ ask }: Guide): Promise<void> {
  await ask(
    'decisions',
    AGENCY,
    `query ($filter: DecisionFilter) {
      decisions(filter: $filter, first: 10) {
        totalCount
        edges {
          node {
            id kind license period educator on by outcome codes missing required counted unit
            policyVersion policyDigest
          }
        }
      }
    }`,
    'Renewals and denials of a year, each with why and under which text',
    { filter: { kinds: ['renewal', 'renewal_denial'], from: '2024-01-01', to: '2024-12-31' } },
  );
}
