import type { Guide, Visitor } from './guide.ts';
import { AGENCY, DISTRICT } from './people.ts';

const RENEWING = 'TN-100041';
const ADVANCING = 'TN-100042';
const visitor = (educator: string): Visitor => ({
  title: `teacher ${educator}`,
  identity: { subject: `teacher-${educator.toLowerCase()}`, roles: ['teacher'], educator },
});

const WORKSHOP = { kind: 'workshop', unit: 'clock_hour', categories: [], states: ['TN'] };
const LISTED = [
  {
    ...WORKSHOP,
    name: 'reading-institute',
    title: 'Reading institute',
    quantity: '30',
    costCents: 25_000,
    takesDays: 5,
  },
  {
    ...WORKSHOP,
    name: 'lesson-study',
    title: 'Lesson study',
    quantity: '36',
    costCents: 12_000,
    takesDays: 50,
  },
  {
    ...WORKSHOP,
    name: 'coaching-days',
    title: 'Coaching days',
    quantity: '48',
    costCents: 90_000,
    takesDays: 3,
  },
];

/** What to do next, from what is begun and what is on offer. */
export async function tourPlans(guide: Guide): Promise<void> {
  await prepared(guide);
  await renewing(guide);
  await advancing(guide);
}

/** Two teachers, a claim that awaits its approval, and more on offer: other stops show how these are recorded. */
async function prepared({ world }: Guide): Promise<void> {
  const { server } = world;
  const tell = async (by: Visitor, mutation: string, input: object) => {
    const { body } = await server.tell(by.identity, mutation, input);
    if (!JSON.stringify(body).includes('"stream"')) throw new Error(`${mutation}: ${JSON.stringify(body)}`);
  };
  const held = { state: 'TN', fields: ['Biology 6-12'] };
  const names = { state: 'TN', givenName: 'Ida', familyName: 'Wells' };
  await tell(AGENCY, 'registerEducator', { educator: RENEWING, ...names });
  await tell(AGENCY, 'registerEducator', { educator: ADVANCING, ...names });
  await tell(AGENCY, 'issueLicense', {
    ...{ educator: RENEWING, number: '4100041', class: 'professional', ...held },
    ...{ validFrom: '2018-09-01', expiresOn: '2024-08-31' },
  });
  await tell(AGENCY, 'issueLicense', {
    ...{ educator: ADVANCING, number: '4100042', class: 'practitioner', ...held },
    ...{ validFrom: '2022-09-01', expiresOn: '2025-08-31' },
  });
  await tell(visitor(RENEWING), 'claimCredit', {
    ...{ educator: RENEWING, state: 'TN', kind: 'workshop', title: 'Writing across subjects' },
    ...{ quantity: '20', unit: 'clock_hour', completedOn: '2023-06-20', provider: 'Davidson County' },
  });
  for (const offering of LISTED) {
    const listed = { catalogue: 'tn', provider: 'cumberland-college', on: '2024-06-01', ...offering };
    await tell(AGENCY, 'announceOffering', listed);
  }
  await world.settled();
}

async function renewing({ ask }: Guide): Promise<void> {
  await ask(
    'planToRenew',
    visitor(RENEWING),
    `{
      planToRenew(objective: cost) {
        license deadline considered usable
        before { outcome required counted unit missing }
        plans {
          leastBy proven closesAll hours costCents doneOn
          items {
            kind id title quantity beginsOn doneOn costCents begun worth awaits
            credit { counted where { requirement amount } }
            citations { title link }
          }
          remaining { id asks missing citations { title link } }
        }
      }
    }`,
    'What to do before 31 August: the claim that awaits its approval first, and then the least of what is on offer',
  );
  await ask(
    'planToRenew',
    DISTRICT,
    `query ($license: ID!) {
      planToRenew(license: $license) { license }
    }`,
    'An employer of somebody else is told nothing',
    { license: 'TN-4100041' },
  );
  await ask(
    'planToRenew',
    AGENCY,
    `query ($license: ID!, $budget: Int) {
      planToRenew(license: $license, budgetCents: $budget, objective: time) {
        license
        plans {
          leastBy proven closesAll hours costCents doneOn
          items { id costCents }
          after { outcome counted asOf }
        }
      }
    }`,
    'For 150 dollars at most it takes longer; the answer of that day is the proof',
    { license: 'TN-4100041', budget: 15_000 },
  );
  await ask(
    'planToRenew',
    visitor(RENEWING),
    `{
      planToRenew(from: "2024-10-01") { deadline considered plans { proven } noPlan { code because } }
    }`,
    'Once the period is over nothing that is done closes what is missing in it',
  );
}

async function advancing({ ask }: Guide): Promise<void> {
  await ask(
    'planToAdvance',
    visitor(ADVANCING),
    `{
      planToAdvance(tier: "professional") {
        license class
        tier { outcome missing awaits }
        plans {
          leastBy proven closesAll hours costCents doneOn
          items {
            kind id title quantity beginsOn doneOn costCents begun worth awaits
            credit { counted where { requirement amount } }
            citations { title link }
          }
          remaining { id asks missing citations { title link } }
        }
        remaining { id asks missing citations { title } }
      }
    }`,
    'Points are one of two ways to advance; what else lacks is no credit',
  );
}
