import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Identity } from '../../src/app/access.ts';
import { asGiven, execute } from '../../src/app/executing/execute.ts';
import { readStream } from '../../src/app/log/ledger.ts';
import { credit } from '../../src/domain/credit/index.ts';
import type { Decider } from '../../src/domain/decider.ts';
import type { LedgerEvent } from '../../src/domain/events.ts';
import { openWorld, type World } from '../stories/world.ts';
import { DISTRICT, OTHER_AGENCY, TEACHER, UNION } from './cast.ts';

const AGENCY: Identity = { subject: 'agency-tx', roles: ['agency'], state: 'TX' };
const AUDITOR: Identity = { subject: 'auditor-tx', roles: ['auditor'], state: 'TX' };

const RESTING = `query ($on: DecisionGround!, $filter: RestingDecisionFilter, $first: Int, $after: String) {
  decisionsRestingOn(on: $on, filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo { endCursor hasNextPage }
    edges { node {
      decision { id kind license educator on outcome }
      credits { source provider credential counted restsOn }
      stands
      openReviews
    } }
  }
}`;

const SHARES = `query ($filter: AttestedShareFilter, $sort: AttestedShareSort, $first: Int, $after: String) {
  attestedOnlyShares(filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    pageInfo { endCursor hasNextPage }
    edges { node { provider unit counted attestedOnly share decisions } }
  }
}`;

interface Connection<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  readonly edges: readonly { readonly node: Node }[];
}

interface Resting {
  readonly decision: { readonly id: string; readonly kind: string; readonly license: string | null };
  readonly stands: boolean;
  readonly openReviews: readonly string[];
}

let world: World;
const credits = new Map<string, string>();

async function ask<Node>(identity: Identity, name: string, query: string, variables: object) {
  await world.settled();
  const { body } = await world.server.ask(identity, query, variables);
  expect(body.errors).toBeUndefined();
  return body.data?.[name] as Connection<Node> | null;
}

const resting = (variables: object, identity = AGENCY) =>
  ask<Resting>(identity, 'decisionsRestingOn', RESTING, variables);
const shares = (variables: object = {}, identity = AGENCY) =>
  ask<{ readonly provider: string }>(identity, 'attestedOnlyShares', SHARES, variables);
/** Approvals of credits, which are of no license, apart. */
const restingUpon = async (variables: object, kind: string) =>
  (await resting(variables))?.edges.flatMap(({ node }) => (node.decision.kind === kind ? [node] : []));
const licensesOf = async (variables: object) =>
  (await restingUpon(variables, 'renewal'))?.map(({ decision }) => decision.license);
const approvalsOf = async (variables: object) =>
  (await restingUpon(variables, 'credit_approval'))?.map(({ decision, stands }) => [decision.id, stands]);

const providersOf = async (variables: object) =>
  (await shares(variables))?.edges.map(({ node }) => node.provider);
const providersBy = (sort: object) => providersOf({ sort });

const tell = async (identity: Identity, mutation: string, input: object) => {
  const { body } = await world.server.tell(identity, mutation, input);
  const answer = body.data?.['answer'] as { readonly id: string; readonly code?: string };
  expect(answer.code).toBeUndefined();
  return answer;
};

const study = {
  ...{ kind: 'workshop', title: 'Reading difficulties', unit: 'clock_hour', completedOn: '2023-06-10' },
  categories: ['students_with_disabilities', 'dyslexia'],
};
const TEACHERS = ['1', '2'].map((number) => ({
  subject: `teacher-${number}`,
  roles: ['teacher'] as const,
  educator: `TX-${number}`,
}));

async function claim(teacher: Identity, quantity: string, provider: string): Promise<string> {
  const { educator } = teacher;
  const claimed = await tell(teacher, 'claimCredit', { educator, state: 'TX', ...study, quantity, provider });
  return claimed.id;
}

/** What mutations would refuse, or what other parts of the ledger do by themselves. */
async function write<C extends object, E extends LedgerEvent, S>(
  decider: Decider<C, E, S>,
  stream: string,
  educator: string,
  command: C,
) {
  const request = { commandId: randomUUID(), actor: 'a test' };
  const target = { stream, state: 'TX', educator };
  const answer = await execute(world.ledger.jurist.ledger, decider, target, asGiven(command), request);
  expect(answer).toHaveProperty('revision');
}

/**
 * Two teachers of Texas, where hours count on the teacher's word. One rests on 100 hours of a region that she alone
 * attests and on 50 approved ones of a college; the other on 150 of the region, approved, from a micro-credential.
 */
