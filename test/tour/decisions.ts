import type { Guide } from './guide.ts';
import { AGENCY, AUDITOR } from './people.ts';

/** What was decided, and why. */
export async function tourDecisions(guide: Guide): Promise<void> {
  await guide.ask(
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
  await guide.ask(
    'decisions',
    AUDITOR,
    `query ($filter: DecisionFilter) {
      decisions(filter: $filter, first: 10) {
        totalCount
        edges { node { id kind credit application license educator on by codes } }
      }
    }`,
    'What was denied, reversed or decided on appeal of credits, and how applications were answered',
    {
      filter: {
        kinds: [
          ...['credit_denial', 'credit_reversal', 'credit_appeal_decision'],
          ...['application_grant', 'application_denial'],
        ],
      },
    },
  );
  await restingOn(guide);
}

async function restingOn({ ask }: Guide): Promise<void> {
  await ask(
    'decisionsRestingOn',
    AGENCY,
    `query ($on: DecisionGround!) {
      decisionsRestingOn(on: $on, first: 10) {
        totalCount
        edges {
          node {
            decision { id kind license credit educator on }
            credits { source provider counted restsOn }
            stands
            openReviews
          }
        }
      }
    }`,
    'A provider is in doubt: what rests on it, with how much, and on whose word',
    { on: { provider: 'Davidson County' } },
  );
  await ask(
    'attestedOnlyShares',
    AUDITOR,
    `query ($sort: AttestedShareSort) {
      attestedOnlyShares(sort: $sort, first: 10) {
        totalCount
        edges { node { provider unit counted attestedOnly share decisions } }
      }
    }`,
    'How much of what was counted rests on nobody’s word but the educators’, by provider',
    { sort: { by: 'attested' } },
  );
}