beforeAll(async () => {
  const settings = Object.entries({
    ...{ renewal_day: 'expiration', limit_removed_on: '2023-09-01', teacher_floor: 'none' },
    ...{ added_beyond_200: 'yes', hours_by_certificate: 'no' },
  }).map(([setting, value]) => ({ setting, value }));
  world = await openWorld({ states: ['TX'], today: '2024-02-01', settings });
  const [one, other] = TEACHERS;
  if (one === undefined || other === undefined) throw new Error('There are two.');
  for (const { educator } of TEACHERS) {
    await tell(AGENCY, 'registerEducator', { educator, state: 'TX', givenName: 'Ada', familyName: 'Okafor' });
    await tell(AGENCY, 'issueLicense', {
      ...{ educator, state: 'TX', number: educator, class: 'classroom_teacher', issuedOn: '2014-04-01' },
      ...{ fields: ['Mathematics 7-12'], validFrom: '2019-04-01', expiresOn: '2024-03-31' },
    });
  }
  await world.settled();
  credits.set('attested', await claim(one, '100', 'A slip'));
  await tell(one, 'amendCredit', {
    ...{ credit: credits.get('attested'), because: 'It was the region.' },
    claim: { ...study, quantity: '100', provider: 'Region 13' },
  });
  await tell(one, 'attestCredit', { credit: credits.get('attested') });
  credits.set('approved', await claim(one, '50', 'A College'));
  await tell(AGENCY, 'approveCredit', { credit: credits.get('approved') });
  await write(credit, 'credit-awarded', other.educator, {
    ...{ type: 'Claim', educator: other.educator, state: 'TX', ...study, quantity: '150' },
    ...{ provider: 'Region 13', credential: 'credential-reading' },
  });
  await tell(AGENCY, 'approveCredit', { credit: 'awarded' });
  for (const teacher of TEACHERS) {
    await tell(teacher, 'applyForRenewal', { license: `TX-${teacher.educator}` });
    await tell(AGENCY, 'renewLicense', { license: `TX-${teacher.educator}` });
    await world.reach('2024-02-02');
  }
}, 120_000);

afterAll(async () => {
  await world.close();
});

describe('decisions that rest on something', () => {
  test('are found by the provider their claims named, with what of them rests on it', async () => {
    const page = await restingUpon({ on: { provider: 'Region 13' } }, 'renewal');
    const made = { kind: 'renewal', outcome: 'met' };
    const whole = { stands: true, openReviews: [] };
    expect(page).toEqual(
      [
        {
          ...{ decision: { ...made, license: 'TX-TX-2', educator: 'TX-2', on: '2024-02-02' }, ...whole },
          credits: [
            {
              ...{ source: 'credit-awarded', provider: 'Region 13', credential: 'reading' },
              ...{ counted: '150', restsOn: 'approval' },
            },
          ],
        },
        {
          ...{ decision: { ...made, license: 'TX-TX-1', educator: 'TX-1', on: '2024-02-01' }, ...whole },
          credits: [
            {
              ...{ source: `credit-${credits.get('attested')}`, provider: 'Region 13', credential: null },
              ...{ counted: '100', restsOn: 'attestation' },
            },
          ],
        },
      ].map((node) => ({ ...node, decision: expect.objectContaining(node.decision) })),
    );
    expect(await licensesOf({ on: { provider: 'A slip' } })).toEqual([]);
  });

  test('are found by credit and micro-credential, and by their days', async () => {
    expect(await licensesOf({ on: { credit: credits.get('approved') } })).toEqual(['TX-TX-1']);
    expect(await licensesOf({ on: { credit: 'nothing' } })).toEqual([]);
    expect(await licensesOf({ on: { credential: 'reading' } })).toEqual(['TX-TX-2']);
    const on = { provider: 'Region 13' };
    expect(await licensesOf({ on, filter: { from: '2024-02-02' } })).toEqual(['TX-TX-2']);
    expect(await licensesOf({ on, filter: { to: '2024-02-01' } })).toEqual(['TX-TX-1']);
  });

  test('are approvals of the credits themselves, too, while they stand', async () => {
    const approved = `credit-${credits.get('approved')}`;
    expect(await approvalsOf({ on: { provider: 'Region 13' } })).toEqual([['credit-awarded@1', true]]);
    expect(await approvalsOf({ on: { credential: 'reading' } })).toEqual([['credit-awarded@1', true]]);
    expect(await approvalsOf({ on: { credit: credits.get('approved') } })).toEqual([[`${approved}@1`, true]]);
    expect(await approvalsOf({ on: { provider: 'A College' }, filter: { stands: false } })).toEqual([]);
  });

  test('page from one to the next', async () => {
    const on = { provider: 'Region 13' };
    const first = await resting({ on, first: 1 });
    expect([first?.totalCount, first?.pageInfo.hasNextPage]).toEqual([3, true]);
    expect(await licensesOf({ on, after: first?.pageInfo.endCursor })).toEqual(['TX-TX-1']);
  });

  test('are asked for by one ground at a time', async () => {
    for (const on of [{}, { credit: 'a', provider: 'b' }]) {
      const { status, body } = await world.server.ask(AGENCY, RESTING, { on });
      expect([status, body.errors?.[0]?.message]).toEqual([
        400,
        expect.stringContaining('names one of credit, provider and credential'),
      ]);
    }
  });

  test('are for the agency and the auditors of the state', async () => {
    const on = { provider: 'Region 13' };
    expect((await resting({ on }, AUDITOR))?.totalCount).toBe(3);
    expect((await shares({}, AUDITOR))?.totalCount).toBe(2);
    for (const other of [TEACHER, ...TEACHERS, UNION, DISTRICT]) {
      expect([await resting({ on }, other), await shares({}, other)]).toEqual([null, null]);
    }
    expect(await resting({ on, filter: { state: 'TX' } }, OTHER_AGENCY)).toBeNull();
    expect((await resting({ on }, OTHER_AGENCY))?.totalCount).toBe(0);
  });
});

describe('the share of what rests on the educators’ word alone', () => {
  const region = { provider: 'Region 13', unit: 'hours', counted: '250', attestedOnly: '100', share: '40' };
  const college = { provider: 'A College', unit: 'hours', counted: '50', attestedOnly: '0', share: '0' };

  test('is told by provider, the most first', async () => {
    expect((await shares())?.edges.map(({ node }) => node)).toEqual([
      { ...region, decisions: 2 },
      { ...college, decisions: 1 },
    ]);
    expect(await providersBy({ by: 'provider', direction: 'asc' })).toEqual(['A College', 'Region 13']);
    expect(await providersBy({ by: 'counted', direction: 'asc' })).toEqual(['A College', 'Region 13']);
    expect(await providersBy({ by: 'share', direction: 'desc' })).toEqual(['Region 13', 'A College']);
  });

  test('is found by provider and days, and pages', async () => {
    expect(await providersOf({ filter: { provider: 'A College' } })).toEqual(['A College']);
    expect(await providersOf({ filter: { from: '2024-02-02' } })).toEqual(['Region 13']);
    const first = await shares({ first: 1 });
    expect(await providersOf({ after: first?.pageInfo.endCursor })).toEqual(['A College']);
  });
});

describe('what becomes of a decision', () => {
  test('is told: a review that is open, and that its license was rescinded', async () => {
    await tell(AGENCY, 'reverseCredit', { credit: credits.get('approved'), because: 'Nobody was there.' });
    const on = { provider: 'A College' };
    const [reviewed] = (await resting({ on }))?.edges ?? [];
    expect(reviewed?.node).toMatchObject({ stands: true, openReviews: [expect.any(String)] });

    await tell(AGENCY, 'rescindLicense', { license: 'TX-TX-1', because: 'It was meant for another person.' });
    expect((await resting({ on }))?.edges.map(({ node }) => node.stands)).toEqual([false, false]);
    expect(await licensesOf({ on, filter: { stands: true } })).toEqual([]);
    expect(await licensesOf({ on, filter: { stands: false } })).toEqual(['TX-TX-1']);
    expect(await providersOf({})).toEqual(['Region 13']);
  });

  test('follows what was taken back of a claim only where it was decided later', async () => {
    const stream = `credit-${credits.get('attested')}`;
    const past = await readStream(world.ledger.jurist.ledger, stream);
    const amended = past.find(({ type }) => type === 'credit.Amended')?.eventId ?? '';
    await write(credit, stream, 'TX-1', { type: 'TakeBack', eventId: amended, because: 'A slip.' });
    expect(await licensesOf({ on: { provider: 'Region 13' } })).toEqual(['TX-TX-2', 'TX-TX-1']);
    expect(await licensesOf({ on: { provider: 'A slip' } })).toEqual([]);
  });

  test('is told of an approval after a reversal, an appeal and what was taken back', async () => {
    const on = { credit: 'awarded' };
    const stands = async () => (await approvalsOf({ on }))?.map(([, still]) => still);
    const upon = (command: Parameters<typeof credit.decide>[0]) =>
      write(credit, 'credit-awarded', 'TX-2', command);
    await upon({ type: 'Reverse', because: 'Nobody was there.', by: 'somebody' });
    expect(await stands()).toEqual([false]);
    await upon({ type: 'Appeal', because: 'She was.' });
    await upon({ type: 'DecideAppeal', capacity: 'agency', outcome: 'granted', because: 'She was.' });
    expect(await stands()).toEqual([true]);
    const past = await readStream(world.ledger.jurist.ledger, 'credit-awarded');
    const claimed = past.find(({ type }) => type === 'credit.Claimed')?.eventId ?? '';
    await upon({ type: 'TakeBack', eventId: claimed, because: 'A slip.' });
    expect(await stands()).toEqual([false]);
    const retracted = (await readStream(world.ledger.jurist.ledger, 'credit-awarded')).at(-1)?.eventId ?? '';
    await upon({ type: 'TakeBack', eventId: retracted, because: 'It was none.' });
    expect(await stands()).toEqual([true]);
  });
});
